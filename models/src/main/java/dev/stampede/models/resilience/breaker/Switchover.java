package dev.stampede.models.resilience.breaker;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.work.Draw;
import java.util.List;

/**
 * Decides whether work goes to a rung, as a state machine on the caller's clock: all of it, none,
 * or the part that tries whether the rung can be returned to.
 *
 * <p>Calls are recorded when they end. Those that began before the last change between all, part
 * and none are not counted: what was sent into an outage does not spoil the return from it.
 */
public final class Switchover {

  /** The ticket of work that does not go to the rung. */
  public static final int PASSED_OVER = -1;

  /** Where work goes. */
  public enum State {
    /** To the rung. */
    SERVING,
    /** To the rung, but failures were seen and a decision is under way. */
    DECIDING,
    /** On to the next one. */
    LEFT,
    /** A part of it to the rung. */
    RETURNING
  }

  private final SwitchoverSpec.Leave leave;
  private final SwitchoverSpec.Return comeBack;
  private final StatusPage page;
  private final double[] shares;
  private final TimeWindow window;
  private final GuardBooks books;

  private State state = State.SERVING;
  private int epoch;

  /** When the page shows an incident, the decision is due, the return begins, or the step ends. */
  private long dueNanos;

  private int step;
  private int stepCalls;
  private int stepFailed;

  /**
   * Makes one whose rung serves.
   *
   * @param page what the status page of the rung's provider shows
   */
  public Switchover(SwitchoverSpec spec, StatusPage page, GuardBooks books) {
    this.books = books;
    this.leave = spec.leave();
    this.comeBack = spec.comeBack();
    this.page = page;
    this.dueNanos = leave.on().watchesPage() ? page.shownFrom(0) : StatusPage.NEVER;
    this.shares = array(comeBack.shares());
    this.window = new TimeWindow(leave.overSeconds());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Asks whether work goes to the rung.
   *
   * @param key of the work; whether it is of the part that returns depends on it alone, and work
   *     that returns in one step does so in the next
   * @return a ticket to record its end with, or {@link #PASSED_OVER}
   */
  public int admit(long nowNanos, long key) {
    advance(nowNanos);
    boolean goes =
        switch (state) {
          case SERVING, DECIDING -> true;
          case LEFT -> false;
          case RETURNING -> Draw.CANARY.uniform(key) < shares[step];
        };
    if (goes && state == State.RETURNING) {
      books.probed(nowNanos);
    }
    return goes ? epoch : PASSED_OVER;
  }

  /** Records how a call ended that went to the rung. */
  public void record(long nowNanos, int ticket, boolean failed) {
    advance(nowNanos);
    if (failed) {
      books.failed(nowNanos);
    }
    if (ticket != epoch) {
      return;
    }
    if (state == State.RETURNING) {
      stepCalls++;
      stepFailed += failed ? 1 : 0;
      if (stepCalls >= comeBack.minimumCalls() && stepFails()) {
        leave(nowNanos);
      } else if (nowNanos > dueNanos) { // the first call of a step that had none in its time
        dueNanos = nowNanos;
        advance(nowNanos);
      }
      return;
    }
    window.add(nowNanos, failed, false);
    if (state == State.SERVING && leave.on().countsErrors() && fails()) {
      state = State.DECIDING;
      dueNanos = nowNanos + leave.decideAfterNanos();
      advance(nowNanos);
    }
  }

  /** The state at a time. */
  public State state(long nowNanos) {
    advance(nowNanos);
    return state;
  }

  /** Makes the transitions that are due by now, each at its own time. */
  private void advance(long nowNanos) {
    boolean changed = true;
    while (changed && nowNanos >= dueNanos) {
      State before = state;
      int stepBefore = step;
      long dueBefore = dueNanos;
      switch (state) {
        case SERVING -> {
          state = State.DECIDING; // the page shows an incident
          dueNanos += leave.decideAfterNanos();
        }
        case DECIDING -> decide();
        case LEFT -> {
          if (comeBack.fromAllClear() && page.shows(dueNanos)) {
            dueNanos = page.clearFrom(dueNanos) + comeBack.afterNanos();
          } else {
            begin(0);
          }
        }
        case RETURNING -> {
          if (stepCalls > 0) {
            endStep();
          }
        }
      }
      changed = state != before || step != stepBefore || dueNanos != dueBefore;
    }
  }

  private void decide() {
    window.moveTo(dueNanos);
    if (leave.on().isBad(fails(), page.shows(dueNanos))) {
      leave(dueNanos);
    } else {
      serve();
    }
  }

  /** Serves, from when it is due on, until the page shows another incident than it does then. */
  private void serve() {
    state = State.SERVING;
    dueNanos =
        leave.on().watchesPage() ? page.shownFrom(page.clearFrom(dueNanos)) : StatusPage.NEVER;
  }

  private boolean fails() {
    return window.calls() >= leave.minimumCalls()
        && window.failed() >= leave.failureRate() * window.calls();
  }

  private boolean stepFails() {
    return stepFailed >= comeBack.failureRate() * stepCalls;
  }

  private void leave(long atNanos) {
    state = State.LEFT;
    epoch++;
    dueNanos = comeBack.fromAllClear() ? page.clearFrom(atNanos) : atNanos;
    dueNanos += comeBack.afterNanos();
    books.opened(atNanos);
  }

  private void endStep() {
    if (stepFails()) {
      leave(dueNanos);
    } else {
      begin(step + 1);
    }
  }

  private void begin(int newStep) {
    if (state == State.LEFT) {
      epoch++;
      books.closed(dueNanos);
    }
    step = newStep;
    stepCalls = 0;
    stepFailed = 0;
    if (newStep < shares.length) {
      state = State.RETURNING;
      dueNanos += comeBack.stepNanos();
    } else {
      serve();
      epoch++;
      window.clear();
    }
  }
}
