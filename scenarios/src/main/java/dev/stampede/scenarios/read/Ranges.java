package dev.stampede.scenarios.read;

import java.math.BigDecimal;

/** Checks numbers against a range, and says in words which one is allowed. */
final class Ranges {
  private Ranges() {}

  /** Returns the value if it is in range. */
  static long check(long value, long min, long max) throws Unfit {
    if (value < min || value > max) {
      // Help does not speak of the largest number there is; who meets it has to hear of it.
      boolean largest = value > max && max == Integer.MAX_VALUE;
      throw new Unfit("must be " + (largest ? "at most " + max : words(min, max)));
    }
    return value;
  }

  /** Returns the value if it is in range. */
  static double check(double value, double min, double max) throws Unfit {
    if (!(value >= min && value <= max)) {
      throw new Unfit("must be " + words(min, max));
    }
    return value;
  }

  /** Returns the value if it is above zero. */
  static long positive(long value) throws Unfit {
    if (value <= 0) {
      throw new Unfit("must be positive");
    }
    return value;
  }

  /** Returns what is allowed, with an example. */
  static String help(String noun, long min, long max) {
    long example = Math.max(min, Math.min(10, max));
    return "%s %s, for example %d".formatted(noun, words(min, max), example).replace(" , ", ", ");
  }

  /** Returns what is allowed, with an example. */
  static String help(double min, double max) {
    boolean open = Double.isInfinite(max) || Double.isInfinite(min);
    double example = open ? Math.max(min, Math.min(10, max)) : min + (max - min) / 2;
    return "a number %s, for example %s"
        .formatted(words(min, max), shown(example))
        .replace(" , ", ", ");
  }

  private static String words(long min, long max) {
    return words(
        min == Long.MIN_VALUE || min == Integer.MIN_VALUE,
        max == Long.MAX_VALUE || max == Integer.MAX_VALUE,
        Long.toString(min),
        Long.toString(max));
  }

  private static String words(double min, double max) {
    return words(Double.isInfinite(min), Double.isInfinite(max), shown(min), shown(max));
  }

  private static String words(boolean openBelow, boolean openAbove, String min, String max) {
    if (openAbove) {
      return openBelow ? "" : "at least " + min;
    }
    return openBelow ? "at most " + max : "from %s to %s".formatted(min, max);
  }

  private static String shown(double value) {
    return Double.isInfinite(value)
        ? Double.toString(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
