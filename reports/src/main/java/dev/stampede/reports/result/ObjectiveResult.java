package dev.stampede.reports.result;

import java.util.Collection;
import java.util.Locale;

/**
 * One objective as one architecture met it or not.
 *
 * @param objective the objective as the scenario says it
 * @param value the measured value, in {@code unit}; NaN where nothing was measured, infinite if it
 *     includes work that was never answered: both are null in JSON
 * @param estimate the value with its interval
 * @param useCase the use case it is about; empty for the architecture as a whole
 * @param metric the metric, such as {@code availability} or {@code latency.e2e.p99}
 * @param operator {@code >=} or {@code <=}
 * @param limit the limit, in {@code unit}
 * @param unit {@code s} for seconds, {@code min} for minutes, {@code h} for person-hours, {@code
 *     share} for a number in [0, 1], the currency of the scenario for what is paid, or empty for a
 *     plain number
 * @param each what each replication must keep, such as {@code chat.availability >= 99%}, where the
 *     value is the share of replications that do; empty where it is not
 * @param why it is inconclusive though no interval straddles the limit, in words; else empty
 * @param within how the limit looks over all work, for latencies of all work
 */
public record ObjectiveResult(
    String objective,
    String architecture,
    Verdict verdict,
    double value,
    Estimate estimate,
    String useCase,
    String metric,
    String operator,
    double limit,
    String unit,
    String each,
    String why,
    WithinLimit within) {

  /** The unit of what is paid, before anybody has said in which currency. */
  public static final String MONEY = "money";

  /** Returns the same with what is paid in a currency. */
  public ObjectiveResult paidIn(String currency) {
    return unit.equals(MONEY)
        ? new ObjectiveResult(
            objective,
            architecture,
            verdict,
            value,
            estimate,
            useCase,
            metric,
            operator,
            limit,
            currency,
            each,
            why,
            within)
        : this;
  }

  /**
   * A latency limit, seen over all work offered. Shares lie in [0, 1].
   *
   * @param share of the work that had its answer within the limit, exactly
   * @param answered share of the work that had an answer, in time or late
   * @param answeredValue the value of the answered work alone, in seconds; NaN without any
   */
  public record WithinLimit(double share, double answered, double answeredValue) {

    /** What is judged is no latency of all work. */
    public static final WithinLimit NONE = new WithinLimit(Double.NaN, Double.NaN, Double.NaN);
  }

  /** Whether an objective is met; written in lower case. */
  public enum Verdict {
    /** It keeps the limit, and so does its whole interval where there is one. */
    MET,
    /** It breaks the limit, and so does its whole interval where there is one. */
    FAILED,
    /** The interval straddles the limit, or too little was seen to say. */
    INCONCLUSIVE;

    /** What several come to: failed if one is, inconclusive if one is and none failed, else met. */
    public static Verdict ofAll(Collection<Verdict> verdicts) {
      if (verdicts.contains(FAILED)) {
        return FAILED;
      }
      return verdicts.contains(INCONCLUSIVE) ? INCONCLUSIVE : MET;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
