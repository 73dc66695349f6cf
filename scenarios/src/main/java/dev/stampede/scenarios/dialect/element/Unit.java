package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.regex.Pattern;

/** The unit of a number of the vendor's that has none. */
public enum Unit {
  SECONDS("s"),
  MILLISECONDS("ms");

  private static final Pattern BARE_NUMBER = Pattern.compile("[+-]?[0-9_]*\\.?[0-9]+");

  private final String suffix;

  Unit(String suffix) {
    this.suffix = suffix;
  }

  /** Returns a value with this unit, if it has none. */
  ValueReader of(ValueReader value) {
    return suffixed(value, suffix);
  }

  /** Returns a value with a suffix, if it is a number alone. */
  static ValueReader suffixed(ValueReader value, String suffix) {
    return value.node() instanceof Node.Scalar number
            && BARE_NUMBER.matcher(number.text()).matches()
        ? value.instead(with(number, suffix))
        : value;
  }

  /** Returns a text with a suffix. */
  static Node.Scalar with(Node.Scalar text, String suffix) {
    return new Node.Scalar(text.text() + suffix, true, text.at());
  }
}
