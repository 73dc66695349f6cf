package dev.stampede.reports.result;

import dev.stampede.reports.result.RecoverySummary.WorstWindow;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a use case kept a promise over the time of the run, whatever was the cause. The parts of its
 * faults and what came before the first of them add up to it.
 *
 * @param objective the promise, a sentence
 * @param share of the work that must keep it, in [0, 1]
 * @param windowSeconds length of the windows that it is asked of
 * @param minutesOut minutes out of the promise, the mean of the replications
 * @param minutesOutCi95 its 95 % interval; both ends null where there is none
 * @param worstWindow the worst of all replications
 * @param budgetSpent share of the error budget that was spent, 1 is all of it; NaN where the
 *     promise leaves none
 * @param budgetSpentCi95 its interval
 * @param beforeFaults what of both came before the first fault
 */
public record PromiseSummary(
    String objective,
    double share,
    double windowSeconds,
    double minutesOut,
    List<@Nullable Double> minutesOutCi95,
    WorstWindow worstWindow,
    double budgetSpent,
    List<@Nullable Double> budgetSpentCi95,
    BeforeFaults beforeFaults) {

  /** Keeps the intervals from being changed afterwards. */
  public PromiseSummary {
    minutesOutCi95 = Collections.unmodifiableList(minutesOutCi95);
    budgetSpentCi95 = Collections.unmodifiableList(budgetSpentCi95);
  }

  /** What is put down to no fault; figures as of the whole. */
  public record BeforeFaults(double minutesOut, double budgetSpent) {}
}
