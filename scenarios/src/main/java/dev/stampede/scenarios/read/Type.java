package dev.stampede.scenarios.read;

import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.work.Outcomes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a key takes: how it is read, and what it looks like in a file.
 *
 * @param <T> what a value is read as
 */
public final class Type<T> {
  /** A name: letters, digits, dashes and underscores. */
  public static final Type<String> NAME = new Type<>(Patterns.NAME, ValueReader::name);

  /** A text of any length. */
  public static final Type<String> TEXT =
      new Type<>(new Shape.Text("text", "", true), ValueReader::text);

  /** True or false. */
  public static final Type<Boolean> FLAG = new Type<>(new Shape.Flag(), ValueReader::bool);

  /** A time in nanoseconds, which may be zero. */
  public static final Type<Long> TIME = new Type<>(Patterns.TIME, ValueReader::nanos);

  /** A time in nanoseconds above zero. */
  public static final Type<Long> POSITIVE_TIME =
      new Type<>(Patterns.POSITIVE_TIME, ValueReader::positiveNanos);

  /** A time in seconds, which may be far below a nanosecond. */
  public static final Type<Double> SHORT_TIME =
      new Type<>(Patterns.SHORT_TIME, ValueReader::seconds);

  /** A rate per second, at least 0. */
  public static final Type<Double> RATE = new Type<>(Patterns.RATE, ValueReader::perSecond);

  /** A share in [0, 1]. */
  public static final Type<Double> SHARE = new Type<>(Patterns.SHARE, ValueReader::share);

  /** A share in [-1, 1]. */
  public static final Type<Double> SIGNED_SHARE =
      new Type<>(
          Patterns.SIGNED_SHARE,
          value ->
              value.scalar(
                  Quantities.SIGNED_SHARE, 0.0, said -> Quantities.signedShare(said.text())));

  /** A quality in [0, 1]. */
  public static final Type<Double> QUALITY = new Type<>(Patterns.QUALITY, ValueReader::quality);

  /** A factor, at least 0. */
  public static final Type<Double> MULTIPLIER =
      new Type<>(Patterns.MULTIPLIER, ValueReader::multiplier);

  /** A size of memory in bytes, at least 0. */
  public static final Type<Long> MEMORY =
      new Type<>(
          Patterns.MEMORY,
          value -> value.scalar(Quantities.MEMORY, 0L, said -> Quantities.bytes(said.text())));

  /** An amount of money in the scenario's currency, at least 0. */
  public static final Type<Double> MONEY = new Type<>(Patterns.MONEY, ValueReader::money);

  /** An amount of money by the hour, at least 0. */
  public static final Type<Double> MONEY_PER_HOUR =
      new Type<>(
          Patterns.MONEY_PER_HOUR, value -> value.paid(Money.EXPECTED_RATE, 0.0, Money::perHour));

  /** What work costs, by the hour or by the piece. */
  public static final Type<WorkPrice> WORK_PRICE =
      new Type<>(
          Patterns.WORK_PRICE,
          value -> value.paid(Money.EXPECTED_WORK, WorkPrice.FREE, Money::ofWork));

  /** A number, at least 0. */
  public static final Type<Double> NUMBER = new Type<>(Patterns.NUMBER, ValueReader::number);

  /** A number of tokens, at least 0. */
  static final Type<Double> TOKENS = new Type<>(Patterns.TOKENS, ValueReader::tokens);

  /** How calls ended that are tried again, or counted. */
  public static final Type<Outcomes> OUTCOMES =
      new Type<>(
          new Shape.Called("outcomes", StatusWords.shape(StatusWords.wordsOn(), List.of())),
          StatusWords::on);

  private final Shape shape;
  private final Function<ValueReader, T> reading;

  private Type(Shape shape, Function<ValueReader, T> reading) {
    this.shape = shape;
    this.reading = reading;
  }

  /** Returns a type. */
  public static <T> Type<T> of(Shape shape, Function<ValueReader, T> reading) {
    return new Type<>(shape, reading);
  }

  /** Returns the type of what a decoder reads by itself. */
  public static Type<ValueReader> as(Shape shape) {
    return new Type<>(shape, value -> value);
  }

