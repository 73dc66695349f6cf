package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Visible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rates, shares, multipliers, money and numbers; durations have a class of their own. */
final class Quantities {
  static final String RATE =
      "a rate is a number per unit of time (/s, /min, /h, /d), for example 40/s or 4000/min";
  static final String SHARE = "a share is from 0% to 100%, for example 34%";
  static final String SIGNED_SHARE = "a correlation is from -100% to 100%, for example 40%";
  static final String QUALITY = "a quality is from 0 to 1, for example 0.85 or 85%";
  static final String MULTIPLIER = "a multiplier is a number with an x, for example 12x";
  static final String MEMORY =
      "memory is a number with a unit (B, KB, MB, GB, TB; KiB, MiB, GiB, TiB), for example 40MB";
  static final String NUMBER = "a number (suffixes k, M, G), for example 1.2 or 4k";
  static final String TOKENS = "tokens are a number (suffixes k, M, G), for example 129 or 4k";

  private static final Map<String, Double> SECONDS =
      Map.of("/s", 1.0, "/min", 60.0, "/m", 60.0, "/h", 3_600.0, "/d", 86_400.0);
  private static final Map<String, String> PER =
      Map.of("rps", "/s", "qps", "/s", "tps", "/s", "rpm", "/min", "tpm", "/min", "rph", "/h");

  /** By the thousand, and by 1024. */
  private static final Map<String, Long> BYTES =
      Map.of(
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(1_000_000_000_000_000L);

  private static final Pattern WHOLE =
      Pattern.compile("([+-]?)([0-9]+(?:_[0-9]+)*+|0x[0-9a-fA-F]++|0o[0-7]++)");

  private Quantities() {}

  /** Returns a number; the language has no infinities. */
  static double number(String text) throws Unfit {
    Amount amount = Amount.of(text);
    if (!amount.unit().isEmpty()) {
      throw new Unfit("must be a plain number");
    }
    return finite(amount.value().doubleValue());
  }

  /** Returns a rate per second. */
  static double perSecond(String text) throws Unfit {
    Amount amount = Amount.of(text).notNegative();
    int slash = amount.unit().indexOf('/');
    if (slash < 0) {
      throw withoutTime(amount);
    }
    String scale = amount.unit().substring(0, slash).strip();
    String unit = "/" + amount.unit().substring(slash + 1).strip();
    Double seconds = SECONDS.get(unit);
    if (seconds == null) {
      String canonical = Durations.canonical(unit.substring(1).toLowerCase(Locale.ROOT));
      String meant = canonical.equals("m") ? "/min" : "/" + canonical;
      throw SECONDS.containsKey(meant)
          ? amount.meant(amount.digits() + scale + meant)
          : amount.unknownUnit();
    }
    double number = new Amount(amount.value(), amount.digits(), scale).scaled().doubleValue();
    return finite(number / seconds);
  }

  private static Unfit withoutTime(Amount amount) {
    String digits = amount.digits();
    if (amount.unit().isEmpty()) {
      return new Unfit(
          "has no unit", "did you mean '%1$s/s' or '%1$s/min'? %2$s".formatted(digits, RATE));
    }
    String per = PER.get(amount.unit().toLowerCase(Locale.ROOT));
    return per == null ? amount.unknownUnit() : amount.meant(digits + per);
  }

  /** Returns a share in [0, 1]; it has to be written in percent. */
  static double share(String text) throws Unfit {
    Amount amount = Amount.of(text);
    if (amount.unit().isEmpty()) {
      BigDecimal percent =
          amount.value().abs().compareTo(BigDecimal.ONE) <= 0
              ? amount.value().movePointRight(2).stripTrailingZeros()
              : amount.value();
      throw new Unfit(
          "has no unit",
          "did you mean '%s%%'? %s".formatted(Visible.brief(percent.toPlainString()), SHARE));
    }
    return fraction(amount, "0% to 100%");
  }

  /** Returns a share in [-1, 1]; it has to be written in percent. */
  static double signedShare(String text) throws Unfit {
    Amount amount = Amount.of(text);
    if (amount.unit().isEmpty()) {
      return share(text);
    }
    Amount size = new Amount(amount.value().abs(), amount.digits(), amount.unit());
    return amount.value().signum() * fraction(size, "-100% to 100%");
  }

  /** Returns a quality in [0, 1], written as a decimal or in percent. */
  static double quality(String text) throws Unfit {
    return fraction(Amount.of(text), "0 to 1");
  }

  private static double fraction(Amount amount, String range) throws Unfit {
    BigDecimal value =
        switch (amount.unit()) {
          case "" -> amount.value();
          case "%" -> amount.value().movePointLeft(2);
          default -> throw amount.unknownUnit();
        };
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new Unfit("must be from " + range);
    }
    return value.doubleValue();
  }

