package dev.stampede.scenarios.review;

import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Takes what checks find. */
public record Findings(Problems problems) {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  /**
   * Reports a finding.
   *
   * @param place the value that makes it so
   * @param message what happens, without a full stop
   * @param help what to do
   */
  public void add(Rule rule, Effective place, String message, String help) {
    problems.add(rule, place.atInScenario(), place.path(), message, help);
  }

  /**
   * Reports a finding at the value itself, or at the vendor's element that says it.
   *
   * @param written where it stands in the scenario, as {@link Effective#written} tells
   */
  void addAtValue(Rule rule, Effective written, String message, @Nullable String help) {
    problems.add(rule, written.valueAt(), written.path(), message, help);
  }

  /** Returns a share for a message: {@code 4.3 %}. */
  static String percent(double share) {
    return number(share * 100) + " %";
  }

  /** Returns seconds for a message: {@code 250 ms}, {@code 12 s}; infinite ones are endless. */
  static String seconds(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "endless";
    }
    return seconds < 1 ? number(seconds * 1000) + " ms" : number(seconds) + " s";
  }

  /** Returns a number with two digits, or all those before the point. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "endlessly many";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        value < 10 ? exact.round(TWO_DIGITS) : BigDecimal.valueOf(Math.round(value));
    return rounded.stripTrailingZeros().toPlainString();
  }
}
