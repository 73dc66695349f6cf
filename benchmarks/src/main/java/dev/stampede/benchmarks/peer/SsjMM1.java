package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.QueueModel;
import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/** An M/M/1 queue on SSJ, after the example {@code QueueEv} of its tutorial. */
public final class SsjMM1 implements QueueModel {

  private final Simulator simulator = new Simulator();
  private final ExponentialGen pauses = new ExponentialGen(new MRG32k3a(), UTILIZATION);
  private final ExponentialGen services = new ExponentialGen(new MRG32k3a(), 1);
  private final ArrayDeque<Customer> waiting = new ArrayDeque<>();
  private final Tally waits = new Tally("waits");
  private boolean busy;

  private record Customer(double arrivedAt) {}

  /** Schedules the first arrival. */
  public SsjMM1() {
    simulator.init();
    new Arrival().schedule(0);
  }

  @Override
  public void run(int customers) {
    new End().schedule(customers / UTILIZATION);
    simulator.start();
  }

  @Override
  public double meanWaitInServices() {
    return waits.average();
  }

  private void serve(double waited) {
    waits.add(waited);
    new Departure().schedule(services.nextDouble());
  }

  private final class Arrival extends Event {
    Arrival() {
      super(simulator);
    }

    @Override
    public void actions() {
      new Arrival().schedule(pauses.nextDouble());
      if (busy) {
        waiting.addLast(new Customer(simulator.time()));
      } else {
        busy = true;
        serve(0);
      }
    }
  }

  private final class Departure extends Event {
    Departure() {
      super(simulator);
    }

    @Override
    public void actions() {
      if (waiting.isEmpty()) {
        busy = false;
      } else {
        serve(simulator.time() - waiting.removeFirst().arrivedAt());
      }
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
