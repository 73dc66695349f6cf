package dev.stampede.benchmarks;

import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** The hold model on SSJ: each pending event is an object that schedules itself again. */
final class SsjHold {

  private final Simulator simulator = new Simulator();
  private final ExponentialGen increments;

  SsjHold(int pending) {
    increments = new ExponentialGen(new MRG32k3a(), 1.0 / pending);
    simulator.init();
    for (int i = 0; i < pending; i++) {
      new Item().schedule(increments.nextDouble());
    }
  }

  /** Runs for as long as a number of holds takes on average. */
  void run(int holds) {
    new End().schedule(holds);
    simulator.start();
  }

  private final class Item extends Event {
    Item() {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule(increments.nextDouble());
    }
  }

  private final class End extends Event {
    End() {
      super(simulator);
    }

    @Override
    public void actions() {
      simulator.stop();
    }
  }
}
