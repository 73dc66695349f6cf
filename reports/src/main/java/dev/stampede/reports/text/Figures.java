package dev.stampede.reports.text;

import dev.stampede.reports.result.Estimate;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/**
 * Writes figures for people, the same in every locale: {@code 0.38 ms}, {@code 3 min 10 s}, {@code
 * 99.95 %}, {@code 12,345}. What there is not is written {@code n/a}, and a time that is infinite
 * {@code never}.
 */
public final class Figures {

  private static final String NOT_A_FIGURE = "n/a";
  private static final String NEVER = "never";

  /** ISO 4217. */
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** Where the ends of an interval are by so much farther apart from the value, both are told. */
  private static final double LOPSIDED = 0.25;

  private static final double SECONDS_PER_MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  /** Of percent and points: nobody reads further digits behind the point. */
  private static final double LEAST_TOLD = 0.001;

  /** Of half an interval around minutes, in seconds. */
  private static final double LEAST_TOLD_SECONDS = 0.1;

  private Figures() {}

  /**
   * Writes a time in seconds: {@code 0.38 ms}, {@code 4.2 s}, {@code 3 min 10 s}, {@code 2.1 h}.
   */
  public static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return seconds == Double.POSITIVE_INFINITY ? NEVER : NOT_A_FIGURE;
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
   * exactly 1, and {@code 0 %} only if it is exactly 0; one in a million is {@code < 0.001 %}.
   * Ratios above 1 and below 0 are fine; one to a time that is infinite is {@code never}, too.
   */
  public static String share(double share) {
    if (!Double.isFinite(share)) {
      return share == Double.POSITIVE_INFINITY ? NEVER : NOT_A_FIGURE;
    }
    if (share < 0) {
      return "-" + share(-share);
    }
    String text = Scale.ofShare(share).text(share);
    boolean rounded = text.startsWith("100 ") || text.startsWith("100.000000");
    if (rounded && share != 1) {
      return share < 1 ? "99.999999 %" : "100.000001 %";
    }
    return share > 0 && share * 100 < LEAST_TOLD ? "< " + LEAST_TOLD + " %" : text;
  }

  /** Writes a difference of two shares in percentage points: {@code 0.25 points}. */
  public static String points(double difference) {
    double points = difference * 100;
    if (points != 0 && Math.abs(points) < LEAST_TOLD) {
      return "about 0 points";
    }
    return Double.isFinite(points)
        ? new Scale(1, Scale.digits(Math.abs(points), 2), "points").text(points)
        : NOT_A_FIGURE;
  }

  /** Writes a difference and its interval if it has one: of shares in points, else as a value. */
  public static String difference(Estimate difference, String unit) {
    return unit.equals("share") ? points(difference) : value(difference, unit);
  }

  /** Writes a difference of two shares and its interval if it has one: {@code 62 points ±0.4}. */
  public static String points(Estimate difference) {
    return withInterval(
        difference,
        Figures::points,
        half -> new Scale(1, 0, "").halfWidth(half * 100),
        (end, half) ->
            Double.isFinite(half)
                ? new Scale(1, Scale.digits(half * 100, 1), "points").text(end * 100)
                : points(end));
  }

