package dev.stampede.models.check;

/**
 * The ranges that specs check their components against. A message starts with the component's name
 * and its value; NaN lies in no range.
 */
public final class Require {

  private Require() {}

  /** Rejects what is not above zero. */
  public static void positive(String name, double value) {
    that(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "be positive");
  }

  /** Rejects what is not above zero. */
  public static void positive(String name, long value) {
    that(value > 0, name, value, "be positive");
  }

  /** Rejects what is below zero. */
  public static void notNegative(String name, long value) {
    that(value >= 0, name, value, "not be negative");
  }

  /** Rejects what is below a least value. */
  public static void atLeast(String name, long value, long least) {
    that(value >= least, name, value, "be at least " + least);
  }

  /** Rejects what is below a least value. */
  public static void atLeast(String name, double value, double least) {
    that(value >= least && value < Double.POSITIVE_INFINITY, name, value, "be at least " + least);
  }

  /** Rejects what does not lie in [0, 1]. */
  public static void share(String name, double value) {
    that(value >= 0 && value <= 1, name, value, "lie between 0 and 1 (0 % and 100 %)");
  }

  /** Rejects an HTTP status that is no error. */
  public static void httpError(String name, int status) {
    that(status >= 400 && status <= 599, name, status, "be an HTTP error, 400 to 599");
  }

  /** Rejects a value for a reason: {@code name (value) must ...}. */
  public static void that(boolean holds, String name, Object value, String must) {
    if (!holds) {
      throw new IllegalArgumentException("%s (%s) must %s".formatted(name, value, must));
    }
  }
}
