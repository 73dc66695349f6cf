package dev.stampede.engine.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Reads and writes the counts of a histogram in HdrHistogram's compact encoding, version 2, one
 * bucket after the other: a header of 40 bytes, then for each bucket its count, or less than zero
 * for that many empty ones; each in ZigZag LEB128 of at most nine bytes (HdrHistogram 2.2.2, {@code
 * AbstractHistogram.fillBufferFromCountsArray} and {@code ZigZagLEB128Encoding}).
 */
final class PackedCounts {

  /** No counts at all. */
  static final byte[] NOTHING = {};

  private static final int HEADER_BYTES = 40;
  private static final int LENGTH_AT = 4;

  /** Where the range and the precision stand, which those that are added must share. */
  private static final int RANGE_FROM = 8;

  private static final int MOST_BYTES = 9;

  /** That of all latencies' histograms, but for the length. */
  private static final byte[] HEADER = header();

  private final ByteBuffer from;

  /** Empty buckets before the next count; after the last count endless. */
  private long zeros;

  /** The count behind them. */
  private long count;

  private PackedCounts(byte[] encoded) {
    this.from = ByteBuffer.wrap(encoded).position(HEADER_BYTES);
    advance();
  }

  /** Returns the counts of a histogram; {@link #NOTHING} where it has none. */
  static byte[] of(Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return NOTHING;
    }
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }

  /**
   * Returns what {@link #of(Histogram)} returns of a histogram of some values.
   *
   * @param sorted ascending, each from 0 to {@link Latency#HIGHEST_NANOS}
   * @param size how many of them there are
   */
  static byte[] of(long[] sorted, int size) {
    if (size == 0) {
      return NOTHING;
    }
    ByteBuffer packed = ByteBuffer.allocate(HEADER_BYTES + 2 * MOST_BYTES * size);
    packed.put(HEADER);
    int next = 0;
    for (int i = 0; i < size; ) {
      int bucket = Buckets.index(sorted[i]);
      int from = i;
      while (i < size && Buckets.index(sorted[i]) == bucket) {
        i++;
      }
      writeEmpty(bucket - next, packed);
      write(i - from, packed);
      next = bucket + 1;
    }
    packed.putInt(LENGTH_AT, packed.position() - HEADER_BYTES);
    return Arrays.copyOf(packed.array(), packed.position());
  }

  private static byte[] header() {
    Histogram histogram = Latency.newHistogram();
    histogram.recordValue(0);
    return Arrays.copyOf(of(histogram), HEADER_BYTES);
  }

  /** Returns the histogram that counts are of, which are not nothing. */
  static Histogram histogram(byte[] packed) {
    Histogram histogram = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(packed), 0);
    histogram.setAutoResize(true);
    return histogram;
  }

  /**
   * Adds two histograms, count by count: some hundred bytes are read where the histograms unpacked
   * would be a quarter of a megabyte each.
   *
   * @throws IllegalArgumentException if they differ in range or precision
   */
  static byte[] sum(byte[] one, byte[] other) {
    if (!Arrays.equals(one, RANGE_FROM, HEADER_BYTES, other, RANGE_FROM, HEADER_BYTES)) {
      throw new IllegalArgumentException(
          "histograms of different ranges or precisions cannot be added");
    }
    ByteBuffer sum = ByteBuffer.allocate(one.length + other.length + MOST_BYTES);
    sum.put(one, 0, HEADER_BYTES);
    PackedCounts a = new PackedCounts(one);
    PackedCounts b = new PackedCounts(other);
    while (a.count > 0 || b.count > 0) {
      long empty = Math.min(a.zeros, b.zeros);
      writeEmpty(empty, sum);
      a.zeros -= empty;
      b.zeros -= empty;
      write(a.take() + b.take(), sum);
    }
    sum.putInt(LENGTH_AT, sum.position() - HEADER_BYTES);
    return Arrays.copyOf(sum.array(), sum.position());
  }

  /** Returns the count of the next bucket, and goes on behind it. */
  private long take() {
    if (zeros > 0) {
      zeros--;
      return 0;
    }
    long taken = count;
    advance();
    return taken;
  }

  private void advance() {
    zeros = 0;
    count = 0;
    while (count == 0 && from.hasRemaining()) {
      long next = read();
      zeros += next > 0 ? 0 : Math.max(1, -next);
      count = Math.max(0, next);
    }
    if (count == 0) {
      zeros = Long.MAX_VALUE;
    }
  }

  private long read() {
    long raw = 0;
    for (int i = 0; i < MOST_BYTES; i++) {
      byte next = from.get();
      boolean last = i == MOST_BYTES - 1;
      raw |= (long) (last ? next & 0xFF : next & 0x7F) << (7 * i);
      if (last || next >= 0) {
        break;
      }
    }
    return (raw >>> 1) ^ -(raw & 1);
  }

  private static void writeEmpty(long buckets, ByteBuffer to) {
    if (buckets > 0) {
      write(buckets == 1 ? 0 : -buckets, to);
    }
  }

  private static void write(long value, ByteBuffer to) {
    long raw = (value << 1) ^ (value >> 63);
    for (int i = 0; i < MOST_BYTES - 1 && raw >>> 7 != 0; i++) {
      to.put((byte) ((raw & 0x7F) | 0x80));
      raw >>>= 7;
    }
    to.put((byte) raw);
  }
}
