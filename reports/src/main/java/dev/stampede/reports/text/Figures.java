package dev.stampede.reports.text;

import dev.stampede.reports.result.Estimate;
import java.util.Locale;

/**
 * Writes figures for people, the same in every locale: {@code 0.38 ms}, {@code 3 min 10 s}, {@code
 * 99.95 %}, {@code 12,345}. A figure that is not finite is written {@code n/a}.
 */
public final class Figures {

  private static final String NOT_A_FIGURE = "n/a";
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  private Figures() {}

  /**
   * Writes a time in seconds: {@code 0.38 ms}, {@code 4.2 s}, {@code 3 min 10 s}, {@code 2.1 h}.
   */
  public static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NOT_A_FIGURE;
    }
    if (seconds < 0) {
      return "-" + seconds(-seconds);
    }
    if (seconds < 59.95) {
      return Scale.ofSeconds(seconds).text(seconds);
    }
    if (seconds < HOUR - 0.5) {
      long whole = Math.round(seconds);
      return whole % 60 == 0 ? whole / 60 + " min" : whole / 60 + " min " + whole % 60 + " s";
    }
    return longScale(seconds).text(seconds);
  }

  /**
   * Writes a share as percent: {@code 61.2 %}, {@code 99.95 %}. It is {@code 100 %} only if it is
   * exactly 1, and {@code 0 %} only if it is exactly 0. Ratios above 1 and below 0 are fine.
   */
  public static String share(double share) {
    if (!Double.isFinite(share)) {
      return NOT_A_FIGURE;
    }
    if (share < 0) {
      return "-" + share(-share);
    }
    String text = Scale.ofShare(share).text(share);
    boolean rounded = text.startsWith("100 ") || text.startsWith("100.000000");
    if (rounded && share != 1) {
      return share < 1 ? "99.999999 %" : "100.000001 %";
    }
    return share > 0 && share < 5e-9 ? "0.000001 %" : text;
  }

  /**
   * Writes a difference of two shares in percentage points, without a sign: {@code 0.25 points}.
   */
  public static String points(double difference) {
    double points = Math.abs(difference) * 100;
    return Double.isFinite(points)
        ? new Scale(1, Scale.digits(points, 2), "points").text(points)
        : NOT_A_FIGURE;
  }

  /**
   * Writes a difference of two shares and half the width of its interval: {@code 62 points ±0.4}.
   */
  public static String points(Estimate difference) {
    double half = difference.halfWidth() * 100;
    String points = points(difference.mean());
    return difference.hasInterval() && Double.isFinite(half)
        ? points + " ±" + new Scale(1, Scale.digits(half, 1), "").number(half)
        : points;
  }

  /** Writes a count with thousands separators: {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Writes a plain number with three significant digits or more: {@code 1.25}, {@code 12,345}. */
  public static String number(double value) {
    return Double.isFinite(value) ? Scale.ofNumber(Math.abs(value)).text(value) : NOT_A_FIGURE;
  }

  /** Writes US dollars: {@code 6 USD}, {@code 1.90 USD}, {@code 12,345 USD}. */
  public static String usd(double usd) {
    return Double.isFinite(usd) ? Scale.ofUsd(Math.abs(usd)).text(usd) : NOT_A_FIGURE;
  }

  /**
   * Writes a value in a unit of {@link dev.stampede.reports.result.ObjectiveResult#unit}: {@code
   * s}, {@code share}, {@code USD} or empty. Any other unit is written behind the number.
   */
  public static String value(double value, String unit) {
    return switch (unit) {
      case "s" -> seconds(value);
      case "share" -> share(value);
      case "USD" -> usd(value);
      case "" -> number(value);
      default -> number(value) + " " + unit;
    };
  }

  /** Writes a mean, and half the width of its interval if it has one: {@code 97.1 % ±0.4}. */
  public static String value(Estimate estimate, String unit) {
    String mean = value(estimate.mean(), unit);
    double half = estimate.halfWidth();
    if (!estimate.hasInterval() || !Double.isFinite(estimate.mean()) || !Double.isFinite(half)) {
      return mean;
    }
    double size = Math.abs(estimate.mean());
    String halfWidth =
        switch (unit) {
          case "s" ->
              size < 59.95
                  ? Scale.ofSeconds(size).halfWidth(half)
                  : size < HOUR - 0.5 ? seconds(half) : longScale(size).halfWidth(half);
          case "share" -> Scale.ofShare(size).halfWidth(half);
          case "USD" -> Scale.ofUsd(size).halfWidth(half);
          default -> Scale.ofNumber(size).halfWidth(half);
        };
    return mean + " ±" + halfWidth;
  }

  private static Scale longScale(double seconds) {
    return seconds < 2 * DAY ? new Scale(HOUR, 1, "h") : new Scale(DAY, 1, "days");
  }
}
