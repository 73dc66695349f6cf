package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words what keys take, and when they belong to a mapping. */
final class Words {
  private static final int MOST_WORDS = 4;
  private static final int MOST_LISTED = 20;

  private Words() {}

  /** Returns what a value looks like. */
  static String of(Shape shape) {
    if (shape instanceof Shape.Words words) {
      if (words.words().size() > MOST_LISTED) {
        return "one of %d words".formatted(words.words().size());
      }
      return words.words().stream().map(Words::code).collect(Collectors.joining(", "));
    }
    if (shape instanceof Shape.Text text) {
      return text.noun();
    }
    if (shape instanceof Shape.Numeric number) {
      return number(number);
    }
    if (shape instanceof Shape.Flag) {
      return "`true` or `false`";
    }
    if (shape instanceof Shape.Listing list) {
      return "list: " + of(list.item());
    }
    if (shape instanceof Shape.Table table) {
      return "mapping by %s: %s".formatted(table.noun(), of(table.value()));
    }
    if (shape instanceof Shape.Either either) {
      return either.shapes().stream()
          .map(Words::of)
          .filter(words -> !words.isEmpty())
          .distinct()
          .collect(Collectors.joining(", or "));
    }
    if (shape instanceof Shape.Element element) {
      String noun = element.kinds().noun();
      return element.others().isEmpty() ? noun : "%s, or %s".formatted(element.others(), noun);
    }
    if (shape instanceof Shape.Called called) {
      boolean simple =
          called.shape() instanceof Shape.Text || called.shape() instanceof Shape.Numeric;
      return simple ? of(called.shape()) : called.name().replace('-', ' ');
    }
    if (shape instanceof Shape.Same same) {
      return same.name().replace('-', ' ');
    }
    return shape instanceof Shape.Nothing ? "" : "mapping";
  }

  private static String number(Shape.Numeric number) {
    if (Double.isInfinite(number.least()) || number.least() == (double) Long.MIN_VALUE) {
      return number.noun();
    }
    boolean open = Double.isInfinite(number.most()) || number.most() >= Integer.MAX_VALUE - 1;
    boolean fraction = number.noun().equals("quality");
    return open
        ? number.least() == 0
            ? number.noun()
            : "%s from %s".formatted(number.noun(), plain(number.least()))
        : fraction
            ? number.noun()
            : "%s %s to %s".formatted(number.noun(), plain(number.least()), plain(number.most()));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Returns what holds without a key. */
  static String withoutIt(Key<?> key) {
    List<String> items = key.items();
    if (items != null) {
      return code("[" + String.join(", ", items) + "]");
    }
    return switch (key.presence()) {
      case REQUIRED -> "required";
      case DEFAULT -> code(key.text());
      case WORDS, OPEN -> key.text();
    };
  }

  /** Returns when a key belongs to its mapping. */
  static String of(Condition condition) {
    if (condition instanceof Condition.Given given) {
      return "with " + code(given.key());
    }
    if (condition instanceof Condition.Says says) {
      if (says.words().size() > MOST_WORDS) {
        return "for some of " + code(says.key());
      }
      return "for " + says.words().stream().map(Words::code).collect(Collectors.joining(", "));
    }
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().map(Words::of).collect(Collectors.joining(", "));
    }
    String other = of(((Condition.Not) condition).other());
    return other.startsWith("with ") ? "without " + other.substring(5) : "not " + other;
  }

  static String code(String text) {
    return "`" + text + "`";
  }
}
