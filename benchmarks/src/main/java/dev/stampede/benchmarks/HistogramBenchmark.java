package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Increments;
import dev.stampede.engine.measure.Latency;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to record a latency? Exponential ones with a mean of 100 ms, from a table. A
 * plain HdrHistogram knows the percentiles only to its digits; Stampede's also has the exact sum.
 */
@OperationsPerInvocation(HistogramBenchmark.VALUES)
public class HistogramBenchmark extends Pinned {

  static final int VALUES = 100_000;

  private static final double MEAN_NANOS = 1e8;

  /** Stampede's instrument. */
  @State(Scope.Thread)
  public static class StampedeState {

    final Increments values = new Increments("exponential", MEAN_NANOS);
    final Latency latency = new Latency();

    /** Checks the mean. */
    @TearDown
    public void check() {
      checkMean(latency.mean());
    }
  }

  /** The plain histogram of the same range. */
  @State(Scope.Thread)
  public static class HdrHistogramState {

    final Increments values = new Increments("exponential", MEAN_NANOS);
    final Histogram histogram = Latency.newHistogram();

    /** Checks the mean. */
    @TearDown
    public void check() {
      checkMean(histogram.getMean());
    }
  }

  /** Any 10^5 of the table have its mean within 2 %: six standard deviations. */
  private static void checkMean(double nanos) {
    if (Math.abs(nanos / MEAN_NANOS - 1) > 0.02) {
      throw new IllegalStateException("a mean of %s ns, not 10^8".formatted(nanos));
    }
  }

  /** Stampede: histogram, exact sum, and values that are not zero. */
  @Benchmark
  public void stampede(StampedeState state) {
    for (int i = 0; i < VALUES; i++) {
      state.latency.record(state.values.next());
    }
  }

  /** HdrHistogram: histogram only. */
  @Benchmark
  public void hdrhistogram(HdrHistogramState state) {
    for (int i = 0; i < VALUES; i++) {
      state.histogram.recordValue(state.values.next());
    }
  }
}
