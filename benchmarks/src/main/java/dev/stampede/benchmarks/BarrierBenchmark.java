package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.PingPong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a meeting of two workers cost? Two processes play ping-pong, so that each window of the
 * run holds one event. An operation is a stroke; with one worker it is an event and no meeting.
 */
@OperationsPerInvocation(BarrierBenchmark.STROKES)
public class BarrierBenchmark extends Pinned {

  static final int STROKES = 100_000;

  /** A model, checked after each trial. */
  @State(Scope.Thread)
  public static class StampedeState {

    /** Threads that execute the run. */
    @Param({"1", "2"})
    int workers;

    final PingPong model = new PingPong();

    /** Checks that no stroke was lost. */
    @TearDown
    public void check() {
      model.check();
    }
  }

  /** Stampede: a window for each message. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(STROKES, state.workers);
  }
}
