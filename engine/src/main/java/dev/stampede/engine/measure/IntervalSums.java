package dev.stampede.engine.measure;

import java.util.List;
import java.util.stream.Stream;

/** An exact sum for each interval of a run: integrals over time outgrow a long. */
public final class IntervalSums {

  private final List<ExactSum> sums;

  /** Starts with zeros. */
  public IntervalSums(Intervals intervals) {
    this.sums = Stream.generate(ExactSum::new).limit(intervals.count()).toList();
  }

  /** Adds a sum to an interval. */
  public void add(int interval, ExactSum sum) {
    sums.get(interval).add(sum);
  }

  /** Adds another one's sums, interval by interval; both must have as many. */
  public void merge(IntervalSums other) {
    if (other.sums.size() != sums.size()) {
      throw new IllegalArgumentException(
          "sums over %d intervals cannot be added to sums over %d"
              .formatted(other.sums.size(), sums.size()));
    }
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).add(other.sums.get(i));
    }
  }

  /** The sum of an interval. */
  public ExactSum at(int interval) {
    return sums.get(interval);
  }
}
