package dev.stampede.engine.measure;

import java.io.Serializable;
import java.util.stream.Stream;

/** An exact sum for each interval of a run: integrals over time outgrow a long. */
public final class IntervalSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ExactSum[] sums;

  /** Starts with zeros. */
  public IntervalSums(Intervals intervals) {
    this.sums = Stream.generate(ExactSum::new).limit(intervals.count()).toArray(ExactSum[]::new);
  }

  /** Adds a sum to an interval. */
  public void add(int interval, ExactSum sum) {
    sums[interval].add(sum);
  }

  /** Adds another one's sums, interval by interval; both must have as many. */
  public void merge(IntervalSums other) {
    if (other.sums.length != sums.length) {
      throw new IllegalArgumentException(
          "sums over %d intervals cannot be added to sums over %d"
              .formatted(other.sums.length, sums.length));
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(other.sums[i]);
    }
  }

  /** The sum of an interval. */
  public ExactSum at(int interval) {
    return sums[interval];
  }
}
