package dev.stampede.benchmarks.result;

import java.util.Map;

/** What Stampede should reach. */
public sealed interface Goal {

  /** What it holds for: values of some parameters. */
  Map<String, String> where();

  /** In words. */
  String words();

  /**
   * Whether it is met.
   *
   * @param nanos for one operation
   * @param speedUp over one worker; NaN where there is nothing to compare with
   */
  boolean met(double nanos, double speedUp);

  /**
   * A time that is not exceeded.
   *
   * @param limitNanos for one operation
   */
  record AtMost(Map<String, String> where, double limitNanos, String words) implements Goal {
    @Override
    public boolean met(double nanos, double speedUp) {
      return nanos <= limitNanos;
    }
  }

  /**
   * More than one worker alone.
   *
   * @param factor by which several are faster
   */
  record SpeedUp(Map<String, String> where, double factor) implements Goal {
    @Override
    public String words() {
      return "at least %sx of 1 worker".formatted(factor);
    }

    @Override
    public boolean met(double nanos, double speedUp) {
      return speedUp >= factor;
    }
  }
}
