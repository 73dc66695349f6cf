package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Visible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations such as {@code 250ms}, {@code 1h30m} and {@code PT30S}. */
public final class Durations {
  static final String EXPECTED =
      "a duration is a number with a unit (ns, us, ms, s, m, h, d), for example 250ms, 30s or"
          + " 1h30m";

  /** Nanoseconds of each unit. */
  static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private static final List<String> MINUTES = List.of("min", "mins", "minute", "minutes");
  private static final List<String> SECONDS = List.of("sec", "secs", "second", "seconds");
  private static final List<String> HOURS = List.of("hr", "hrs", "hour", "hours");
  private static final List<String> DAYS = List.of("day", "days");
  private static final List<String> MILLIS = List.of("msec", "msecs", "millis", "milliseconds");
  private static final Pattern PART =
      Pattern.compile("([+-]?[0-9][0-9_]*(?:\\.[0-9]+)?|\\.[0-9]+)\\s*([^0-9\\s+.-]*)\\s*");

  /** Ten years, so that times can be added to each other without overflow. */
  private static final BigDecimal LONGEST = BigDecimal.valueOf(3_650 * 86_400_000_000_000L);

  private Durations() {}

  /**
   * Returns a duration in nanoseconds, rounded to the nearest; never negative.
   *
   * @throws IllegalArgumentException if the text is none; the message says what is wrong with it
   */
  public static long parse(String text) {
    try {
      return nanos(text);
    } catch (Unfit e) {
      throw new IllegalArgumentException(
          "'%s' %s; %s"
              .formatted(
                  Visible.brief(text), e.complaint(), e.help() == null ? EXPECTED : e.help()),
          e);
    }
  }

  /** Returns nanoseconds, rounded to the nearest; never negative. */
  static long nanos(String text) throws Unfit {
    String trimmed = text.strip();
    return trimmed.matches("[+-]?[Pp].{0,64}") ? isoNanos(trimmed) : rounded(exactNanos(trimmed));
  }

  /** Returns seconds, however few; never negative. */
  static double seconds(String text) throws Unfit {
    BigDecimal nanos = exactNanos(text.strip());
    rejectTooLong(nanos);
    return nanos.scaleByPowerOfTen(-9).doubleValue();
  }

  private static BigDecimal exactNanos(String trimmed) throws Unfit {
    Amount first = Amount.of(trimmed).notNegative();
    if (first.unit().isEmpty()) {
      throw new Unfit(
          "has no unit",
          "did you mean '%1$ss' or '%1$sm'? %2$s".formatted(first.digits(), EXPECTED));
    }
    Matcher part = PART.matcher(trimmed);
    BigDecimal total = BigDecimal.ZERO;
    long last = Long.MAX_VALUE;
    while (part.lookingAt()) {
      Amount amount = Amount.of(part.group(1) + part.group(2)).notNegative();
      long unit = unit(amount);
      if (unit >= last) {
        throw new Unfit("must name each unit once, from large to small", "for example 1h30m");
      }
      last = unit;
      total = total.add(amount.value().multiply(BigDecimal.valueOf(unit)));
      part.region(part.end(), trimmed.length());
    }
    if (part.regionStart() < trimmed.length()) {
      throw new Unfit("cannot be read as a duration");
    }
    return total;
  }

  private static void rejectTooLong(BigDecimal nanos) throws Unfit {
    if (nanos.compareTo(LONGEST) > 0) {
      throw new Unfit("is too long", "the longest duration is 10 years, or 3650d");
    }
  }

  private static long rounded(BigDecimal nanos) throws Unfit {
    rejectTooLong(nanos);
    long rounded = nanos.setScale(0, RoundingMode.HALF_UP).longValueExact();
    if (rounded == 0 && nanos.signum() > 0) {
      throw new Unfit("is too short", "the shortest duration is 1ns");
    }
    return rounded;
  }

  /** Returns a duration in words of the language, rounded to seconds: {@code 1h5m}. */
  public static String shown(long nanos) {
    StringBuilder out = new StringBuilder();
    long rest = Math.round(nanos / 1e9) * UNITS.getOrDefault("s", 1L);
    for (String unit : List.of("d", "h", "m", "s")) {
      long length = UNITS.getOrDefault(unit, 1L);
      if (rest >= length) {
        out.append(rest / length).append(unit);
        rest %= length;
      }
    }
    return out.length() == 0 ? "0s" : out.toString();
  }

  /** Returns a duration in the largest unit that it is a whole number of: {@code 65m}. */
  public static String exact(long nanos) {
    for (String unit : List.of("d", "h", "m", "s", "ms", "us")) {
      long length = UNITS.getOrDefault(unit, 1L);
      if (nanos >= length && nanos % length == 0) {
        return nanos / length + unit;
      }
    }
    return nanos + "ns";
  }

  private static long isoNanos(String text) throws Unfit {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new Unfit("must not be negative");
      }
      BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds());
      return rounded(seconds.scaleByPowerOfTen(9).add(BigDecimal.valueOf(duration.getNano())));
    } catch (DateTimeParseException e) {
      throw new Unfit("cannot be read as a duration");
    }
  }

  private static long unit(Amount amount) throws Unfit {
    String unit = amount.unit().replace('\u00b5', 'u').replace('\u03bc', 'u');
    Long nanos = UNITS.get(unit);
    if (nanos != null) {
      return nanos;
    }
    if (unit.isEmpty()) {
      throw new Unfit("has a number without a unit");
    }
    String canonical = canonical(unit.toLowerCase(Locale.ROOT));
    throw UNITS.containsKey(canonical)
        ? amount.meant(amount.digits() + canonical)
        : amount.unknownUnit();
  }

  /** Returns the unit that a longer or capital spelling stands for, or the spelling itself. */
  static String canonical(String unit) {
    return MINUTES.contains(unit)
        ? "m"
        : SECONDS.contains(unit)
            ? "s"
            : HOURS.contains(unit)
                ? "h"
                : DAYS.contains(unit) ? "d" : MILLIS.contains(unit) ? "ms" : unit;
  }
}
