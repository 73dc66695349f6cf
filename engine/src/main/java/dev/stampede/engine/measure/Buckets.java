package dev.stampede.engine.measure;

/**
 * Which bucket of {@link Latency#newHistogram} a value falls into: HdrHistogram 2.2.2 ({@code
 * AbstractHistogram.countsArrayIndex}), for what is recorded without a histogram.
 */
final class Buckets {

  /** Values differ by at least 2^9 ns, the largest power of two in a microsecond. */
  private static final int UNIT_MAGNITUDE = 9;

  /** Half of the 2,048 parts of an octave that three digits need. */
  private static final int HALF_MAGNITUDE = 10;

  private static final long MASK = ((2L << HALF_MAGNITUDE) - 1) << UNIT_MAGNITUDE;

  private Buckets() {}

  private static int octave(long nanos) {
    return Long.SIZE
        - UNIT_MAGNITUDE
        - HALF_MAGNITUDE
        - 1
        - Long.numberOfLeadingZeros(nanos | MASK);
  }

  /** Returns the number of a value's bucket, from 0 on; they are in the order of values. */
  static int index(long nanos) {
    int octave = octave(nanos);
    int part = (int) (nanos >>> (octave + UNIT_MAGNITUDE));
    return ((octave + 1) << HALF_MAGNITUDE) + part - (1 << HALF_MAGNITUDE);
  }

  /** Returns the largest value of a value's bucket. */
  static long highest(long nanos) {
    long size = 1L << (octave(nanos) + UNIT_MAGNITUDE);
    return (nanos & -size) + size - 1;
  }
}
