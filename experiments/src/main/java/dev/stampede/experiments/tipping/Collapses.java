package dev.stampede.experiments.tipping;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Until when an architecture was below its level in each replication.
 *
 * @param untilSeconds from the start of the run; 0 where it never was, infinite where it still was
 *     at the end
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Collapses(double[] untilSeconds) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final String FIGURE = "below_until";

  /** Puts what the trials of a scenario say into few words. */
  static PointResult reading(Evidence evidence) {
    return new PointResult(
        IntStream.range(0, evidence.architectures().size())
            .mapToObj(a -> architecture(evidence, a))
            .toList(),
        evidence.events(),
        evidence.digest().toString(),
        List.of(),
        Optional.empty());
  }

  private static OfArchitecture architecture(Evidence evidence, int number) {
    String name = evidence.architectures().get(number);
    double[] until = new double[evidence.replications()];
    List<UseCaseSpec> useCases = evidence.scenario().trial().useCases();
    for (int u = 0; u < useCases.size(); u++) {
      if (useCases.get(u).isOurs()) {
        for (int r = 0; r < until.length; r++) {
          long nanos = evidence.levels(u, number).get(r).belowUntilNanos();
          double seconds =
              nanos == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : nanos / NANOS_PER_SECOND;
          until[r] = Math.max(until[r], seconds);
        }
      }
    }
    List<Figure> figures =
        Arrays.stream(until)
            .mapToObj(seconds -> new Figure(FIGURE, "", "s", false, Estimate.ofOne(seconds)))
            .toList();
    return new OfArchitecture(
        name, evidence.scenario().bounds().contains(name), figures, List.of());
  }

  /** Returns those of an architecture. */
  static Collapses of(PointResult result, String architecture) {
    return new Collapses(
        result.architecture(architecture).orElseThrow().figures().stream()
            .mapToDouble(figure -> figure.value().mean())
            .toArray());
  }

  int replications() {
    return untilSeconds.length;
  }

  /** Replications in which it has not recovered. */
  int down() {
    return (int) Arrays.stream(untilSeconds).filter(Double::isInfinite).count();
  }

  /** Met if it is known that more do not recover than a share; of at least one replication. */
  Verdict side(Verge verge) {
    return verge.side(down(), replications());
  }

  /** Returns those replications of this in which another one has not recovered. */
  Collapses where(Collapses other) {
    return new Collapses(
        IntStream.range(0, Math.min(replications(), other.replications()))
            .filter(r -> Double.isInfinite(other.untilSeconds[r]))
            .mapToDouble(r -> untilSeconds[r])
            .toArray());
  }

  /**
   * Returns how often it has not recovered; of at least one replication.
   *
   * @param overSeconds when what tipped it was over, from the start of the run
   */
  Chance chance(double overSeconds) {
    Interval interval = ClopperPearson.of(down(), replications());
    double[] took =
        Arrays.stream(untilSeconds)
            .filter(Double::isFinite)
            .map(until -> Math.max(0, until - overSeconds))
            .toArray();
    return new Chance(
        down(),
        replications(),
        Estimate.of((double) down() / replications(), interval.low(), interval.high()),
        Arrays.stream(took).average().orElse(Double.NaN),
        Arrays.stream(took).max().orElse(Double.NaN));
  }
}
