package dev.stampede.reports.result;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a use case kept a promise in and after the faults of one cause: a fault by plan, or all
 * incidents by chance of one source. Its time reaches from their begin to that of the next fault,
 * whatever that is.
 *
 * @param objective the promise, a sentence
 * @param fault the fault's name in the scenario; the source of incidents by chance
 * @param provider which it struck, or what providers depend on
 * @param kind such as {@code outage}; {@code incident} for those by chance
 * @param occurrences how often it struck, in all replications
 * @param secondsAfter mean time from its end until all was well again; infinite if that was once
 *     not within the run, or not before the next fault; NaN where nobody can tell
 * @param secondsAfterCi95 its 95 % interval; both ends null where there is none
 * @param wellAgain those times after which all was well again, alone
 * @param notWithinRun how often the run ended before all was well again
 * @param overtaken how often the next fault struck before all was well again
 * @param minutesOut minutes out of the promise, the mean of the replications
 * @param minutesOutCi95 its interval
 * @param worstWindow the worst of all replications that lies in its time
 * @param budgetSpent share of the error budget of the run that went in its time: 1 is all of it;
 *     NaN where the promise leaves none
 * @param budgetSpentCi95 its interval
 * @param burnRate how many times faster than evenly, from its begin until all was well again
 */
public record RecoverySummary(
    String objective,
    String fault,
    String provider,
    String kind,
    long occurrences,
    double secondsAfter,
    List<@Nullable Double> secondsAfterCi95,
    WellAgain wellAgain,
    long notWithinRun,
    long overtaken,
    double minutesOut,
    List<@Nullable Double> minutesOutCi95,
    WorstWindow worstWindow,
    double budgetSpent,
    List<@Nullable Double> budgetSpentCi95,
    double burnRate) {

  /** Keeps the intervals from being changed afterwards. */
  public RecoverySummary {
    secondsAfterCi95 = Collections.unmodifiableList(secondsAfterCi95);
    minutesOutCi95 = Collections.unmodifiableList(minutesOutCi95);
    budgetSpentCi95 = Collections.unmodifiableList(budgetSpentCi95);
  }

  /**
   * The faults after which all was well again. It can look the better the more of them are missing.
   *
   * @param count of them
   * @param meanSeconds from their end; NaN where there are none
   * @param longestSeconds NaN where there are none
   */
  public record WellAgain(long count, double meanSeconds, double longestSeconds) {}

  /**
   * The window in which least of the work kept the promise.
   *
   * @param share of the work in it, in [0, 1]; NaN where no whole window had any
   * @param atSeconds when it begins, from the start of the run; NaN where there is none
   */
  public record WorstWindow(double share, double atSeconds) {}
}
