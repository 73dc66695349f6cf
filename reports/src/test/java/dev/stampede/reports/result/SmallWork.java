package dev.stampede.reports.result;

import java.util.List;

/**
 * Work of the use case {@code chat}, one call each, which was answered in full or failed.
 *
 * @param answered pieces, all in time
 * @param unfinished pieces whose end is not known
 * @param p50 of all work, in seconds; infinite if too little was answered
 * @param p99 of all work, in seconds
 * @param answeredP99 of the answered alone; NaN for none
 */
public record SmallWork(
    String name,
    long offered,
    long answered,
    long unfinished,
    double p50,
    double p99,
    double answeredP99) {

  /** Returns an architecture that did it, and calls no provider that anyone looks at. */
  public ArchitectureSummary architecture() {
    long failed = offered - unfinished - answered;
    OutcomeCounts outcomes = new OutcomeCounts(offered, answered, 0, 0, 0, failed, 0, unfinished);
    LatencySummary latency =
        answered == 0
            ? LatencySummary.NONE
            : new LatencySummary(
                answeredP99,
                answeredP99,
                answeredP99,
                answeredP99,
                answeredP99,
                answeredP99,
                answered);
    double rest = answered == outcomes.known() ? p99 : Double.POSITIVE_INFINITY;
    WorkLatency e2e = new WorkLatency(rest, p50, p99, p99, rest, rest, latency);
    return new ArchitectureSummary(
        name,
        List.of(
            new UseCaseSummary(
                "chat",
                false,
                outcomes,
                Estimate.ofOne((double) answered / outcomes.known()),
                new UseCaseSummary.LatencySeconds(
                    e2e,
                    SmallExperiment.NO_WORK,
                    SmallExperiment.NO_WORK,
                    SmallExperiment.NO_WORK,
                    LatencySummary.NONE,
                    LatencySummary.NONE,
                    LatencySummary.NONE),
                Double.NaN,
                new UseCaseSummary.Returns(0, 0),
                new UseCaseSummary.Attempts(offered, offered == 0 ? Double.NaN : 1),
                failed,
                new UseCaseSummary.Cost(0, 0, 0),
                Double.NaN)),
        List.of());
  }
}
