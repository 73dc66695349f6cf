package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;

/** An objective in words. */
public final class ObjectiveText {

  private static final int LONGEST = 60;
  private static final String OF = " of ";

  private ObjectiveText() {}

  /**
   * What is measured: {@code support-chat availability}, {@code support-chat tickets vs single}.
   */
  static String subject(ObjectiveResult result) {
    String versus = versus(result);
    return PlainText.of(
        versus.isEmpty() ? measure(result) : measure(result) + " vs " + versus, LONGEST);
  }

  private static String measure(ObjectiveResult result) {
    String words = Metric.of(result.metric()).words();
    return result.useCase().isEmpty() ? words : result.useCase() + " " + words;
  }

  /** The limit with its direction: {@code ≥ 99.5 %}. */
  public static String limit(ObjectiveResult result) {
    String sign = result.operator().equals(">=") ? "≥ " : "≤ ";
    return sign + Figures.value(result.limit(), result.unit());
  }

  /**
   * What was measured and what was asked: {@code support-chat availability 97.1 %, limit 99.5 %},
   * {@code support-chat tickets 15 % of single, limit 10 %}.
   */
  static String measured(ObjectiveResult result) {
    // How sure the value is only matters where it decides.
    String value =
        result.verdict() == Verdict.INCONCLUSIVE
            ? Figures.value(result.estimate(), result.unit())
            : Figures.value(result.value(), result.unit());
    String limit = Figures.value(result.limit(), result.unit());
    String versus = versus(result);
    String of = versus.isEmpty() ? "" : " of " + PlainText.of(versus, Headline.LONGEST_NAME);
    return "%s %s%s, limit %s".formatted(PlainText.of(measure(result), LONGEST), value, of, limit);
  }

  /**
   * Returns the architecture that the value is a share of, as the objective says it: {@code
   * support-chat.tickets <= 5% of single}. Empty where there is none.
   */
  public static String versus(ObjectiveResult result) {
    String start = "%s.%s %s ".formatted(result.useCase(), result.metric(), result.operator());
    int of = result.objective().indexOf(OF, start.length());
    return of < 0 || !result.objective().startsWith(start)
        ? ""
        : result.objective().substring(of + OF.length());
  }
}
