package dev.stampede.reports.text;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;

/** An objective in words. */
public final class ObjectiveText {

  private static final int LONGEST = 60;
  private static final String OF = " of ";

  private ObjectiveText() {}

  /**
   * What is measured: {@code support-chat availability}, {@code support-chat tickets vs “single”}.
   */
  public static String subject(ObjectiveResult result) {
    String versus = versus(result);
    return PlainText.of(
        versus.isEmpty() ? measure(result) : measure(result) + " vs " + PlainText.quoted(versus),
        LONGEST);
  }

  /** What is measured, without what it is compared with: {@code support-chat p99 latency}. */
  public static String measure(ObjectiveResult result) {
    if (!result.each().isEmpty()) {
      return "replications with " + result.each();
    }
    String words = Metric.of(result.metric()).words();
    return result.useCase().isEmpty() ? words : result.useCase() + " " + words;
  }

  /**
   * What became of all work, where a latency of all work is judged: {@code within 20 s: 34.6 % of
   * all; p99 of the 34.6 % answered: 10.4 s}. Empty for other objectives, and where all work was
   * answered.
   */
  public static String withinLimit(ObjectiveResult result) {
    WithinLimit within = result.within();
    if (Double.isNaN(within.share()) || within.answered() == 1) {
      return "";
    }
    String share =
        "within %s: %s of all"
            .formatted(Figures.limit(result.limit(), "s"), Figures.share(within.share()));
    return Double.isNaN(within.answeredValue())
        ? share + "; nothing was answered"
        : "%s; %s of the %s answered: %s"
            .formatted(
                share,
                Metric.of(result.metric()).words().split(" ", 2)[0],
                Figures.share(within.answered()),
                Figures.seconds(within.answeredValue()));
  }

  /**
   * The value, {@code never} where it includes work that was never answered: of that a summary that
   * was read from JSON only knows that there is a verdict and no number.
   */
  public static String value(ObjectiveResult result) {
    return isNever(result) ? "never" : Figures.value(result.value(), result.unit());
  }

  /** The value with its interval, if it has one. */
  public static String valueWithInterval(ObjectiveResult result) {
    return isNever(result) ? "never" : Figures.value(result.estimate(), result.unit());
  }

  /** The value as it stands before its interval. */
  public static String valueAlone(ObjectiveResult result) {
    return isNever(result) ? "never" : Figures.value(result.estimate().mean(), result.unit());
  }

  /**
   * What {@link #valueWithInterval} says after the value: {@code ±0.4}, or both ends; or nothing.
   */
  public static String interval(ObjectiveResult result) {
    String after = valueWithInterval(result).substring(valueAlone(result).length()).strip();
    return after.startsWith("(") ? after.substring(1, after.length() - 1) : after;
  }

  private static boolean isNever(ObjectiveResult result) {
    boolean judged = result.verdict() != Verdict.INCONCLUSIVE;
    return Double.isInfinite(result.value()) || (judged && Double.isNaN(result.value()));
  }

  /**
   * What tells more than that some work was never answered: {@code 34.6 % in time}. A mean is never
   * reached as soon as one piece has no answer, so there it is the share that has one: {@code 98 %
   * answered}. Empty where there is a value.
   */
  public static String shareOfNever(ObjectiveResult result) {
    WithinLimit within = result.within();
    if (!isNever(result) || Double.isNaN(within.share())) {
      return "";
    }
    return result.metric().endsWith(".mean")
        ? Figures.share(within.answered()) + " answered"
        : Figures.share(within.share()) + " in time";
  }

  /** The limit with its direction: {@code ≥ 99.5 %}. */
  public static String limit(ObjectiveResult result) {
    String sign = result.operator().equals(">=") ? "≥ " : "≤ ";
    return sign + Figures.limit(result.limit(), result.unit());
  }

  /**
   * What was measured and what was asked: {@code support-chat availability 97.1 %, limit 99.5 %},
   * {@code support-chat tickets 15 % of “single”, limit 10 %}.
   */
  public static String measured(ObjectiveResult result) {
    // How sure the value is only matters where it decides. Both ends stand in parentheses already.
    String shown =
        result.verdict() == Verdict.INCONCLUSIVE
            ? valueWithInterval(result).replace(" (", ", interval ").replace(")", "")
            : value(result);
    String share = shareOfNever(result);
    String value = share.isEmpty() ? shown : shown + ", " + share;
    String limit = Figures.limit(result.limit(), result.unit());
    String versus = versus(result);
    String of = versus.isEmpty() ? "" : " of " + PlainText.quoted(versus, Headline.LONGEST_NAME);
    return result.verdict() == Verdict.INCONCLUSIVE && !result.why().isEmpty()
        ? "%s: %s".formatted(PlainText.of(measure(result), LONGEST), PlainText.of(result.why()))
        : "%s%s %s%s, limit %s"
            .formatted(
                PlainText.of(measure(result), LONGEST),
                result.each().isEmpty() ? "" : ":", // what each must keep ends with a figure
                value,
                of,
                limit);
  }

  /**
   * True if it limits the metric itself, not what another architecture or a replication makes of
   * it.
   */
  public static boolean isPlain(ObjectiveResult result) {
    return result.each().isEmpty() && versus(result).isEmpty();
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
