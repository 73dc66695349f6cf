package dev.stampede.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does an event cost with many others pending? The hold model (D. W. Jones, "An empirical
 * comparison of priority-queue and event-set implementations", CACM 29(4), 1986): take the earliest
 * event, hand it to its owner, which schedules it again after an exponential time. The time
 * includes the dispatch and the draw of the random number.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(HoldBenchmark.HOLDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class HoldBenchmark {

  static final int HOLDS = 100_000;

  /** Stampede, full. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    @Param({"100", "10000", "1000000"})
    int pending;

    Hold model;

    /** Makes the events. */
    @Setup
    public void fill() {
      model = new Hold(pending);
    }
  }

  /** SSJ, full. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class SsjState {

    @Param({"100", "10000", "1000000"})
    int pending;

    SsjHold model;

    /** Makes the events. */
    @Setup
    public void fill() {
      model = new SsjHold(pending);
    }
  }

  /** Stampede: 4-ary heap, xoshiro256++, ziggurat. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(HOLDS);
  }

  /** SSJ: splay tree, MRG32k3a, inversion. */
  @Benchmark
  public void ssj(SsjState state) {
    state.model.run(HOLDS);
  }
}
