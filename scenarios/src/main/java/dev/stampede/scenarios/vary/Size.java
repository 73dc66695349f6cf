package dev.stampede.scenarios.vary;

import dev.stampede.scenarios.read.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and its unit, as a scenario writes it.
 *
 * @param whole whether it is a plain whole number, which only whole numbers can stand for
 */
public record Size(BigDecimal value, String unit, boolean whole) {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([^0-9]*)");
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final int DIGITS = 9;

  /** Reads one; a time of several units in seconds; empty for what is no number. */
  public static Optional<Size> of(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (matcher.matches()) {
      String digits = matcher.group(1);
      String unit = matcher.group(2).strip();
      return Optional.of(
          new Size(new BigDecimal(digits), unit, unit.isEmpty() && !digits.contains(".")));
    }
    try {
      BigDecimal seconds = BigDecimal.valueOf(Durations.parse(text)).divide(NANOS);
      return Optional.of(new Size(seconds, "s", false));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether all are numbers of one kind that rise, or fall, from each to the next. */
  public static boolean areOrdered(List<String> texts) {
    List<BigDecimal> values = new ArrayList<>();
    String unit = "";
    for (String text : texts) {
      Optional<Size> amount = of(text);
      if (amount.isEmpty()) {
        return false;
      }
      try {
        values.add(BigDecimal.valueOf(Durations.parse(text)));
        unit = values.size() == 1 ? "a time" : unit;
        if (!unit.equals("a time")) {
          return false;
        }
      } catch (IllegalArgumentException e) {
        values.add(amount.get().value());
        unit = values.size() == 1 ? amount.get().unit() : unit;
        if (!unit.equals(amount.get().unit())) {
          return false;
        }
      }
    }
    int direction = 0;
    for (int i = 1; i < values.size(); i++) {
      int step = values.get(i).compareTo(values.get(i - 1));
      direction = i == 1 ? step : direction;
      if (step == 0 || step != direction) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns so many parts of it on the way from a base, once and again: each one that is another
   * one.
   *
   * @param base of which there is nothing, in its own unit
   * @param parts how many there are from the base to this
   * @param from the first number of parts
   * @param to the last
   */
  public List<String> parts(double base, int parts, int from, int to) {
    BigDecimal least = BigDecimal.valueOf(base);
    List<String> texts = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      BigDecimal part =
          value
              .subtract(least)
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf(parts), DIGITS, RoundingMode.HALF_UP)
              .add(least);
      BigDecimal fit = whole ? part.setScale(0, RoundingMode.CEILING) : part;
      String text = fit.stripTrailingZeros().toPlainString() + unit;
      boolean possible = !unit.equals("%") || fit.compareTo(ALL) <= 0;
      if (possible && fit.signum() > 0 && !texts.contains(text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
