package dev.stampede.benchmarks.model;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.Arrays;

/** An M/M/1 queue on Stampede's engine. */
public final class MM1 implements QueueModel {

  private static final double SERVICE_NANOS = 1_000_000;
  private static final double PAUSE_NANOS = SERVICE_NANOS / UTILIZATION;

  private final Simulation simulation;
  private final LogicalProcess process;
  private final RandomStream pauses;
  private final RandomStream services;
  private final Timer arrival;
  private final Timer departure;
  private final Latency waits = new Latency();

  /** Times of arrival of those who wait, in a ring of a power of two. */
  private long[] waiting = new long[64];

  private int first;
  private int count;

  /**
   * Schedules the first arrival.
   *
   * @param replication number that its random numbers are derived from
   */
  public MM1(int replication) {
    simulation = new Simulation(new RandomStreams(1, replication));
    process = simulation.process("queue");
    pauses = process.random("pauses");
    services = process.random("services");
    arrival = process.timer(this::arrive);
    departure = process.timer(this::depart);
    arrival.set(0);
  }

  @Override
  public void run(int customers) {
    simulation.run(simulation.now() + (long) (customers * PAUSE_NANOS));
  }

  @Override
  public double meanWaitInServices() {
    return waits.mean() / SERVICE_NANOS;
  }

  private void arrive() {
    arrival.set((long) (pauses.nextExponential() * PAUSE_NANOS));
    if (departure.isSet()) {
      enqueue(process.now());
    } else {
      serve(0);
    }
  }

  private void depart() {
    if (count > 0) {
      serve(process.now() - dequeue());
    }
  }

  private void serve(long waited) {
    waits.record(waited);
    departure.set((long) (services.nextExponential() * SERVICE_NANOS));
  }

  private void enqueue(long now) {
    if (count == waiting.length) {
      long[] longer = Arrays.copyOfRange(waiting, first, first + 2 * count);
      System.arraycopy(waiting, 0, longer, count - first, first);
      waiting = longer;
      first = 0;
    }
    waiting[(first + count++) & (waiting.length - 1)] = now;
  }

  private long dequeue() {
    long arrivedAt = waiting[first];
    first = (first + 1) & (waiting.length - 1);
    count--;
    return arrivedAt;
  }
}
