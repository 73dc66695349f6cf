package dev.stampede.reports.text.decision;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of what an objective allows is used up.
 *
 * @param used 0 for none of it, 1 where the value is the limit. Of a share that must be near one it
 *     is what is missing to one that counts: 99.5 % where 99 % is asked uses half
 */
public record Margin(ObjectiveResult result, double used) {

  private static final double NEAR_ONE = 0.5;

  /** Returns that of an objective with a value and a limit that something can be a part of. */
  static Optional<Margin> of(ObjectiveResult result) {
    double value = result.estimate().mean();
    double limit = result.limit();
    boolean least = result.operator().equals(">=");
    double used;
    if (least && isNearOne(result)) {
      used = (1 - value) / (1 - limit);
    } else {
      used = least ? limit / value : value / limit;
    }
    return Double.isFinite(used) && used >= 0
        ? Optional.of(new Margin(result, used))
        : Optional.empty();
  }

  /** Returns the met objective that is nearest to its limit; none where none is met. */
  public static Optional<Margin> nearest(Collection<ObjectiveResult> results) {
    return results.stream()
        .filter(result -> result.verdict() == Verdict.MET)
        .flatMap(result -> of(result).stream())
        .max(Comparator.comparingDouble(Margin::used));
  }

  private static boolean isNearOne(ObjectiveResult result) {
    return result.unit().equals("share") && result.limit() > NEAR_ONE && result.limit() < 1;
  }

  /** Returns what it is about: {@code chat availability}. */
  public String subject() {
    return ObjectiveText.subject(result);
  }

  /**
   * Returns its value, and what would use up the rest: {@code 99.5 %, limit ≥ 99 %. It would be
   * missed if more than 2.0 times as much fell short.}
   */
  public String words() {
    return "%s, limit %s. %s"
        .formatted(ObjectiveText.valueAlone(result), ObjectiveText.limit(result), change());
  }

  private String change() {
    if (used == 0) {
      return "Nothing of what it allows is used.";
    }
    String times = times(1 / used);
    if (result.operator().equals("<=")) {
      return "It would be missed at more than %s that.".formatted(times);
    }
    return isNearOne(result)
        ? "It would be missed if more than %s as much fell short.".formatted(times)
        : "It would be missed below %s of that.".formatted(Figures.share(used));
  }

  /** Two digits are enough to feel it. */
  private static String times(double factor) {
    if (factor >= 10) {
      return "%s times".formatted(Figures.count(Math.round(Math.floor(factor))));
    }
    return String.format(Locale.ROOT, "%.1f times", Math.floor(factor * 10) / 10);
  }
}
