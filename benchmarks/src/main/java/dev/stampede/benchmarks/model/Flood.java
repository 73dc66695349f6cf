package dev.stampede.benchmarks.model;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStreams;

/**
 * One process that sends to another without a pause, {@link #BURST} messages in a window. Executed
 * by two workers, each message passes the channel between them once; the windows are long enough
 * that the meetings of the workers do not count.
 */
public final class Flood {

  /** Messages in a window. */
  public static final int BURST = 4096;

  private static final long LOOKAHEAD_NANOS = 1_000_000;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess sender = simulation.process("sender");
  private final LogicalProcess receiver = simulation.process("receiver");
  private final Inbox<Flood> inbox = receiver.inbox(Flood::receive);
  private final Outlet<Flood> messages = sender.outlet(inbox, LOOKAHEAD_NANOS);
  private final Timer tap = sender.timer(this::pour);
  private long received;

  /** Opens the tap. */
  public Flood() {
    tap.set(0);
  }

  /** Runs for a number of bursts. */
  public void run(int bursts, int workers) {
    simulation.run(simulation.now() + bursts * LOOKAHEAD_NANOS, workers);
  }

  /**
   * Checks that what was measured is the model.
   *
   * @throws IllegalStateException if a message was lost, early or late
   */
  public void check() {
    long expected = simulation.now() / LOOKAHEAD_NANOS * BURST;
    if (Math.abs(received - expected) > BURST) { // the one under way
      throw new IllegalStateException("%d messages, not %d".formatted(received, expected));
    }
  }

  /** The messages of a burst arrive one after the other. */
  private void pour() {
    for (int i = 0; i < BURST; i++) {
      messages.send(LOOKAHEAD_NANOS + i, this);
    }
    tap.set(LOOKAHEAD_NANOS);
  }

  private void receive() {
    received++;
  }
}
