package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Hold;
import dev.stampede.benchmarks.model.HoldModel;
import dev.stampede.benchmarks.peer.DsolHold;
import dev.stampede.benchmarks.peer.SimPyHold;
import dev.stampede.benchmarks.peer.SsjHold;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does an event cost with many others pending? The hold model (D. W. Jones, "An empirical
 * comparison of priority-queue and event-set implementations", CACM 29(4), 1986): take the earliest
 * event, hand it to its owner, which schedules it again. The time includes the dispatch, but no
 * random number: increments come from a table, except on SimPy.
 */
@OperationsPerInvocation(HoldBenchmark.HOLDS)
public class HoldBenchmark extends Pinned {

  static final int HOLDS = 100_000;

  /** A model, made before and checked after each trial. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public abstract static class Filled {

    /** Events pending. */
    @Param({"100", "10000", "1000000"})
    int pending;

    /** Law of the increments. */
    @Param({"exponential", "bimodal", "grid", "pareto"})
    String law;

    HoldModel model;

    abstract HoldModel make();

    /** Makes the events. */
    @Setup
    public void fill() {
      model = make();
    }

    /** Checks that no event was lost, early or late. */
    @TearDown
    public void check() throws Exception {
      model.check();
      if (model instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  /** On Stampede. */
  public static class StampedeState extends Filled {
    @Override
    HoldModel make() {
      return new Hold(pending, law);
    }
  }

  /** On SSJ. */
  public static class SsjState extends Filled {
    @Override
    HoldModel make() {
      return new SsjHold(pending, law);
    }
  }

  /** On DSOL. */
  public static class DsolState extends Filled {
    @Override
    HoldModel make() {
      return new DsolHold(pending, law);
    }
  }

  /** On SimPy, which draws exponential increments. */
  public static class SimPyState extends Filled {
    @Override
    HoldModel make() {
      if (!law.equals("exponential")) {
        throw new IllegalArgumentException("SimPy is measured with law=exponential only");
      }
      return new SimPyHold(pending);
    }
  }

  /** Stampede: a timer for each event. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(HOLDS);
  }

  /** SSJ: splay tree, an event object for each. */
  @Benchmark
  public void ssj(SsjState state) {
    state.model.run(HOLDS);
  }

  /** DSOL: red-black tree, a new event for each hold. */
  @Benchmark
  public void dsol(DsolState state) {
    state.model.run(HOLDS);
  }

  /** SimPy: heap, a process for each event. */
  @Benchmark
  public void simpy(SimPyState state) {
    state.model.run(HOLDS);
  }
}
