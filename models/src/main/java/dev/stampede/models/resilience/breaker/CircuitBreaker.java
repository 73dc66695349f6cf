package dev.stampede.models.resilience.breaker;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;

/**
 * The circuit breaker of Resilience4j (version 2, read at commit af9e7c9 of May 2026), as a state
 * machine on the caller's clock.
 *
 * <p>What is easily got wrong: a call is recorded when it ends, into whatever state is current
 * then, so calls begun while the breaker was closed are counted as probes if they end while it is
 * half open; an open breaker turns half-open strictly after its wait, and only with the next call
 * unless told otherwise; rates open it when they reach the threshold, durations are slow when they
 * exceed theirs; half-open it decides after min(minimum, permitted) results and lets no further
 * calls through meanwhile.
 */
public final class CircuitBreaker {

  /** Whether calls go through. */
  public enum State {
    /** All do. */
    CLOSED,
    /** None do. */
    OPEN,
    /** A few do, to see whether the other side has recovered. */
    HALF_OPEN
  }

  private static final long MILLI_NANOS = 1_000_000;

  private final CircuitBreakerSpec spec;
  private final GuardBooks books;
  private final OutcomeWindow closedWindow;
  private final OutcomeWindow halfOpenWindow;

  private State state = State.CLOSED;
  private int permits;

  /** How often it has opened since it was closed. */
  private int openings;

  private long openUntilNanos;
  private long halfOpenSinceNanos;

  /** Makes a closed breaker that has seen nothing, and that nobody keeps books on. */
  public CircuitBreaker(CircuitBreakerSpec spec) {
    this(spec, GuardBooks.unlisted());
  }

  /** Makes a closed breaker that has seen nothing. */
  public CircuitBreaker(CircuitBreakerSpec spec, GuardBooks books) {
    this.spec = spec;
    this.books = books;
    this.closedWindow =
        spec.windowType() == WindowType.COUNT_BASED
            ? new CountWindow(spec.windowSize())
            : new TimeWindow(spec.windowSize());
    this.halfOpenWindow = new CountWindow(spec.permittedInHalfOpen());
  }

  /** Asks for permission to call; a permitted call must be recorded or released later. */
  public boolean tryAcquire(long nowNanos) {
    advance(nowNanos);
    if (state == State.OPEN && nowNanos > openUntilNanos) {
      halfOpen(nowNanos);
    }
    if (state != State.HALF_OPEN) {
      return state == State.CLOSED;
    }
    if (permits == 0) {
      return false;
    }
    permits--;
    books.probed(nowNanos);
    return true;
  }

  /** Records how a permitted call ended. */
  public void record(long nowNanos, long durationNanos, boolean failed) {
    advance(nowNanos);
    boolean slow = durationNanos > spec.slowCallDurationNanos();
    if (failed || slow) {
      books.failed(nowNanos);
    }
    switch (state) {
      case CLOSED -> {
        closedWindow.add(nowNanos, failed, slow);
        int minimum =
            spec.windowType() == WindowType.COUNT_BASED
                ? Math.min(spec.minimumCalls(), spec.windowSize())
                : spec.minimumCalls();
        if (closedWindow.calls() >= minimum && reachesThreshold(closedWindow)) {
          open(nowNanos);
        }
      }
      case HALF_OPEN -> {
        halfOpenWindow.add(nowNanos, failed, slow);
        if (halfOpenWindow.calls() >= Math.min(spec.minimumCalls(), spec.permittedInHalfOpen())) {
          if (reachesThreshold(halfOpenWindow)) {
            open(nowNanos);
          } else {
            close();
          }
        }
      }
      case OPEN -> {
        // a call that began before it opened; it changes nothing any more
      }
    }
  }

  /** Gives a permission back whose call was taken back before it ended, or does not count. */
  public void release(long nowNanos) {
    advance(nowNanos);
    if (state == State.HALF_OPEN) {
      permits++;
    }
  }

  /** The state at a time. */
  public State state(long nowNanos) {
    advance(nowNanos);
    return state;
  }

  /** Makes the transitions that need no call and should have happened by now. */
  private void advance(long nowNanos) {
    boolean changed = true;
    while (changed) {
      changed = false;
      if (state == State.OPEN && spec.automaticHalfOpen() && nowNanos >= openUntilNanos) {
        halfOpen(openUntilNanos);
        changed = true;
      } else if (state == State.HALF_OPEN && spec.maxWaitInHalfOpenNanos() > 0) {
        long end = halfOpenSinceNanos + spec.maxWaitInHalfOpenNanos();
        if (nowNanos >= end) {
          open(end);
          changed = true;
        }
      }
    }
  }

  private boolean reachesThreshold(OutcomeWindow window) {
    double calls = window.calls();
    return window.failed() / calls >= spec.failureRateThreshold()
        || window.slow() / calls >= spec.slowCallRateThreshold();
  }

  private void open(long nowNanos) {
    state = State.OPEN;
    openings++;
    openUntilNanos = nowNanos + waitInOpen();
    books.opened(nowNanos);
  }

  /** By repeated multiplication, in whole milliseconds, as Resilience4j's intervals are. */
  private long waitInOpen() {
    long wait = spec.waitInOpenNanos();
    for (int i = 1; i < openings && wait < spec.maxWaitInOpenNanos(); i++) {
      long millis = wait / MILLI_NANOS;
      long longer = (long) (millis * spec.openMultiplier());
      wait = longer * MILLI_NANOS;
    }
    return Math.min(wait, spec.maxWaitInOpenNanos());
  }

  private void halfOpen(long nowNanos) {
    state = State.HALF_OPEN;
    permits = spec.permittedInHalfOpen();
    halfOpenSinceNanos = nowNanos;
    halfOpenWindow.clear();
    books.closed(nowNanos);
  }

  private void close() {
    state = State.CLOSED;
    openings = 0;
    closedWindow.clear();
  }
}
