package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.HoldModel;
import dev.stampede.benchmarks.model.Increments;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** The hold model on SSJ: each pending event is an object that schedules itself again. */
public final class SsjHold implements HoldModel {

  private final Simulator simulator = new Simulator();
  private final int pending;
  private final Increments increments;
  private long held;
  private long target;

  /** Schedules all events. */
  public SsjHold(int pending, String law) {
    this.pending = pending;
    increments = new Increments(law, (double) pending * SPACING_NANOS);
    simulator.init();
    for (int i = 0; i < pending; i++) {
      new Item().schedule((double) increments.next());
    }
  }

  @Override
  public void run(int holds) {
    target += holds;
    simulator.start();
  }

  @Override
  public void check() {
    increments.check(pending, held, simulator.time());
  }

  private final class Item extends Event {
    Item() {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule((double) increments.next());
      if (++held == target) {
        simulator.stop();
      }
    }
  }
}
