package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Clients;
import dev.stampede.experiments.demand.Counts;
import dev.stampede.experiments.demand.Gaps;
import dev.stampede.experiments.demand.Lengths;
import dev.stampede.experiments.demand.RankCorrelation;
import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.experiments.demand.scatter.ArrivalFit;
import java.util.Optional;

/**
 * All that is computed of a trace of requests.
 *
 * @param requests the trace
 * @param isDated whether hours and weekdays are known
 * @param gaps between requests
 * @param perMinute counts of full minutes; of tenths of the span, if it has fewer than ten
 * @param rhythm of days and weeks, if it spans two days
 * @param prompts their lengths, if rows tell them
 * @param answers their lengths, if rows tell them
 * @param correlation of the ranks of both; NaN if there is none
 * @param clients if rows tell of more than one
 * @param fit which processes it may have come from
 */
record RequestStudy(
    RecordedRequests requests,
    boolean isDated,
    Gaps gaps,
    Counts perMinute,
    Optional<Rhythm> rhythm,
    Optional<Lengths> prompts,
    Optional<Lengths> answers,
    double correlation,
    Optional<Clients> clients,
    ArrivalFit fit) {

  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double TWO_DAYS = 2 * 86_400;
  private static final int FEWEST_WINDOWS = 10;

  /** Computes it all. */
  static RequestStudy of(Recorded recorded) {
    RecordedRequests requests = recorded.requests();
    Gaps gaps = Gaps.of(requests);
    Clients clients = Clients.of(requests);
    double span = requests.spanSeconds();
    return new RequestStudy(
        requests,
        recorded.isDated(),
        gaps,
        Counts.of(requests, Math.min(MINUTE, span / FEWEST_WINDOWS)),
        span < TWO_DAYS ? Optional.empty() : Optional.of(Rhythm.of(Counts.of(requests, HOUR))),
        lengths(requests.sortedInputs()),
        lengths(requests.sortedOutputs()),
        RankCorrelation.of(requests),
        clients.count() < 2 ? Optional.empty() : Optional.of(clients),
        ArrivalFit.of(requests, gaps.tickNanos()));
  }

  private static Optional<Lengths> lengths(int[] sorted) {
    return sorted.length == 0 ? Optional.empty() : Optional.of(Lengths.of(sorted));
  }

  /** Mean rate, per second. */
  double rate() {
    return requests.rows() / requests.spanSeconds();
  }
}
