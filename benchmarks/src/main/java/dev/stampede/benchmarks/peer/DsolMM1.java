package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.QueueModel;
import java.util.ArrayDeque;
import nl.tudelft.simulation.jstats.distributions.DistExponential;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;
import org.djutils.stats.summarizers.Tally;

/** An M/M/1 queue on DSOL, by events. */
public final class DsolMM1 implements QueueModel {

  private final DsolClock clock = new DsolClock();
  private final DistExponential pauses =
      new DistExponential(new MersenneTwister(1), 1 / UTILIZATION);
  private final DistExponential services = new DistExponential(new MersenneTwister(2), 1);
  private final ArrayDeque<Customer> waiting = new ArrayDeque<>();
  private final Tally waits = new Tally("waits");
  private boolean busy;

  private record Customer(double arrivedAt) {}

  /** Schedules the first arrival. */
  public DsolMM1() {
    clock.simulator().scheduleEventRel(0.0, this::arrive);
  }

  @Override
  public void run(int customers) {
    clock.simulator().runUpTo(clock.now() + customers / UTILIZATION);
    clock.await();
  }

  @Override
  public double meanWaitInServices() {
    return waits.getSampleMean();
  }

  private void arrive() {
    clock.simulator().scheduleEventRel(pauses.draw(), this::arrive);
    if (busy) {
      waiting.addLast(new Customer(clock.now()));
    } else {
      busy = true;
      serve(0);
    }
  }

  private void depart() {
    if (waiting.isEmpty()) {
      busy = false;
    } else {
      serve(clock.now() - waiting.removeFirst().arrivedAt());
    }
  }

  private void serve(double waited) {
    waits.register(waited);
    clock.simulator().scheduleEventRel(services.draw(), this::depart);
  }
}
