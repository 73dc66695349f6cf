package dev.stampede.scenarios.read;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a value may look like in a file, as data: for schemas, tables and completion. */
public sealed interface Shape {

  /** One of some words. */
  record Words(List<String> words) implements Shape {
    /** Copies the list. */
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public Predicate<String> admits() {
      return words::contains;
    }
  }

  /**
   * A text.
   *
   * @param noun what it is: "time", say
   * @param pattern what all of it must match, as a regular expression; empty if anything does
   * @param bare true if what YAML takes for a number or a boolean is a text here as well
   */
  record Text(String noun, String pattern, boolean bare) implements Shape {

    @Override
    public Predicate<String> admits() {
      return pattern.isEmpty() ? text -> true : Pattern.compile(pattern).asMatchPredicate();
    }
  }

  /**
   * A number.
   *
   * @param noun what it is: "count", say
   * @param least the smallest; minus infinity for no bound
   * @param most the largest; infinity for no bound
   * @param whole true if it has no fraction
   * @param pattern what it must match where it is written as a text; empty if it must not be
   */
  record Numeric(String noun, double least, double most, boolean whole, String pattern)
      implements Shape {

    @Override
    public Predicate<String> admits() {
      return Pattern.compile(pattern.isEmpty() ? "[+-]?[0-9]+(?:\\.[0-9]+)?" : pattern)
          .asMatchPredicate()
          .and(this::isInRange);
    }

    private boolean isInRange(String text) {
      try {
        Amount amount = Amount.of(text);
        double value =
            (amount.unit().equals("%") ? amount.value().movePointLeft(2) : amount.scaled())
                .doubleValue();
        return value >= least && value <= most && (!whole || value == Math.rint(value));
      } catch (Unfit e) {
        return false;
      }
    }
  }

  /** True or false. */
  record Flag() implements Shape {}

  /**
   * A list.
   *
   * @param least the smallest number of items
   */
  record Listing(Shape item, int least) implements Shape {}

  /**
   * A mapping whose keys the file chooses.
   *
   * @param noun what a key names: "use case", say
   * @param key what a key may look like
   * @param least the smallest number of entries
   */
  record Table(String noun, Shape key, Shape value, int least) implements Shape {}

  /** A mapping with the keys of a form. */
  record Keys(Form form) implements Shape {}

  /** Any of some shapes. */
  record Either(List<Shape> shapes) implements Shape {
    /** Copies the list. */
    public Either {
      shapes = List.copyOf(shapes);
    }

    @Override
    public Predicate<String> admits() {
      return shapes.stream().map(Shape::admits).reduce(text -> false, Predicate::or);
    }
  }

  /**
   * The name of a kind, or a mapping with one key, which is the name.
   *
   * @param others what else a bare name may be: "provider", say; empty if nothing
   */
  record Element(Kinds<?> kinds, String others) implements Shape {}

  /** A shape that has a name, under which it is explained once. */
  record Called(String name, Shape shape) implements Shape {

    @Override
    public Predicate<String> admits() {
      return shape.admits();
    }
  }

  /** The shape that is called by a name further out: what holds others of its own kind. */
  record Same(String name) implements Shape {}

  /** Nothing at all: the name stands alone. */
  record Nothing() implements Shape {}

  /**
   * A mapping of which a form says nothing.
   *
   * @param why why not
   */
  record Open(String why) implements Shape {}

  /** Returns any of some shapes. */
  static Shape either(Shape... shapes) {
    return new Either(List.of(shapes));
  }

  /**
   * Returns what tells whether a single value may look like this; nothing may where this is no
   * single value. A decoder may have more against it.
   */
  default Predicate<String> admits() {
    return text -> false;
  }

  /** True if nothing at all is well, as after the bare name of a kind. */
  default boolean mayBeEmpty() {
    if (this instanceof Keys keys) {
      return keys.form().mayBeEmpty();
    }
    if (this instanceof Called called) {
      return called.shape().mayBeEmpty();
    }
    if (this instanceof Either either) {
      return either.shapes().stream().anyMatch(Shape::mayBeEmpty);
    }
    return this instanceof Open || this instanceof Nothing;
  }
}
