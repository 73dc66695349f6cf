package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Phold;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do several workers gain in one run? PHOLD with exponential hops of 20 ms beyond the
 * lookahead; an operation is a hop, with two random numbers in it.
 */
@OperationsPerInvocation(PholdBenchmark.HOPS)
public class PholdBenchmark extends Pinned {

  static final int HOPS = 1_000_000;

  /** A model, made before and checked after each trial. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    /** Hops that lead to another process, in per cent. */
    @Param({"0", "10", "50", "90"})
    int remote;

    /** Threads that execute the run. */
    @Param({"1", "2"})
    int workers;

    /** Processes, each linked with every other one. */
    @Param("64")
    int processes;

    /** Jobs for each process. */
    @Param("64")
    int jobs;

    /** Lookahead of the links, in microseconds. */
    @Param("20000")
    int lookahead;

    Phold model;

    /** Makes processes and jobs. */
    @Setup
    public void fill() {
      model = new Phold(processes, jobs, remote / 100.0, lookahead * 1000L);
    }

    /** Checks that no job was lost. */
    @TearDown
    public void check() {
      model.check();
    }
  }

  /** Stampede: messages between logical processes. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(HOPS, state.workers);
  }
}
