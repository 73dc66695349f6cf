package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.TimeoutModel;
import dev.stampede.benchmarks.model.Timeouts;
import dev.stampede.benchmarks.peer.SsjTimeouts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a timeout cost that is cancelled in nine cases of ten? An operation is a call: two
 * timers are set, one expires, the other is cancelled. No random number is drawn.
 */
@OperationsPerInvocation(TimersBenchmark.CALLS)
public class TimersBenchmark extends Pinned {

  static final int CALLS = 100_000;

  /** A model, made before and checked after each trial. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public abstract static class Filled {

    /** Timers pending, two for each call. */
    @Param({"100", "10000", "1000000"})
    int pending;

    TimeoutModel model;

    abstract TimeoutModel make();

    /** Starts the calls. */
    @Setup
    public void fill() {
      model = make();
    }

    /** Checks the share of timeouts. */
    @TearDown
    public void check() {
      model.check();
    }
  }

  /** On Stampede. */
  public static class StampedeState extends Filled {
    @Override
    TimeoutModel make() {
      return new Timeouts(pending);
    }
  }

  /** On SSJ. */
  public static class SsjState extends Filled {
    @Override
    TimeoutModel make() {
      return new SsjTimeouts(pending);
    }
  }

  /** Stampede: two timers for each call. */
  @Benchmark
  public void stampede(StampedeState state) {
    state.model.run(CALLS);
  }

  /** SSJ: two event objects for each call. */
  @Benchmark
  public void ssj(SsjState state) {
    state.model.run(CALLS);
  }
}
