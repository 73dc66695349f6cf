package dev.stampede.scenarios.fitting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers as the scenario language reads them. */
final class Numbers {

  private static final MathContext DIGITS = new MathContext(4);
  private static final double[] SIZES = {86_400, 3_600, 60, 1, 1e-3, 1e-6};
  private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us"};

  private Numbers() {}

  /** Four digits. */
  static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A rate, per second. */
  static String rate(double perSecond) {
    return plain(perSecond) + "/s";
  }

  /** A multiple. */
  static String multiple(double times) {
    return plain(times) + "x";
  }

  /** Seconds in the largest unit that leaves a digit before the point. */
  static String duration(double seconds) {
    for (int i = 0; i < SIZES.length; i++) {
      if (seconds >= SIZES[i]) {
        return plain(seconds / SIZES[i]) + UNITS[i];
      }
    }
    return plain(seconds / SIZES[SIZES.length - 1]) + UNITS[UNITS.length - 1];
  }

  /** A moment from the start, exactly: in seconds, or in larger units if they are whole. */
  static String moment(double seconds) {
    for (int i = 0; i < 3; i++) {
      if (seconds > 0 && seconds % SIZES[i] == 0) {
        return plain(seconds / SIZES[i]) + UNITS[i];
      }
    }
    return new BigDecimal(seconds)
            .setScale(3, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + "s";
  }
}
