package dev.stampede.models.queue;

import dev.stampede.models.check.Require;

/** What drops those who have waited too long, when it would be their turn. */
public sealed interface DelayControlSpec {

  /** Sets the control to work, with fresh state. */
  DelayControl control();

  /**
   * CoDel of RFC 8289 (2018). Its constants are for packets; for calls to models the target should
   * be a share of the time that clients wait, and the interval a few service times.
   *
   * @param targetNanos a wait that is acceptable, 5 ms in the RFC
   * @param intervalNanos how long waits may be longer, 100 ms in the RFC
   */
  record CoDel(long targetNanos, long intervalNanos) implements DelayControlSpec {

    /** The constants of the RFC. */
    public static final CoDel RFC_8289 = new CoDel(5_000_000L, 100_000_000L);

    /** Rejects times that are not positive. */
    public CoDel {
      Require.positive("target", targetNanos);
      Require.positive("interval", intervalNanos);
    }

    @Override
    public DelayControl control() {
      return new CoDelControl(this);
    }
  }

  /**
   * The CoDel of folly (commit 1ad98e2): while the least wait of an interval is above the target,
   * drops whoever has waited more than twice the target.
   *
   * @param targetNanos 5 ms there
   * @param intervalNanos 100 ms there
   */
  record LeastDelay(long targetNanos, long intervalNanos) implements DelayControlSpec {

    /** The defaults of folly. */
    public static final LeastDelay FOLLY = new LeastDelay(5_000_000L, 100_000_000L);

    /** Rejects times that are not positive. */
    public LeastDelay {
      Require.positive("target", targetNanos);
      Require.positive("interval", intervalNanos);
    }

    @Override
    public DelayControl control() {
      return new LeastDelayControl(this);
    }
  }

  /**
   * The controlled delay of B. Maurer, "Fail at scale", ACM Queue 13(8), 2015: who joins a line
   * that has not been empty for an interval may wait for the target, everybody else for the
   * interval.
   *
   * @param targetNanos M, 5 ms there
   * @param intervalNanos N, 100 ms there
   */
  record StandingQueue(long targetNanos, long intervalNanos) implements DelayControlSpec {

    /** The constants of the paper. */
    public static final StandingQueue FAIL_AT_SCALE = new StandingQueue(5_000_000L, 100_000_000L);

    /** Rejects times that are not positive. */
    public StandingQueue {
      Require.positive("target", targetNanos);
      Require.positive("interval", intervalNanos);
    }

    @Override
    public DelayControl control() {
      return new StandingQueueControl(this);
    }
  }
}
