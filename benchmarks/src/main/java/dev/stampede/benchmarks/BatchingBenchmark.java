package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Replicas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a request to a language model cost, with continuous batching? An operation is a request
 * with its three random numbers and two latencies, whatever the number of replicas.
 */
@OperationsPerInvocation(BatchingBenchmark.REQUESTS)
public class BatchingBenchmark extends Pinned {

  static final int REQUESTS = 200_000;

  /** Replicas, made before and checked after each trial. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    /** How many. */
    @Param({"1", "100", "10000"})
    public int replicas;

    Replicas model;

    /** Makes them, and lets the first work end. */
    @Setup
    public void open() {
      model = new Replicas(replicas);
      model.run(REQUESTS);
    }

    /** Checks the time for a token. */
    @TearDown
    public void check() {
      model.check();
    }
  }

  /** Stampede: the engine that scenarios use. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(REQUESTS);
  }
}
