package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.ChainedCalls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do policies cost that have nothing to do? A request from its population through a chain to a
 * provider and back, with all statistics, on one core. The five are a retry with a budget, a
 * throttle, a breaker, a concurrency limit and a timeout.
 */
@OperationsPerInvocation(ChainedCalls.REQUESTS)
public class ChainBenchmark extends Pinned {

  /** A trial, made before and checked after each run. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    /** Policies in the chain. */
    @Param({"0", "5"})
    int policies;

    ChainedCalls calls;

    /** Makes population, gateway and provider. */
    @Setup(Level.Invocation)
    public void prepare() {
      calls = new ChainedCalls(policies, 0, false);
    }

    /** Checks the books, and that the policies had nothing to do. */
    @TearDown(Level.Invocation)
    public void check() {
      calls.check();
    }
  }

  /** Stampede: the models that scenarios use. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.calls.run();
  }
}
