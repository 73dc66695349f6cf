package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;

/** An objective in words. */
final class ObjectiveText {

  private static final int LONGEST = 60;

  private ObjectiveText() {}

  /** What is measured: {@code support-chat availability}. */
  static String subject(ObjectiveResult result) {
    if (isRelative(result)) {
      return PlainText.of(result.objective(), LONGEST);
    }
    String words = Metric.of(result.metric()).words();
    return PlainText.of(
        result.useCase().isEmpty() ? words : result.useCase() + " " + words, LONGEST);
  }

  /** The limit with its direction: {@code ≥ 99.5 %}. */
  static String limit(ObjectiveResult result) {
    String sign = result.operator().equals(">=") ? "≥ " : "≤ ";
    return sign + Figures.value(result.limit(), result.unit());
  }

  /**
   * What was measured and what was asked: {@code support-chat availability 97.1 %, limit 99.5 %}.
   */
  static String measured(ObjectiveResult result) {
    // How sure the value is only matters where it decides.
    String value =
        result.verdict() == Verdict.INCONCLUSIVE
            ? Figures.value(result.estimate(), result.unit())
            : Figures.value(result.value(), result.unit());
    String limit = Figures.value(result.limit(), result.unit());
    return isRelative(result)
        ? subject(result) + ": " + value
        : subject(result) + " " + value + ", limit " + limit;
  }

  /**
   * True if the value is a ratio to another architecture's: it is a share, and the metric itself is
   * not. Only the objective's own words say which architecture that is.
   */
  private static boolean isRelative(ObjectiveResult result) {
    return result.unit().equals("share") && !Metric.of(result.metric()).unit().equals("share");
  }
}
