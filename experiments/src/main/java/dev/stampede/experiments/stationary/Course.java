package dev.stampede.experiments.stationary;

import dev.stampede.experiments.interval.Confidence;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How much work is inside something, interval by interval, in the mean of the replications, of a
 * run in which nothing changes from outside.
 *
 * @param inside for each interval
 * @param warmup intervals that do not count, less than all
 */
@SuppressWarnings("ArrayRecordComponent") // made, asked and dropped
record Course(double[] inside, int warmup) {

  /** How sure a start is told from chance. */
  private static final Confidence CLEAR = Confidence.ofNormal(3);

  /** So many stretches at least say how much they differ by chance. */
  private static final int FEWEST_STRETCHES = 8;

  private static final int QUARTERS = 4;

  /** A straight line adds a third of its growth from quarter to quarter. */
  private static final double GOES_ON = 0.2;

  /** What grows by less than a half from the first quarter to the last may do so by chance. */
  private static final double GROWN = 1.5;

  /**
   * Returns the interval before which the start from empty shows, if that is later than the
   * warm-up. A truncation point alone is not enough: there is one in any series. What counts first
   * must lie farther from the rest than stretches of its length do from each other, by Student's t.
   */
  OptionalInt startBeyondWarmup() {
    int length = inside.length - 1; // the last interval may be cut
    if (!Mser.canTell(length)) {
      return OptionalInt.empty();
    }
    int end = Mser.truncation(Arrays.copyOf(inside, length));
    int stretch = Math.min(end - warmup, (length - end) / FEWEST_STRETCHES);
    if (stretch <= 0) {
      return OptionalInt.empty();
    }
    int stretches = (length - end) / stretch;
    double[] means = new double[stretches];
    Arrays.setAll(means, i -> mean(end + i * stretch, end + (i + 1) * stretch));
    double rest = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(m -> (m - rest) * (m - rest)).sum();
    double error = Math.sqrt(squares / (stretches - 1) * (1 + 1.0 / stretches));
    return Math.abs(mean(warmup, warmup + stretch) - rest) > CLEAR.t(stretches - 1) * error
        ? OptionalInt.of(end)
        : OptionalInt.empty();
  }

  /**
   * Whether it grows to the end: from quarter to quarter of what counts, no slower at last, by half
   * at least.
   */
  boolean growsToTheEnd() {
    int length = inside.length - 1 - warmup;
    if (!Mser.canTell(length)) {
      return false;
    }
    double[] quarters = new double[QUARTERS];
    Arrays.setAll(
        quarters, i -> mean(warmup + i * length / QUARTERS, warmup + (i + 1) * length / QUARTERS));
    double grown = quarters[QUARTERS - 1] - quarters[0];
    boolean always = true;
    for (int i = 1; i < QUARTERS; i++) {
      always &= quarters[i] > quarters[i - 1];
    }
    double last = quarters[QUARTERS - 1] - quarters[QUARTERS - 2];
    return always
        && last >= GOES_ON * grown
        && grown >= 1
        && quarters[QUARTERS - 1] >= GROWN * quarters[0];
  }

  private double mean(int from, int until) {
    return Arrays.stream(inside, from, until).average().orElseThrow();
  }
}
