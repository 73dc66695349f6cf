package dev.stampede.models;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.replay.Recording;
import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.models.arrival.replay.TraceCursor;
import dev.stampede.models.arrival.replay.TraceSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.ToleranceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario in a few words, for tests. What is not said is the simplest there is. */
public final class Sketch {

  /** A second in nanoseconds. */
  public static final long SECOND = 1_000_000_000L;

  private long duration = 100 * SECOND;
  private long warmup;
  private long drain;
  private long interval = 10 * SECOND;
  private final List<LatencyLimit> limits = new ArrayList<>();
  private final List<UseCaseSpec> useCases = new ArrayList<>();
  private final List<ProviderSpec> providers = new ArrayList<>();
  private final List<DependencySpec> served = new ArrayList<>();
  private final List<FaultSpec> faults = new ArrayList<>();
  private final List<StepSpec> steps = new ArrayList<>();
  private final List<IncidentSpec> incidents = new ArrayList<>();
  private final Map<String, List<String>> dependencies = new HashMap<>();
  private final List<ArchitectureSpec> architectures = new ArrayList<>();
  private PlatformsSpec platforms = PlatformsSpec.NONE;

  /** Lasts so long; work that arrives before the end of the warm-up does not count. */
  public Sketch lasting(double seconds, double warmupSeconds) {
    duration = nanos(seconds);
    warmup = nanos(warmupSeconds);
    return this;
  }

  /** Goes on for so long at most, until the work that counts has ended. */
  public Sketch drain(double seconds) {
    drain = nanos(seconds);
    return this;
  }

  /** Counts what is within a time. */
  public Sketch limit(String useCase, Span span, double seconds) {
    limits.add(new LatencyLimit(useCase, span, nanos(seconds)));
    return this;
  }

  /** Cuts the course of the run into parts of this length. */
  public Sketch intervals(double seconds) {
    interval = nanos(seconds);
    return this;
  }

  /** Adds a use case. */
  public Sketch useCase(UseCaseSpec useCase) {
    useCases.add(useCase);
    return this;
  }

  /** Adds a use case of unit requests that tolerates anything. */
  public Sketch useCase(String name, ArrivalSpec arrivals) {
    return useCase(simple(name, arrivals));
  }

  /** Adds a provider. */
  public Sketch provider(ProviderSpec provider) {
    providers.add(provider);
    return this;
  }

  /** Adds a provider at no distance, without quotas, that stops the work of cancelled calls. */
  public Sketch provider(String name, EngineSpec engine) {
    return provider(simple(name, engine));
  }

  /** Adds a fault. */
  public Sketch fault(FaultSpec fault) {
    faults.add(fault);
    return this;
  }

  /** Adds a fault. */
  public Sketch fault(String provider, double at, double forSeconds, Effect effect) {
    String id = "fault-" + faults.size();
    faults.add(new FaultSpec(id, provider, nanos(at), nanos(forSeconds), effect));
    return this;
  }

  /** Adds a step of operators. */
  public Sketch step(StepSpec step) {
    steps.add(step);
    return this;
  }

  /** Adds incidents. */
  public Sketch incidents(IncidentSpec incident) {
    incidents.add(incident);
    return this;
  }

  /** Makes a provider fail with something. */
  public Sketch dependsOn(String provider, String source) {
    dependencies.computeIfAbsent(provider, p -> new ArrayList<>()).add(source);
    return this;
  }

  /** Adds what tiers may ask. */
  public Sketch dependency(String name, EngineSpec engine) {
    served.add(new DependencySpec(name, engine));
    return this;
  }

  /** Adds what tiers may ask, and machines do. */
  public Sketch dependency(DependencySpec dependency) {
    served.add(dependency);
    return this;
  }

  /** Has platforms. */
  public Sketch platforms(PlatformsSpec used) {
    platforms = used;
    return this;
  }

  /** Adds an architecture with one chain and providers tried in order whatever went wrong. */
  public Sketch architecture(String name, List<PolicySpec> chain, String... ladder) {
    return architecture(name, chain, Arrays.stream(ladder).map(Sketch::rung).toList());
  }

  /** Adds an architecture. */
  public Sketch architecture(String name, List<PolicySpec> chain, List<RungSpec> ladder) {
    return architecture(name, chain, ladder, 1);
  }

  /** Adds an architecture with several replicas of its gateway. */
  public Sketch architecture(
      String name, List<PolicySpec> chain, List<RungSpec> ladder, int replicas) {
    architectures.add(new ArchitectureSpec(name, chain, ladder, replicas));
    return this;
  }

