package dev.stampede.models;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSite;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.tier.Dependency;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A gateway before providers, with a client in place of the populations that notes to the
 * nanosecond what comes back. Requests are numbered from 0 on, in the order of sending.
 */
public final class Rig {

  /** What came back. A time of -1 was not reached. */
  public record Answered(
      int number,
      Status status,
      long atNanos,
      long startedNanos,
      long firstTokenNanos,
      int attempts,
      double quality,
      boolean human) {

    /** Time of the answer in seconds. */
    public double at() {
      return (double) atNanos / Sketch.SECOND;
    }
  }

  /** The process of all providers where they may ask the same. */
  private static final String ALL = "providers";

  private final RandomStreams streams = new RandomStreams(1, 0);
  private final Simulation simulation = new Simulation(streams);
  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final Gateway gateway;
  private final LogicalProcess client;
  private final Outlet<Request> requests;
  private final Outlet<Request> cancellations;
  private final List<Request> sent = new ArrayList<>();
  private final List<Answered> answers = new ArrayList<>();

  /** Sets up what the first architecture of a sketch needs; its use cases are not looked at. */
  public Rig(Sketch sketch) {
    TrialSpec spec = sketch.spec();
    Horizon horizon = Horizon.of(spec.intervals(), 0);
    Map<String, Dependency> dependencies = new HashMap<>();
    boolean together =
        !spec.dependencies().isEmpty()
            || spec.providers().stream().anyMatch(provider -> provider.sharedWith() != null);
    LogicalProcess all = together ? simulation.process(ALL) : null;
    if (all != null) {
      for (DependencySpec asked : spec.dependencies()) {
        List<FaultSpec> faults =
            spec.faults()
                .faultsOf(asked.name(), streams, spec.durationNanos(), spec.durationNanos());
        dependencies.put(asked.name(), new Dependency(asked, all, horizon, faults, null));
      }
    }
    for (var provider : ProviderGroups.inOrderOfOpening(spec.providers())) {
      List<FaultSpec> faults =
          spec.faults()
              .faultsOf(provider.name(), streams, spec.durationNanos(), spec.durationNanos());
      LogicalProcess process = all == null ? simulation.process(provider.name()) : all;
      providers.put(
          provider.name(),
          new Provider(
              provider,
              faults,
              3,
              new ProviderSite(
                  process,
                  horizon,
                  new SharedQuotas(),
                  dependencies,
                  spec.stepsOf(provider.name()),
                  providers.get(provider.sharedWith()))));
    }
    ArchitectureSpec architecture = spec.architectures().get(0);
    gateway = new Gateway(architecture, simulation.process("gateway"), providers, 1, horizon);
    client = simulation.process("client");
    requests = client.outlet(gateway.requests(), 0);
    cancellations = client.outlet(gateway.cancellations(), 0);
    Inbox<Request> inbox = client.inbox(this::answered);
    gateway.connect(0, inbox);
  }

  /** Sends a unit request at a time, in seconds. */
  public Rig send(double at) {
    return send(at, request -> {});
  }

  /** Sends a number of unit requests at a time, in seconds. */
  public Rig send(double at, int number) {
    for (int i = 0; i < number; i++) {
      send(at);
    }
    return this;
  }

  /** Sends a request of a shape at a time, in seconds. */
  public Rig send(double at, Consumer<Request> shape) {
    Request request = new Request();
    request.key = RandomKey.derive(4711, sent.size());
    request.bornNanos = Sketch.nanos(at);
    request.inputTokens = 1;
    request.outputTokens = 1;
    request.maxTokens = 1;
    shape.accept(request);
    sent.add(request);
    requests.send(Sketch.nanos(at), request);
    return this;
  }

  /** Gives a request up at a time, in seconds. */
  public Rig cancel(int number, double at) {
    cancellations.send(Sketch.nanos(at), sent.get(number));
    return this;
  }

  private void answered(Request request) {
    answers.add(
        new Answered(
            sent.indexOf(request),
            request.answer.status,
            client.now(),
            request.answer.startedNanos,
            request.answer.firstTokenNanos,
            request.attempts,
            request.answer.quality,
            request.answer.human));
  }

  /** Runs up to a time, in seconds, and returns the answers by number. */
  public List<Answered> run(double until) {
    simulation.run(Sketch.nanos(until));
    answers.sort(Comparator.comparingInt(Answered::number));
    return answers;
  }

  /** What the parts of the gateway did up to now. */
  public Attribution attribution() {
    return gateway.attribution();
  }

  /** What became of the steps of a provider's operators up to now. */
  public List<StepResult> steps(String name) {
    return Objects.requireNonNull(providers.get(name)).steps();
  }

  /** What happened at a provider up to now. */
  public ProviderResult provider(String name) {
    Provider provider = providers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(name);
    }
    return provider.result(simulation.now());
  }
}
