package dev.stampede.models.resilience.breaker;

import dev.stampede.models.check.Require;
import dev.stampede.models.fault.Signal;
import java.util.List;

/**
 * When work leaves a rung as a whole, and how it returns. The return asks for fewer failures than
 * led away: hysteresis, so that work does not go to and fro.
 *
 * @param leave what leads away
 * @param comeBack how work returns
 */
public record SwitchoverSpec(Leave leave, Return comeBack) {

  /** Rejects a return that allows more failures than led away. */
  public SwitchoverSpec {
    Require.that(
        comeBack.failureRate() <= leave.failureRate(),
        "return.failure_rate",
        comeBack.failureRate(),
        "not be above leave.failure_rate (%s)".formatted(leave.failureRate()));
  }

  /**
   * What leads away from a rung: a share of failures, and somebody who decides.
   *
   * @param failureRate share of the calls of the window that fail, in (0, 1]; reached is enough
   * @param overSeconds length of the window, 1 to {@link #LONGEST_WINDOW}
   * @param minimumCalls calls that must be in it, positive
   * @param decideAfterNanos from the moment that the failures are seen until the decision, which
   *     falls against leaving if they are over by then
   * @param on what tells of the failures: those of calls, a status page, or either
   */
  public record Leave(
      double failureRate, int overSeconds, int minimumCalls, long decideAfterNanos, Signal on) {

    /** A day, in seconds. */
    public static final int LONGEST_WINDOW = 86_400;

    /** What only failures of calls lead to. */
    public Leave(double failureRate, int overSeconds, int minimumCalls, long decideAfterNanos) {
      this(failureRate, overSeconds, minimumCalls, decideAfterNanos, Signal.ERRORS);
    }

    /** Rejects numbers out of range. */
    public Leave {
      Require.share("failure_rate", failureRate);
      Require.positive("failure_rate", failureRate);
      Require.that(
          overSeconds >= 1 && overSeconds <= LONGEST_WINDOW,
          "over",
          overSeconds,
          "lie between 1 and %d seconds".formatted(LONGEST_WINDOW));
      Require.positive("min_calls", minimumCalls);
      Require.notNegative("decide_after", decideAfterNanos);
    }
  }

  /**
   * How work returns to a rung: a part of it first, more if that goes well.
   *
   * @param afterNanos from leaving until the first part returns, positive
   * @param fromAllClear whether that counts from when the status page shows no incident any more
   * @param failureRate share of failures in a step at which work leaves again, in (0, 1]
   * @param minimumCalls calls after which a step can fail before its end, positive
   * @param shares of the work that returns in each step, ascending, in (0, 1); none to return at
   *     once
   * @param stepNanos how long each step lasts, positive; one without a call goes on until there is
   *     one
   */
  public record Return(
      long afterNanos,
      boolean fromAllClear,
      double failureRate,
      int minimumCalls,
      List<Double> shares,
      long stepNanos) {

    /** A return that counts from leaving. */
    public Return(
        long afterNanos,
        double failureRate,
        int minimumCalls,
        List<Double> shares,
        long stepNanos) {
      this(afterNanos, false, failureRate, minimumCalls, shares, stepNanos);
    }

    /** Copies the list and rejects numbers out of range. */
    public Return {
      shares = List.copyOf(shares);
      Require.positive("after", afterNanos);
      Require.share("failure_rate", failureRate);
      Require.positive("failure_rate", failureRate);
      Require.positive("min_calls", minimumCalls);
      Require.positive("each", stepNanos);
      double before = 0;
      for (double share : shares) {
        Require.that(
            share > before && share < 1, "canary", shares, "grow, from above 0 to below 1");
        before = share;
      }
    }
  }
}
