package dev.stampede.scenarios.language.uncertain;

import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a quantity of some unit is read as a number, and how a number is written as one. */
interface Scale {

  /** Six digits: nobody knows an uncertain value better. */
  MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  /** Reads a quantity; one that is none, or of another unit, is recorded, and is 1. */
  double read(ValueReader said);

  /** Writes a quantity as a file has it. */
  String write(double value);

  /** Whether it is a share, which is never above 1. */
  default boolean isShare() {
    return false;
  }

  /** Returns the scale of quantities of which one is of this and one of another scale. */
  default Scale beside(Scale other) {
    return this;
  }

  /** What reads distributions of such quantities; empty for nothing. */
  Optional<DistributionDecoder> laws();

  /** Returns the scale of a quantity, by its unit; that of plain numbers for what is none. */
  static Scale of(ValueReader said) {
    String text = said.node() instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    return of(text).orElse(new OfUnit("", false));
  }

  private static Optional<Scale> of(String text) {
    return Stream.of(OfTime.of(text), OfShare.of(text), OfUnit.of(text))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the scale of the first quantity with a unit in a value. */
  static Scale within(ValueReader said) {
    return scalars(said.node())
        .flatMap(scalar -> of(scalar.text().strip()).stream())
        .filter(scale -> !scale.beside(new OfUnit("", false)).equals(new OfUnit("", false)))
        .findFirst()
        .orElse(new OfUnit("", false));
  }

  private static Stream<Node.Scalar> scalars(@Nullable Node node) {
    if (node instanceof Node.Scalar scalar) {
      return Stream.of(scalar);
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().flatMap(Scale::scalars);
    }
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream().flatMap(entry -> scalars(entry.value()))
        : Stream.empty();
  }

  private static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.toPlainString();
  }

  /** Times, of whatever units; written in seconds. */
  record OfTime() implements Scale {

    static Optional<Scale> of(String text) {
      try {
        Durations.parse(text);
        return Optional.of(new OfTime());
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // no time
      }
    }

    @Override
    public double read(ValueReader said) {
      return Type.TIME.read(said) / 1e9;
    }

    @Override
    public String write(double value) {
      return plain(value) + "s";
    }

    @Override
    public Optional<DistributionDecoder> laws() {
      return Optional.of(DistributionDecoder.TIME);
    }
  }

  /** Shares. */
  record OfShare() implements Scale {

    static Optional<Scale> of(String text) {
      return text.endsWith("%") ? Optional.of(new OfShare()) : Optional.empty();
    }

    @Override
    public double read(ValueReader said) {
      return Type.SHARE.read(said);
    }

    @Override
    public String write(double value) {
      return plain(value * 100) + "%";
    }

    @Override
    public boolean isShare() {
      return true;
    }

    @Override
    public Optional<DistributionDecoder> laws() {
      return Optional.of(DistributionDecoder.SHARE);
    }
  }

  /**
   * Numbers with one unit, whichever it is.
   *
   * @param unit as it is written behind the number; empty of plain numbers
   * @param whole whether they are counts, of which there are no halves
   */
  record OfUnit(String unit, boolean whole) implements Scale {

    private static final Pattern NUMBER =
        Pattern.compile("\\+?([0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3}(?![0-9]))?)(.*)");
    private static final List<String> POWERS = List.of("", "k", "M", "G");

    static Optional<Scale> of(String text) {
      Matcher number = NUMBER.matcher(text);
      if (!number.matches()) {
        return Optional.empty();
      }
      String unit = number.group(2);
      int power = POWERS.indexOf(unit.strip());
      return Optional.of(
          power < 0
              ? new OfUnit(unit, false)
              : new OfUnit("", isWhole(value(number).scaleByPowerOfTen(3 * power), text)));
    }

    private static boolean isWhole(BigDecimal value, String text) {
      return value.stripTrailingZeros().scale() <= 0 && !text.matches("[^kMG]*\\.[^kMG]*");
    }

    private static BigDecimal value(Matcher number) {
      return new BigDecimal(number.group(1).replace("_", ""));
    }

    @Override
    public double read(ValueReader said) {
      String text = said.node() instanceof Node.Scalar scalar ? scalar.text().strip() : "";
      Matcher number = NUMBER.matcher(text);
      if (!number.matches()) {
        said.reject("must be a number with a unit", "for example 40/s, 20m, 35% or 12");
        return 1;
      }
      String own = number.group(2);
      int power = Math.max(0, POWERS.indexOf(own.strip()));
      boolean alike = unit.isEmpty() ? POWERS.contains(own.strip()) : own.equals(unit);
      if (!alike) {
        said.reject("has another unit than low", "write all of them in one unit");
      }
      return value(number).scaleByPowerOfTen(unit.isEmpty() ? 3 * power : 0).doubleValue();
    }

    /** Only if both are counts, both stay ones. */
    @Override
    public Scale beside(Scale other) {
      return other.equals(new OfUnit("", false)) && unit.isEmpty() ? other : this;
    }

    @Override
    public String write(double value) {
      return whole ? Long.toString(Math.round(value)) : plain(value) + unit;
    }

    @Override
    public Optional<DistributionDecoder> laws() {
      if (unit.isEmpty()) {
        return Optional.of(DistributionDecoder.NUMBER);
      }
      return unit.strip().startsWith("/")
          ? Optional.of(DistributionDecoder.SPEED)
          : Optional.empty();
    }
  }
}
