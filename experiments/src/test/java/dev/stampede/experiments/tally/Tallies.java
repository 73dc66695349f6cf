package dev.stampede.experiments.tally;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.Drain;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.TrialCost;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseBooks;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;

/** Tallies of replications in which only what a test looks at has happened, over 25 s. */
public final class Tallies {

  public static final long SECOND = 1_000_000_000L;

  /** Parts of the course; the last one is shorter. */
  public static final Intervals INTERVALS = Intervals.covering(25 * SECOND, 10 * SECOND);

  private static final Horizon HORIZON = Horizon.of(INTERVALS, 0);

  private Tallies() {}

  /** Each replication with what happened at its providers. */
  @SafeVarargs
  public static ArchitectureTally ofProviders(List<ProviderResult>... replications) {
    ArchitectureTally tally = tally(List.of());
    for (List<ProviderResult> providers : replications) {
      tally.add(trial(tally, idle(), providers, Attribution.NONE));
    }
    return tally;
  }

  /** Each replication with what the parts of the architecture did. */
  public static ArchitectureTally ofAttributions(Attribution... replications) {
    ArchitectureTally tally = tally(List.of());
    for (Attribution attribution : replications) {
      tally.add(trial(tally, idle(), List.of(), attribution));
    }
    return tally;
  }

  /** Each replication with what became of the work of one use case. */
  public static ArchitectureTally ofUseCase(UseCaseSpec spec, UseCaseResult... replications) {
    ArchitectureTally tally = tally(List.of(spec));
    for (UseCaseResult useCase : replications) {
      tally.add(trial(tally, useCase, List.of(), Attribution.NONE));
    }
    return tally;
  }

  private static ArchitectureTally tally(List<UseCaseSpec> useCases) {
    TrialSpec trials = trials(useCases);
    return new ArchitectureTally(trials, new PromiseWatch(trials, List.of(), 1));
  }

  /** Trials of use cases without anything that serves them. */
  public static TrialSpec trials(List<UseCaseSpec> useCases) {
    return new TrialSpec(
        HORIZON, Drain.NONE, List.of(), useCases, List.of(), FaultPlan.NONE, List.of());
  }

  /** A use case whose tickets cost three dollars each. */
  public static UseCaseSpec spec(String tenant) {
    return new UseCaseSpec(
        "work",
        tenant,
        new PopulationSpec(RatedSpec.poisson(1, List.of())),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        3,
        null);
  }

  /**
   * Work that all arrived at 1 s, timed out in the north, and was answered by the south at 3 s or
   * refused for its quota, with two calls a piece and four tokens a second. What is unfinished has
   * made one call: one piece is in the north still, and the others are nowhere.
   */
  public static UseCaseResult work(int full, int failed, int unfinished) {
    Descents ways = new Descents(rung -> rung == 0 ? "north" : "south", layer -> "layer" + layer);
    int timedOut = ways.after(Descents.START, 0, 2, Status.TIMEOUT);
    int answered = ways.after(timedOut, 1, 3, Status.OK);
    int refused = ways.after(timedOut, 1, 3, Status.ERROR, new Cause(Cause.Kind.QUOTA, "rpm"), 429);
    UseCaseBooks books = new UseCaseBooks(HORIZON, List.of(), Tenants.of("anybody"));
    for (int i = 0; i < full + failed + unfinished; i++) {
      books.arrived(SECOND);
    }
    for (int i = 0; i < full + failed; i++) {
      Status status = i < full ? Status.OK : Status.ERROR;
      Request request = new Request();
      request.bornNanos = SECOND;
      request.attempts = 2;
      request.descent = i < full ? answered : refused;
      request.answer.set(status);
      request.answer.startedNanos = 2 * SECOND;
      request.answer.firstTokenNanos = 5 * SECOND / 2;
      request.answer.perTokenNanos = SECOND / 4;
      request.answer.quality = 0.5;
      books.ended(3 * SECOND, request, i < full ? Outcome.FULL : Outcome.FAILED);
    }
    for (int i = 0; i < unfinished; i++) {
      Request request = new Request();
      request.bornNanos = SECOND;
      request.attempts = 1;
      int way = i == 0 ? ways.after(Descents.START, 0, 2, null) : Descents.START;
      books.underway(25 * SECOND, request, way, Outcome.UNFINISHED);
    }
    return books.close("work", 25 * SECOND, ways);
  }

  private static UseCaseResult idle() {
    Descents ways = new Descents(rung -> "rung" + rung, layer -> "layer" + layer);
    return new UseCaseBooks(HORIZON, List.of(), Tenants.of("anybody")).close("idle", 1, ways);
  }

  private static TrialResult trial(
      ArchitectureTally tally,
      UseCaseResult useCase,
      List<ProviderResult> providers,
      Attribution attribution) {
    IntervalCounts attempts = new IntervalCounts(INTERVALS);
    attempts.add(1, 7 + tally.replications());
    return new TrialResult(
        "a",
        tally.replications(),
        List.of(useCase),
        providers,
        List.of(),
        List.of(attempts),
        attribution,
        List.of(),
        List.of(),
        new TrialCost(
            List.of(Samples.cost(useCase)),
            providers.stream().map(Tallies::cost).toList(),
            Samples.cost(useCase)),
        100 + tally.replications(),
        10 + tally.replications(),
        digest(tally.replications()));
  }

  private static Cost cost(ProviderResult provider) {
    return provider.rent().plus(provider.admission().spending().of(0));
  }

  /** The digest of a replication. */
  public static Digest digest(int replication) {
    return Digest.EMPTY.with(replication);
  }
}