  /**
   * Returns the type of names of something that is defined elsewhere.
   *
   * @param noun what they name: "provider", say
   */
  public static Type<ValueReader> reference(String noun) {
    return as(
        new Shape.Text(
            "the name of %s %s".formatted("aeiou".indexOf(noun.charAt(0)) < 0 ? "a" : "an", noun),
            Patterns.NAME.pattern(),
            true));
  }

  /** Returns the type of whole numbers in a range; both ends are allowed. */
  public static Type<Integer> integer(int least, int most) {
    return new Type<>(
        new Shape.Numeric("whole number", least, most, true, ""),
        value -> value.integer(least, most));
  }

  /** Returns the type of whole numbers of 64 bits. */
  public static Type<Long> anyInteger() {
    return new Type<>(
        new Shape.Numeric(
            "whole number", (double) Long.MIN_VALUE, (double) Long.MAX_VALUE, true, ""),
        value -> value.integer(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** Returns the type of numbers in a range; both ends are allowed, infinite ones are no limit. */
  public static Type<Double> decimal(double least, double most) {
    return new Type<>(
        new Shape.Numeric("number", least, most, false, ""), value -> value.decimal(least, most));
  }

  /** Returns the type of counts from a number on. */
  public static Type<Integer> count(int least) {
    return count(least, Integer.MAX_VALUE);
  }

  /** Returns the type of counts in a range; both ends are allowed. */
  public static Type<Integer> count(int least, int most) {
    return new Type<>(Patterns.count(least, most), value -> (int) value.count(least, most));
  }

  /** Returns the type of counts of 64 bits in a range; both ends are allowed. */
  public static Type<Long> longCount(long least, long most) {
    return new Type<>(Patterns.count(least, most), value -> value.count(least, most));
  }

  /** Returns the type of counts, or {@code unlimited}, which is read as a number. */
  public static Type<Integer> limit(int least, int most, int unlimited) {
    return new Type<>(
        Shape.either(new Shape.Words(List.of("unlimited")), Patterns.count(least, most)),
        value -> value.isWord("unlimited") ? unlimited : (int) value.count(least, most));
  }

  /** Returns the type of the words for the constants of an enum; a wrong one reads as the first. */
  public static <E extends Enum<E>> Type<E> words(Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : EnumSet.allOf(type)) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
    return new Type<>(new Shape.Words(words), value -> value.choice(type));
  }

  /**
   * Returns the type of some words.
   *
   * @param meanings by the words, in the order in which they are told
   * @param standIn what a wrong word is read as
   */
  public static <T> Type<T> words(Map<String, T> meanings, T standIn) {
    Map<String, T> copy = new LinkedHashMap<>(meanings);
    return new Type<>(
        new Shape.Words(List.copyOf(copy.keySet())),
        value -> {
          T meant = value.choice(copy);
          return meant == null ? standIn : meant;
        });
  }

  /** Returns the type of mappings with the keys of a form. */
  public static Type<MappingReader> mapping(Form form) {
    return new Type<>(new Shape.Keys(form), value -> value.mapping(form));
  }

  /** Returns the type of lists of which a decoder reads each item. */
  public static Type<List<ValueReader>> list(Shape item) {
    return list(item, 0);
  }

  /**
   * Returns the type of lists of which a decoder reads each item.
   *
   * @param least the smallest number of items
   */
  public static Type<List<ValueReader>> list(Shape item, int least) {
    return new Type<>(new Shape.Listing(item, least), ValueReader::list);
  }

  /** Returns the type of lists of mappings. */
  public static Type<List<ValueReader>> listOf(Form form) {
    return list(new Shape.Keys(form));
  }

  /**
   * Returns the type of mappings from names to something.
   *
   * @param noun what is named: "use case", say
   */
  public static Type<List<Named>> table(String noun, Shape value) {
    return new Type<>(new Shape.Table(noun, Patterns.NAME, value, 0), ValueReader::children);
  }

  /** Returns this type under a name, by which it is explained once. */
  public Type<T> called(String name) {
    return new Type<>(new Shape.Called(name, shape), reading);
  }

  /** What a value looks like. */
  public Shape shape() {
    return shape;
  }

  /** Reads a value; one that does not fit is recorded, and something harmless comes back. */
  public T read(ValueReader value) {
    return reading.apply(value);
  }
}
