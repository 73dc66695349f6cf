package dev.stampede.benchmarks;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.Arrays;

/** An M/M/1 queue on Stampede's engine. */
final class MM1 {

  private static final double SERVICE_NANOS = 1_000_000;

  private final double pauseNanos;
  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("queue");
  private final RandomStream pauses = process.random("pauses");
  private final RandomStream services = process.random("services");
  private final Timer arrival = process.timer(this::arrive);
  private final Timer departure = process.timer(this::depart);
  private final Latency waits = new Latency();

  /** Times of arrival of those who wait, in a ring of a power of two. */
  private long[] waiting = new long[64];

  private int first;
  private int count;

  MM1(double utilization) {
    pauseNanos = SERVICE_NANOS / utilization;
    arrival.set(0);
  }

  /** Runs for as long as it takes a number of customers to arrive on average. */
  void run(int customers) {
    simulation.run(simulation.now() + (long) (customers * pauseNanos));
  }

  double meanWaitInServices() {
    return waits.mean() / SERVICE_NANOS;
  }

  private void arrive() {
    arrival.set((long) (pauses.nextExponential() * pauseNanos));
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
