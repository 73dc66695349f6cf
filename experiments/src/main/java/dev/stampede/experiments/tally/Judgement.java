package dev.stampede.experiments.tally;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;

/**
 * What a metric says of an objective.
 *
 * @param estimate the value, with its interval where there is one
 * @param why it is inconclusive though the interval does not say so; empty if it is not
 * @param within how much work was within the limit, for latencies of all work
 */
record Judgement(Verdict verdict, Estimate estimate, String why, WithinLimit within) {

  /** Stands for "out of all proportion" where the architecture compared with has none at all. */
  private static final double MOST_RATIO = 1e6;

  static Judgement of(Verdict verdict, Estimate estimate) {
    return new Judgement(verdict, estimate, "", WithinLimit.NONE);
  }

  /** Nothing was measured, so nothing can be said. */
  static Judgement ofNothing() {
    return new Judgement(
        Verdict.INCONCLUSIVE, Estimate.ofOne(Double.NaN), "nothing was measured", WithinLimit.NONE);
  }

  /**
   * Joins what the verdict is if all work fails whose end is not known, and if all of it is kept.
   */
  static Judgement of(Judged ifFailed, Judged ifKept, Estimate estimate) {
    if (ifFailed.verdict() == ifKept.verdict()) {
      return new Judgement(ifFailed.verdict(), estimate, ifFailed.why(), WithinLimit.NONE);
    }
    return ofOpen(estimate);
  }

  /** The verdict would be another one if work had ended otherwise whose end is not known. */
  static Judgement ofOpen(Estimate estimate) {
    return new Judgement(
        Verdict.INCONCLUSIVE,
        estimate,
        "it depends on work that was still under way at the end",
        WithinLimit.NONE);
  }

  /** Returns how many times another value, not negative, a value is: of none it is 0 times any. */
  static double ratio(double value, double other) {
    if (value == 0) {
      return 0;
    }
    return Double.isInfinite(value) ? value : Math.min(MOST_RATIO, value / other);
  }

  Judgement with(WithinLimit share) {
    return new Judgement(verdict, estimate, why, share);
  }

  /**
   * A verdict under one assumption.
   *
   * @param why it is inconclusive though no interval says so; empty if it is not
   */
  record Judged(Verdict verdict, String why) {

    static Judged of(boolean met) {
      return of(met ? Verdict.MET : Verdict.FAILED);
    }

    static Judged of(Verdict verdict) {
      return new Judged(verdict, "");
    }

    static Judged open(String why) {
      return new Judged(Verdict.INCONCLUSIVE, why);
    }
  }
}
