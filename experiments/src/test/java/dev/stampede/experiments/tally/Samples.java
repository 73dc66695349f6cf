package dev.stampede.experiments.tally;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.experiments.tally.Sightings.Sighting;
import dev.stampede.models.Drain;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.TrialCost;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseBooks;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What verdicts are made from, of work that a test tells piece by piece. */
public final class Samples {

  private static final double END_SECONDS = 100_000;

  /** The time in which all of it happens, in one interval. */
  public static final Horizon HORIZON = Horizon.of(new Intervals(Piece.nanos(END_SECONDS), 1), 0);

  private Samples() {}

  public static Limit atLeast(double value) {
    return new Limit(value, true);
  }

  public static Limit atMost(double value) {
    return new Limit(value, false);
  }

  public static List<Piece> times(int count, Piece piece) {
    return Collections.nCopies(count, piece);
  }

  /** A replication with this work. */
  @SafeVarargs
  public static List<Piece> work(List<Piece>... parts) {
    List<Piece> all = new ArrayList<>();
    for (List<Piece> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** Nothing is paid. */
  static final WorkFigures.Costs FREE = new WorkFigures.Costs(Cost.NONE, 0, 0);

  /** Replications without chance; the counters are those of a metric with a limit. */
  @SafeVarargs
  public static Sample sample(Metric metric, Limit limit, List<Piece>... replications) {
    List<List<Piece>> all = new ArrayList<>();
    for (List<Piece> replication : replications) {
      all.add(replication);
    }
    return sample(metric.counted("work", limit).stream().toList(), Sightings.none(all.size()), all);
  }

  public static Sample sample(
      List<LatencyLimit> limits, Sightings sightings, List<List<Piece>> replications) {
    ArchitectureTally tally = tally(limits, "work");
    for (List<Piece> pieces : replications) {
      add(tally, result("work", limits, pieces));
    }
    return tally.sample(0, sightings);
  }

  /** Nothing was added yet. */
  public static ArchitectureTally tally(List<LatencyLimit> limits, String... useCases) {
    TrialSpec trials = trials(limits, useCases);
    return new ArchitectureTally(trials, new PromiseWatch(trials, List.of(), 1));
  }

  /** Trials of use cases whose tickets cost three dollars each. */
  public static TrialSpec trials(List<LatencyLimit> limits, String... useCases) {
    return new TrialSpec(
        HORIZON,
        Drain.NONE,
        limits,
        Arrays.stream(useCases).map(Samples::useCase).toList(),
        List.of(),
        FaultPlan.NONE,
        List.of());
  }

  public static UseCaseSpec useCase(String name) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        new PopulationSpec(RatedSpec.poisson(1, List.of())),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        3,
        null);
  }

  /** Adds a replication, of which nothing but its use cases is told. */
  public static void add(ArchitectureTally tally, UseCaseResult... useCases) {
    add(tally, 0, useCases);
  }

  /** Adds a replication with a cost beside those of its tickets. */
  public static void add(ArchitectureTally tally, double fixed, UseCaseResult... useCases) {
    tally.add(
        new TrialResult(
            "a",
            tally.replications(),
            List.of(useCases),
            List.of(),
            List.of(),
            Collections.nCopies(useCases.length, new IntervalCounts(HORIZON.intervals())),
            Attribution.NONE,
            List.of(),
            List.of(),
            new TrialCost(
                Arrays.stream(useCases).map(Samples::cost).toList(),
                List.of(),
                Arrays.stream(useCases)
                    .map(Samples::cost)
                    .reduce(Cost.of(CostPart.FIXED, fixed), Cost::plus)),
            100 + tally.replications(),
            10 + tally.replications(),
            Digest.EMPTY.with(tally.replications())));
  }

  /** What a use case's tickets cost. */
  public static Cost cost(UseCaseResult useCase) {
    return Cost.of(CostPart.TICKETS, 3.0 * useCase.outcomes().count(Outcome::isTicket));
  }

  /** The results of a use case in one replication. */
  public static UseCaseResult result(String name, List<LatencyLimit> limits, List<Piece> pieces) {
    record Moment(double seconds, Runnable happens) {}
    Descents ways = new Descents(rung -> "rung" + rung, layer -> "layer" + layer);
    int way = ways.after(Descents.START, 0, 0, Status.OK);
    UseCaseBooks books = new UseCaseBooks(HORIZON, limits, Tenants.of("anybody"));
    List<Moment> moments = new ArrayList<>();
    for (Piece piece : pieces) {
      double born = piece.ended ? 0 : END_SECONDS - piece.seconds;
      long end = Piece.nanos(born + piece.seconds);
      var request = piece.request(Piece.nanos(born));
      request.descent = way;
      moments.add(new Moment(born, () -> books.arrived(request.bornNanos)));
      moments.add(
          new Moment(
              born + piece.seconds,
              () -> {
                if (piece.ended) {
                  books.ended(end, request, piece.outcome);
                } else {
                  books.underway(end, request, way, piece.outcome);
                }
              }));
    }
    moments.sort(Comparator.comparingDouble(Moment::seconds));
    moments.forEach(moment -> moment.happens().run());
    return books.close(name, Piece.nanos(END_SECONDS), ways);
  }

  /** Incidents of one source that struck some replications. */
  public static Sightings incidents(double probability, Boolean... struck) {
    int strikes = Collections.frequency(List.of(struck), true);
    return new Sightings(
        List.of(struck),
        probability,
        List.of(new Sighting("north", strikes, struck.length * probability)));
  }
}
