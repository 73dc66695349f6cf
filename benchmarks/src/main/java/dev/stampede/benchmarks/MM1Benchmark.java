package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.MM1;
import dev.stampede.benchmarks.model.QueueModel;
import dev.stampede.benchmarks.peer.DsolMM1;
import dev.stampede.benchmarks.peer.SimPyMM1;
import dev.stampede.benchmarks.peer.SsjMM1;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does an event cost in the smallest real model? One server, first come first served, Poisson
 * arrivals at 0.9 of its rate, two events a customer, each with its own exponential draw; the wait
 * of every customer is recorded, and the mean wait must come out as theory has it.
 */
@OperationsPerInvocation(MM1Benchmark.EVENTS)
public class MM1Benchmark extends Pinned {

  static final int EVENTS = 200_000;

  /** A queue, made before and checked after each trial. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public abstract static class Open {

    QueueModel queue;
    long customers;

    abstract QueueModel make();

    /** Makes an empty queue. */
    @Setup
    public void open() {
      queue = make();
    }

    void run() {
      queue.run(EVENTS / 2);
      customers += EVENTS / 2;
    }

    /** Checks the mean wait. */
    @TearDown
    public void check() throws Exception {
      queue.check(customers);
      if (queue instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  /** On Stampede. */
  public static class StampedeState extends Open {
    @Override
    QueueModel make() {
      return new MM1(0);
    }
  }

  /** On SSJ. */
  public static class SsjState extends Open {
    @Override
    QueueModel make() {
      return new SsjMM1();
    }
  }

  /** On DSOL. */
  public static class DsolState extends Open {
    @Override
    QueueModel make() {
      return new DsolMM1();
    }
  }

  /** On SimPy. */
  public static class SimPyState extends Open {
    @Override
    QueueModel make() {
      return new SimPyMM1();
    }
  }

  /** Stampede: xoshiro256++, ziggurat; waits in a histogram and an exact sum. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.run();
  }

  /** SSJ: MRG32k3a, inversion; waits in a tally. */
  @Benchmark
  public void ssj(SsjState state) {
    state.run();
  }

  /** DSOL: Mersenne Twister, inversion; waits in a tally. */
  @Benchmark
  public void dsol(DsolState state) {
    state.run();
  }

  /** SimPy: Mersenne Twister, inversion; waits in a sum. */
  @Benchmark
  public void simpy(SimPyState state) {
    state.run();
  }
}
