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

  /**
   * Series whose sum it is, each of half the bytes of the one before at the most: what is added is
   * small, what it is added to is not, and is read anew only when as much has come together. So
   * what a series takes to add grows with its own bytes, and all of them have at most twice those
   * of the sum.
   */
  private final ArrayList<ArrayList<byte[]>> parts = new ArrayList<>();

  /** A series without intervals. */
  public HistogramSeries() {
    parts.add(new ArrayList<>());
  }

  /** Number of intervals. */
  @Override
  public int size() {
    return parts.get(0).size();
  }

  /** Appends the next interval; copies what it needs. */
  public void append(Histogram histogram) {
    append(PackedCounts.of(histogram));
  }

  /** Appends the next interval. */
  void append(Few values) {
    append(values.packed());
  }

  private void append(byte[] packed) {
    while (parts.size() > 1) {
      addLast();
    }
    parts.get(0).add(packed);
  }

  /** Returns a copy of an interval's histogram. */
  @Override
  public Histogram get(int interval) {
    byte[] sum = parts.get(0).get(interval);
    for (int i = 1; i < parts.size(); i++) {
      sum = sum(sum, parts.get(i).get(interval));
    }
    return sum.length == 0 ? Latency.newHistogram() : PackedCounts.histogram(sum);
  }

  /** Adds another series of the same length, interval by interval. */
  public void merge(HistogramSeries other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "a series of %d intervals cannot be added to one of %d".formatted(other.size(), size()));
    }
    for (ArrayList<byte[]> part : other.parts) {
      parts.add(new ArrayList<>(part));
      while (parts.size() > 1 && 2 * bytes(parts.size() - 1) > bytes(parts.size() - 2)) {
        addLast();
      }
    }
  }

  /** Adds the last part to the one before it. */
  private void addLast() {
    ArrayList<byte[]> last = parts.remove(parts.size() - 1);
    ArrayList<byte[]> before = parts.get(parts.size() - 1);
    for (int i = 0; i < last.size(); i++) {
      before.set(i, sum(before.get(i), last.get(i)));
    }
  }

  private long bytes(int part) {
    long bytes = 0;
    for (byte[] interval : parts.get(part)) {
      bytes += interval.length;
    }
    return bytes;
  }

  private static byte[] sum(byte[] one, byte[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    return PackedCounts.sum(one, other);
  }
}
