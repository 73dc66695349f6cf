package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.RetryStorm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a request cost in a real model? A retry storm on 10 000 servers through population,
 * gateway, retry, timeout and provider, with all statistics, on one core. An operation is a
 * request, with up to four attempts and all its random numbers.
 */
@OperationsPerInvocation(RetryStorm.REQUESTS)
public class StormBenchmark extends Pinned {

  /** A storm, made before and checked after each run. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    RetryStorm storm;

    /** Makes servers, gateway and population. */
    @Setup(Level.Invocation)
    public void prepare() {
      storm = new RetryStorm();
    }

    /** Checks the books, and that it was a storm. */
    @TearDown(Level.Invocation)
    public void check() {
      storm.check();
    }
  }

  /** Stampede: the models that scenarios use. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.storm.run();
  }
}
