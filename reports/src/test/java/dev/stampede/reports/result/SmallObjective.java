package dev.stampede.reports.result;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;

/** An objective on the use case {@code chat}, to be given a verdict. */
public record SmallObjective(
    String text,
    String metric,
    String operator,
    double limit,
    String unit,
    String each,
    String why,
    WithinLimit within) {

  /** Returns {@code chat.availability >= 99.5%}. */
  public static SmallObjective availability() {
    return of("chat.availability >= 99.5%", "availability", ">=", 0.995, "share");
  }

  /** Returns an objective such as {@code chat.latency.e2e.p99 <= 20s}. */
  public static SmallObjective latency(String metric) {
    return of("chat." + metric + " <= 20s", metric, "<=", 20, "s");
  }

  /** Returns {@code chat.tickets <= 10% of single}. */
  public static SmallObjective tickets() {
    return of("chat.tickets <= 10% of single", "tickets", "<=", 0.1, "share");
  }

  /** Returns {@code P(chat.availability >= 99%) >= 95%}. */
  public static SmallObjective ofReplications() {
    return new SmallObjective(
        "P(chat.availability >= 99%) >= 95%",
        "availability", ">=", 0.95, "share", "chat.availability >= 99%", "", WithinLimit.NONE);
  }

  private static SmallObjective of(
      String text, String metric, String operator, double limit, String unit) {
    return new SmallObjective(text, metric, operator, limit, unit, "", "", WithinLimit.NONE);
  }

  /** Returns the same with a reason why it is inconclusive. */
  public SmallObjective why(String reason) {
    return new SmallObjective(text, metric, operator, limit, unit, each, reason, within);
  }

  /** Returns the same with what the limit is over all work. */
  public SmallObjective within(double share, double answered, double answeredValue) {
    return new SmallObjective(
        text,
        metric,
        operator,
        limit,
        unit,
        each,
        why,
        new WithinLimit(share, answered, answeredValue));
  }

  /** Returns the result of an architecture. */
  public ObjectiveResult result(String architecture, Verdict verdict, Estimate estimate) {
    return new ObjectiveResult(
        text,
        architecture,
        verdict,
        estimate.mean(),
        estimate,
        "chat",
        metric,
        operator,
        limit,
        unit,
        each,
        why,
        within);
  }

  /** Returns the result of an architecture whose work was not answered as the metric asks. */
  public ObjectiveResult never(String architecture) {
    return result(architecture, Verdict.FAILED, Estimate.ofOne(Double.POSITIVE_INFINITY));
  }
}
