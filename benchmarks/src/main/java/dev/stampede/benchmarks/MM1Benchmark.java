package dev.stampede.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does an event cost in the smallest real model? One server, first come first served, Poisson
 * arrivals at 0.9 of its rate, two events a customer, each with its own exponential draw; the wait
 * of every customer is recorded. The time is per event, and the mean wait must come out as theory
 * has it: 0.9 / (1 - 0.9) = 9 service times.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(MM1Benchmark.EVENTS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class MM1Benchmark {

  static final int EVENTS = 200_000;
  static final double UTILIZATION = 0.9;

  /** Stampede, with the check. */
  @State(Scope.Thread)
  public static class StampedeState {

    final MM1 queue = new MM1(UTILIZATION);

    /** Checks the result, so that what was measured is known to be the model. */
    @TearDown
    public void check() {
      checkMeanWait(queue.meanWaitInServices());
    }
  }

  /** SSJ, with the check. */
  @State(Scope.Thread)
  public static class SsjState {

    final SsjMM1 queue = new SsjMM1(UTILIZATION);

    /** Checks the result, so that what was measured is known to be the model. */
    @TearDown
    public void check() {
      checkMeanWait(queue.meanWaitInServices());
    }
  }

  /**
   * The mean of n successive waits has variance rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 / n
   * = 35 900 / n. The shortest trial has 10^7 customers, so 1 is more than ten standard deviations.
   */
  private static void checkMeanWait(double services) {
    if (Math.abs(services - 9) > 1) {
      throw new IllegalStateException("mean wait of %s service times, not 9".formatted(services));
    }
  }

  /** Stampede: timers, waits in a histogram and an exact sum. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.queue.run(EVENTS / 2);
  }

  /** SSJ: new events, waits in a tally. */
  @Benchmark
  public void ssj(SsjState state) {
    state.queue.run(EVENTS / 2);
  }
}
