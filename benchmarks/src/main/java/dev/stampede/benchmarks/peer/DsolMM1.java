package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.QueueModel;
import java.util.ArrayDeque;
import nl.tudelft.simulation.jstats.distributions.DistExponential;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;
import org.djutils.stats.summarizers.Tally;

/** An M/M/1 queue on DSOL, by events. */
public final class DsolMM1 implements QueueModel, AutoCloseable {

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
    clock.scheduleEventRel(0.0, this::arrive);
  }

  @Override
  public void run(int customers) {
    clock.runHere(clock.now() + customers / UTILIZATION);
  }

  @Override
  public double meanWaitInServices() {
    return waits.getSampleMean();
  }

  /** Ends the thread that every simulator of DSOL has. */
  @Override
  public void close() {
    clock.cleanUp();
  }

  private void arrive() {
    clock.scheduleEventRel(pauses.draw(), this::arrive);
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
    clock.scheduleEventRel(services.draw(), this::depart);
  }
}
