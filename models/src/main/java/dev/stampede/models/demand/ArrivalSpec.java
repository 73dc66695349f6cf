package dev.stampede.models.demand;

import dev.stampede.models.check.Require;
import java.util.List;

/** What a scenario says about when work arrives. */
public sealed interface ArrivalSpec {

  /**
   * A Poisson process: people who do not know of each other.
   *
   * @param ratePerSecond base rate, positive
   * @param surges what raises it
   */
  record Poisson(double ratePerSecond, List<Surge> surges) implements ArrivalSpec {

    /** Rejects a rate that is not positive. */
    public Poisson {
      Require.positive("rate", ratePerSecond);
      surges = List.copyOf(surges);
    }
  }

  /**
   * A recorded trace, replayed once.
   *
   * @param path the file, as the scenario names it
   * @param speed how many times faster than recorded, positive
   * @param source opens the trace at its start
   */
  record Trace(String path, double speed, TraceSource source) implements ArrivalSpec {

    /** Rejects a speed that is not positive. */
    public Trace {
      Require.positive("speed", speed);
    }
  }

  /**
   * A trapezoid on the base rate: it rises to a multiple, holds and falls back.
   *
   * @param atNanos when the rise begins
   * @param peak multiple of the base rate at the top, at least 0; below 1 it is a lull
   * @param riseNanos length of the rise
   * @param holdNanos length of the top
   * @param fallNanos length of the fall
   */
  record Surge(long atNanos, double peak, long riseNanos, long holdNanos, long fallNanos) {

    /** Rejects negative times and peaks, and a surge without any length. */
    public Surge {
      Require.notNegative("at", atNanos);
      Require.atLeast("peak", peak, 0.0);
      Require.notNegative("rise", riseNanos);
      Require.notNegative("hold", holdNanos);
      Require.notNegative("fall", fallNanos);
      Require.that(
          riseNanos + holdNanos + fallNanos > 0,
          "hold",
          holdNanos,
          "be positive where rise and fall are zero");
    }
  }
}
