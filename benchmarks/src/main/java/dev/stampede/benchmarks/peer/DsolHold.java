package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.HoldModel;
import dev.stampede.benchmarks.model.Increments;

/** The hold model on DSOL: each event schedules a method call. */
public final class DsolHold implements HoldModel, AutoCloseable {

  private final DsolClock clock = new DsolClock();
  private final int pending;
  private final Increments increments;
  private long held;
  private long target;

  /** Schedules all events. */
  public DsolHold(int pending, String law) {
    this.pending = pending;
    increments = new Increments(law, (double) pending * SPACING_NANOS);
    for (int i = 0; i < pending; i++) {
      schedule();
    }
  }

  @Override
  public void run(int holds) {
    target += holds;
    clock.runHere(Double.MAX_VALUE);
  }

  @Override
  public void check() {
    increments.check(pending, held, clock.now());
  }

  /** Ends the thread that every simulator of DSOL has. */
  @Override
  public void close() {
    clock.cleanUp();
  }

  private void schedule() {
    clock.scheduleEventRel((double) increments.next(), this::hold);
  }

  private void hold() {
    schedule();
    if (++held == target) {
      clock.stop();
    }
  }
}
