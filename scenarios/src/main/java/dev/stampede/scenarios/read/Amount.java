package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Visible;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and what follows it, as in {@code 34%} or {@code 6 USD}.
 *
 * @param value the number, exactly
 * @param digits the number as it was written
 * @param unit the rest, without blanks around it; empty if the number stands alone
 */
record Amount(BigDecimal value, String digits, String unit) {
  static final int LONGEST = 64;
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?(?:[0-9]+(?:_[0-9]+)*(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3}(?![0-9]))?)\\s*(.*)",
          Pattern.DOTALL);

  /** Splits a text into its number and its unit. */
  static Amount of(String text) throws Unfit {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST) {
      throw new Unfit("is too long for a number");
    }
    Matcher matcher = NUMBER.matcher(trimmed);
    if (!matcher.matches()) {
      String word = trimmed.replaceFirst("^[+.-]+", "");
      boolean special =
          word.equalsIgnoreCase("nan")
              || word.equalsIgnoreCase("inf")
              || word.equalsIgnoreCase("infinity");
      throw new Unfit(special ? "must be a finite number" : "must start with a number");
    }
    String digits = matcher.group(1);
    return new Amount(new BigDecimal(digits.replace("_", "")), digits, matcher.group(2));
  }

  /** Returns this if it is not negative. */
  Amount notNegative() throws Unfit {
    if (value.signum() < 0) {
      throw new Unfit("must not be negative");
    }
    return this;
  }

  /** Returns the number multiplied by its suffix: k, M, G or none. */
  BigDecimal scaled() throws Unfit {
    int power =
        switch (unit) {
          case "" -> 0;
          case "k" -> 3;
          case "M" -> 6;
          case "G" -> 9;
          case "K" -> throw meant(digits + "k");
          case "m" -> throw meant(digits + "M");
          case "g", "B", "b" -> throw meant(digits + "G");
          default -> throw new Unfit("has an unknown suffix '%s'".formatted(Visible.brief(unit)));
        };
    return value.scaleByPowerOfTen(power);
  }

  /** Complains about the unit, with a guess at what was meant. */
  Unfit meant(String guess) {
    return new Unfit(
        "has an unknown unit '%s'".formatted(Visible.brief(unit)),
        "did you mean '%s'?".formatted(guess));
  }

  /** Complains about a unit that nothing is known about. */
  Unfit unknownUnit() {
    return new Unfit("has an unknown unit '%s'".formatted(Visible.brief(unit)));
  }
}
