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
 * What does a tier cost that has room for all? A request from its population through a gateway and
 * the tiers of a provider to its engine and back, with all statistics, on one core.
 */
@OperationsPerInvocation(ChainedCalls.REQUESTS)
public class TiersBenchmark extends Pinned {

  /** A trial, made before and checked after each run. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    /** Tiers on the way in. */
    @Param({"0", "5"})
    int tiers;

    /** Whether each has servers, which take an event for each call. */
    @Param({"true", "false"})
    boolean servers;

    ChainedCalls calls;

    /** Makes population, gateway and provider. */
    @Setup(Level.Invocation)
    public void prepare() {
      calls = new ChainedCalls(0, tiers, servers);
    }

    /** Checks the books, and that nobody was refused. */
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
