package dev.stampede.engine.random;

/** The ranges that parameters of distributions must lie in; NaN lies in none. */
final class Ranges {

  private Ranges() {}

  static void finite(String name, double value) {
    require(Double.isFinite(value), name, value, "be finite");
  }

  static void positive(String name, double value) {
    finite(name, value);
    require(value > 0, name, value, "be positive");
  }

  static void atLeastZero(String name, double value) {
    finite(name, value);
    require(value >= 0, name, value, "not be negative");
  }

  static void within(String name, double value, double low, double high) {
    require(value >= low && value <= high, name, value, "lie from %s to %s".formatted(low, high));
  }

  static void between(String name, double value, double low, double high) {
    require(value > low && value < high, name, value, "lie between %s and %s".formatted(low, high));
  }

  static void atLeast(String name, double value, String otherName, double other) {
    finite(name, value);
    require(value >= other, name, value, "be at least %s (%s)".formatted(otherName, other));
  }

  private static void require(boolean holds, String name, double value, String must) {
    if (!holds) {
      throw new IllegalArgumentException("%s (%s) must %s".formatted(name, value, must));
    }
  }
}