  /** The scenario; without an architecture it has one that calls the first provider. */
  public TrialSpec spec() {
    if (architectures.isEmpty()) {
      architecture("plain", List.of(), providers.get(0).name());
    }
    return new TrialSpec(
        new Horizon(duration, warmup, Intervals.covering(duration, interval)),
        new Drain(drain),
        limits,
        useCases,
        providers,
        served,
        new FaultPlan(faults, incidents, dependencies),
        steps,
        platforms,
        architectures);
  }

  /** Runs the first architecture's first replication. */
  public TrialResult run() {
    return run(spec(), 0, 1, 0);
  }

  /** Runs one trial. */
  public static TrialResult run(TrialSpec spec, int architecture, long seed, int replication) {
    try (Trial trial = new Trial(spec, architecture, seed, replication)) {
      if (!trial.run(1)) {
        throw new IllegalStateException("nobody stopped the trial");
      }
      return trial.result();
    }
  }

  /** A use case of unit requests that tolerates anything. */
  public static UseCaseSpec simple(String name, ArrivalSpec arrivals) {
    return useCase(name, arrivals, RequestSpec.UNIT, ToleranceSpec.ANYTHING, null);
  }

  /** A use case of ourselves with priority 0. */
  public static UseCaseSpec useCase(
      String name,
      ArrivalSpec arrivals,
      RequestSpec request,
      ToleranceSpec tolerance,
      @Nullable Distribution patience) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        new PopulationSpec(arrivals),
        request,
        tolerance,
        patience,
        0,
        0,
        null);
  }

  /** A use case of unit requests that tolerates anything, with somebody else who makes the work. */
  public static UseCaseSpec useCaseOf(String name, SourceSpec source) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        source,
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        0,
        null);
  }

  /** A use case of unit requests with a priority. */
  public static UseCaseSpec prioritized(String name, ArrivalSpec arrivals, int priority) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        new PopulationSpec(arrivals),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        priority,
        0,
        null);
  }

  /** A provider at no distance, without quotas, that stops the work of cancelled calls. */
  public static ProviderSpec simple(String name, EngineSpec engine) {
    return new ProviderSpec(name, engine, QuotaSpec.NONE, 1, 0, 529, true);
  }

  /** Servers, first come first served, with room for any number to wait. */
  public static EngineSpec servers(int servers, Distribution service) {
    return servers(servers, service, EngineSpec.UNBOUNDED, Discipline.FIFO, null);
  }

  /** Servers. */
  public static EngineSpec servers(
      int servers,
      Distribution service,
      int queueLimit,
      Discipline discipline,
      @Nullable Distribution patience) {
    return new ServersSpec(servers, service, queueLimit, discipline, patience);
  }

  /** A rung that any failure leads to. */
  public static RungSpec rung(String provider) {
    return new ProviderRungSpec(provider, RungSpec.ANY, false);
  }

  /** A Poisson process of constant rate. */
  public static ArrivalSpec poisson(double perSecond) {
    return RatedSpec.poisson(perSecond, List.of());
  }

  /** Unit requests at exact times. */
  public static ArrivalSpec at(double... seconds) {
    return trace(Arrays.stream(seconds).mapToObj(s -> new Row(nanos(s), 1, 1)).toArray(Row[]::new));
  }

  /** A number of unit requests at time 0. */
  public static ArrivalSpec together(int requests) {
    return at(new double[requests]);
  }

  /** Requests as rows say. */
  public static ArrivalSpec trace(Row... rows) {
    return new TraceSpec("test", Replay.PLAIN, () -> new Rows(rows), Recording.UNREAD);
  }

  /** Seconds in nanoseconds. */
  public static long nanos(double seconds) {
    return Math.round(seconds * SECOND);
  }

  /** Always so many seconds. */
  public static Distribution always(double seconds) {
    return new Distribution.Constant(seconds);
  }

  /** Exponentially distributed seconds. */
  public static Distribution exponential(double mean) {
    return new Distribution.Exponential(mean);
  }

  /** A row of a trace. */
  public record Row(long offsetNanos, int inputTokens, int outputTokens) {}

  private static final class Rows implements TraceCursor {

    private final Row[] rows;
    private int place = -1;

    Rows(Row[] rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      return ++place < rows.length;
    }

    @Override
    public void seek(long nanos) {
      place = -1;
      while (place + 1 < rows.length && rows[place + 1].offsetNanos() < nanos) {
        place++;
      }
    }

    @Override
    public long offsetNanos() {
      return rows[place].offsetNanos();
    }

    @Override
    public int cachedTokens() {
      return UNKNOWN;
    }

    @Override
    public int inputTokens() {
      return rows[place].inputTokens();
    }

    @Override
    public int outputTokens() {
      return rows[place].outputTokens();
    }

    @Override
    public void close() {}
  }
}
