package dev.stampede.engine.measure;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import org.HdrHistogram.Histogram;

/**
 * One latency histogram for each interval of a run, kept in HdrHistogram's compact encoding: some
 * hundred bytes each instead of a quarter of a megabyte.
 */
public final class HistogramSeries extends AbstractList<Histogram> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<byte[]> encoded = new ArrayList<>();

  /** Number of intervals. */
  @Override
  public int size() {
    return encoded.size();
  }

  /** Appends the next interval; copies what it needs. */
  public void append(Histogram histogram) {
    encoded.add(PackedCounts.of(histogram));
  }

  /** Returns a copy of an interval's histogram. */
  @Override
  public Histogram get(int interval) {
    byte[] bytes = encoded.get(interval);
    return bytes.length == 0 ? Latency.newHistogram() : PackedCounts.histogram(bytes);
  }

  /** Adds another series of the same length, interval by interval. */
  public void merge(HistogramSeries other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "a series of %d intervals cannot be added to one of %d".formatted(other.size(), size()));
    }
    for (int i = 0; i < encoded.size(); i++) {
      if (encoded.get(i).length == 0) {
        encoded.set(i, other.encoded.get(i));
      } else if (other.encoded.get(i).length > 0) {
        encoded.set(i, PackedCounts.sum(encoded.get(i), other.encoded.get(i)));
      }
    }
  }
}