  /** Returns a factor, at least 0. */
  static double multiplier(String text) throws Unfit {
    Amount amount = Amount.of(text).notNegative();
    return switch (amount.unit()) {
      case "x" -> finite(amount.value().doubleValue());
      case "" -> throw new Unfit("has no unit", "did you mean '%sx'?".formatted(amount.digits()));
      case "X", "*", "times" -> throw amount.meant(amount.digits() + "x");
      default -> throw amount.unknownUnit();
    };
  }

  /** Returns a size of memory in whole bytes, at most 1000 TB. */
  static long bytes(String text) throws Unfit {
    Amount amount = Amount.of(text).notNegative();
    Long unit = BYTES.get(amount.unit());
    if (unit == null) {
      throw withoutBytes(amount);
    }
    BigDecimal bytes = amount.value().multiply(BigDecimal.valueOf(unit));
    if (bytes.compareTo(MOST_BYTES) > 0) {
      throw new Unfit("is too large", "at most 1000TB");
    }
    return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static Unfit withoutBytes(Amount amount) {
    String digits = amount.digits();
    if (amount.unit().isEmpty()) {
      return new Unfit("has no unit", "did you mean '%sMB'? %s".formatted(digits, MEMORY));
    }
    for (String unit : List.of("B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB")) {
      String shorter = unit.substring(0, unit.length() - 1);
      if (unit.equalsIgnoreCase(amount.unit()) || shorter.equalsIgnoreCase(amount.unit())) {
        return amount.meant(digits + unit);
      }
    }
    return amount.unknownUnit();
  }

  /** Returns a number that is not negative, with an optional suffix k, M or G. */
  static double notNegative(String text) throws Unfit {
    return finite(Amount.of(text).notNegative().scaled().doubleValue());
  }

  /** Returns a whole number with an optional suffix k, M or G. */
  static long count(String text) throws Unfit {
    BigDecimal value = Amount.of(text).scaled();
    if (value.setScale(0, RoundingMode.DOWN).compareTo(value) != 0) {
      throw new Unfit("must be a whole number");
    }
    if (value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new Unfit("is too large for a count");
    }
    return value.longValueExact();
  }

  /** Returns a whole number without a suffix: decimal, or {@code 0x} or {@code 0o} as in YAML. */
  static long whole(String text) throws Unfit {
    Matcher matcher = WHOLE.matcher(text);
    if (text.length() > Amount.LONGEST || !matcher.matches()) {
      throw new Unfit("must be a whole number");
    }
    String digits = matcher.group(2).replace("_", "");
    int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : 10;
    try {
      return Long.parseLong(matcher.group(1) + (radix == 10 ? digits : digits.substring(2)), radix);
    } catch (NumberFormatException e) {
      throw new Unfit("does not fit in 64 bits");
    }
  }

  static double finite(double value) throws Unfit {
    if (Double.isInfinite(value)) {
      throw new Unfit("is too large");
    }
    return value;
  }
}
