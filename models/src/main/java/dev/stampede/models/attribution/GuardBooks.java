package dev.stampede.models.attribution;

import dev.stampede.engine.measure.Horizon;

/**
 * Books on something that keeps work away from a provider for a while: a breaker, a cooldown, an
 * ejection, a rung that work leaves. What is told must be told in the order of time.
 */
public final class GuardBooks {

  private static final long NEVER = Long.MAX_VALUE;

  private final String chain;
  private final String guard;
  private final FaultWindows faults;
  private final Horizon horizon;

  private long openSinceNanos = NEVER;
  private long closesAtNanos = NEVER;
  private long openings;
  private long openingsInFaults;
  private long openNanos;
  private long probes;

  /** The fault that strikes, or the next one; whether it has struck; and what it has cost. */
  private int fault;

  private boolean struck;
  private boolean noticed;
  private long failures;

  private long faultsStruck;
  private long faultsNoticed;
  private long noticedAfterNanos;
  private long longestNoticeNanos;
  private long failuresBefore;
  private long mostFailuresBefore;

  GuardBooks(String chain, String guard, FaultWindows faults, Horizon horizon) {
    this.chain = chain;
    this.guard = guard;
    this.faults = faults;
    this.horizon = horizon;
  }

  /** Opens books that nobody reads. */
  public static GuardBooks unlisted() {
    return new GuardBooks("", "", FaultWindows.NONE, Horizon.ENDLESS);
  }

  /** The guard saw a call fail. */
  public void failed(long nowNanos) {
    look(nowNanos);
    failures++;
  }

  /** From now on it keeps work away. */
  public void opened(long nowNanos) {
    look(nowNanos);
    openSinceNanos = nowNanos;
    if (horizon.counts(nowNanos)) {
      openings++;
      openingsInFaults += struck ? 1 : 0;
    }
    if (struck && !noticed) {
      notice(nowNanos - faults.start(fault), failures);
    }
  }

  /** From now on it keeps work away, until a time that is known already. */
  public void opened(long nowNanos, long untilNanos) {
    opened(nowNanos);
    closesAtNanos = untilNanos;
  }

  /** From now on it lets work through again, if only some. */
  public void closed(long nowNanos) {
    look(nowNanos);
    openNanos += horizon.counted(openSinceNanos, nowNanos);
    openSinceNanos = NEVER;
  }

  /** It lets a call through to see whether the provider is well. */
  public void probed(long nowNanos) {
    probes += horizon.counts(nowNanos) ? 1 : 0;
  }

  private void look(long nowNanos) {
    if (closesAtNanos <= nowNanos) {
      long at = closesAtNanos;
      closesAtNanos = NEVER;
      closed(at);
    }
    while (fault < faults.count() && nowNanos >= faults.start(fault)) {
      if (!struck) {
        strike();
      }
      if (nowNanos < faults.end(fault)) {
        return;
      }
      struck = false;
      fault++;
    }
  }

  private void strike() {
    struck = true;
    noticed = false;
    failures = 0;
    faultsStruck++;
    if (openSinceNanos <= faults.start(fault)) {
      notice(0, 0);
    }
  }

  private void notice(long afterNanos, long afterFailures) {
    noticed = true;
    faultsNoticed++;
    noticedAfterNanos += afterNanos;
    longestNoticeNanos = Math.max(longestNoticeNanos, afterNanos);
    failuresBefore += afterFailures;
    mostFailuresBefore = Math.max(mostFailuresBefore, afterFailures);
  }

  GuardResult result(long nowNanos) {
    look(nowNanos);
    long open =
        openSinceNanos == NEVER ? openNanos : openNanos + horizon.counted(openSinceNanos, nowNanos);
    return new GuardResult(
        chain,
        guard,
        1,
        openings,
        openings,
        openingsInFaults,
        open,
        open,
        probes,
        faultsStruck,
        faultsNoticed,
        noticedAfterNanos,
        longestNoticeNanos,
        failuresBefore,
        mostFailuresBefore);
  }
}