  /** Writes a count with thousands separators: {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Writes how many there are of something: {@code 1 world}, {@code 12,345 worlds}. */
  public static String counted(long count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** Writes a plain number with three significant digits or more: {@code 1.25}, {@code 12,345}. */
  public static String number(double value) {
    return Double.isFinite(value) ? Scale.ofNumber(Math.abs(value)).text(value) : NOT_A_FIGURE;
  }

  /** Writes a limit as it was asked for, to a thousandth: {@code 10.01 s}. */
  public static String limit(double limit, String unit) {
    if (unit.equals("min")) {
      return limit(limit * SECONDS_PER_MINUTE, "s");
    }
    if (unit.equals("s") && limit >= 1 && limit < 59.95) {
      return new Scale(1, 3, "s").text(limit);
    }
    return unit.equals("share") && Double.isFinite(limit)
        ? Scale.ofShare(Math.abs(limit)).text(limit)
        : value(limit, unit);
  }

  /** Writes money: {@code 6 USD}, {@code 1.90 USD}, {@code 12,345 USD}. */
  public static String money(double amount, String currency) {
    return Double.isFinite(amount)
        ? Scale.ofMoney(Math.abs(amount), currency).text(amount)
        : NOT_A_FIGURE;
  }

  private static boolean isCurrency(String unit) {
    return CURRENCY.matcher(unit).matches();
  }

  /**
   * Writes a value in a unit of {@link dev.stampede.reports.result.ObjectiveResult#unit}: {@code
   * s}, {@code min}, {@code share}, a currency or empty. Any other unit is written behind the
   * number.
   */
  public static String value(double value, String unit) {
    return switch (unit) {
      case "s" -> seconds(value);
      case "min" -> seconds(value * SECONDS_PER_MINUTE);
      case "share" -> share(value);
      case "" -> number(value);
      default -> isCurrency(unit) ? money(value, unit) : number(value) + " " + unit;
    };
  }

  /**
   * Writes a value and its interval if it has one: {@code 97.1 % ±0.4}, or both ends where they are
   * not equally far from the value: {@code 99.8 % (98.1 to 100 %)}. An interval without width is
   * not told.
   */
  public static String value(Estimate estimate, String unit) {
    if (unit.equals("min")) {
      return value(estimate.times(SECONDS_PER_MINUTE), "s");
    }
    double size = Math.abs(estimate.mean());
    return withInterval(
        estimate,
        value -> value(value, unit),
        half -> half(size, half, unit),
        (end, half) -> end(end, half, unit));
  }

  private static String withInterval(
      Estimate estimate, DoubleFunction<String> value, DoubleFunction<String> halfWidth, End end) {
    String mean = value.apply(estimate.mean());
    Double low = estimate.ci95().get(0);
    Double high = estimate.ci95().get(1);
    if (low == null || high == null || !Double.isFinite(estimate.mean()) || low.equals(high)) {
      return mean;
    }
    double half = estimate.halfWidth();
    boolean lopsided =
        !Double.isFinite(half)
            || Math.abs(high + low - 2 * estimate.mean()) > LOPSIDED * (high - low);
    return lopsided
        ? "%s (%s)".formatted(mean, ends(end.text(low, half), end.text(high, half)))
        : mean + " ±" + halfWidth.apply(half);
  }

  /** Writes an end of an interval, which is so wide on each side that digits beyond say nothing. */
  private interface End {
    String text(double end, double halfWidth);
  }

  /** As a value, but with digits enough to tell it from the other end. */
  private static String end(double end, double half, String unit) {
    double size = Math.abs(end);
    if (!Double.isFinite(half) || (unit.equals("s") && size >= 59.95)) {
      return value(end, unit);
    }
    Scale scale = scale(size, unit);
    int decimals = Scale.digits(half / scale.size(), 1);
    if (scale.decimals() >= decimals) {
      return value(end, unit);
    }
    String text = scale.withDecimals(decimals).text(end);
    return scale.unit().isEmpty() && !unit.isEmpty() ? text + " " + unit : text;
  }

  private static Scale scale(double size, String unit) {
    return switch (unit) {
      case "s" -> Scale.ofSeconds(size);
      case "share" -> Scale.ofShare(size);
      default -> isCurrency(unit) ? Scale.ofMoney(size, unit) : Scale.ofNumber(size);
    };
  }

  /** The unit is said once if it is the same: not in {@code 40 s to 1 min 30 s}. */
  private static String ends(String from, String to) {
    int space = from.indexOf(' ');
    boolean sameUnit =
        space > 0
            && to.indexOf(' ') > 0
            && from.substring(space).equals(to.substring(to.indexOf(' ')));
    return (sameUnit ? from.substring(0, space) : from) + " to " + to;
  }

  private static String half(double size, double half, String unit) {
    if (!unit.equals("s") || size < 59.95) {
      return scale(size, unit).halfWidth(half);
    }
    if (half < 1) {
      return new Scale(1, 1, "s").text(Math.max(half, LEAST_TOLD_SECONDS));
    }
    return size < HOUR - 0.5 ? seconds(half) : longScale(size).halfWidth(half);
  }

  private static Scale longScale(double seconds) {
    return seconds < 2 * DAY ? new Scale(HOUR, 1, "h") : new Scale(DAY, 1, "days");
  }
}
