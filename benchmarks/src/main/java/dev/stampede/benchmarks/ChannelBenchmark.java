package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Flood;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a message between two workers cost? One process floods another; an operation is a
 * message, its way through the list of pending events at the receiver included. With one worker it
 * passes no channel.
 */
@OperationsPerInvocation(ChannelBenchmark.BURSTS * Flood.BURST)
public class ChannelBenchmark extends Pinned {

  static final int BURSTS = 256;

  /** A model, checked after each trial. */
  @State(Scope.Thread)
  public static class StampedeState {

    /** Threads that execute the run. */
    @Param({"1", "2"})
    int workers;

    final Flood model = new Flood();

    /** Checks that no message was lost. */
    @TearDown
    public void check() {
      model.check();
    }
  }

  /** Stampede: thousands of messages in a window. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(BURSTS, state.workers);
  }
}
