package dev.stampede.benchmarks.model;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Two processes that send one ball to and fro. Executed by two workers, every window holds a single
 * event: what it costs is the meeting of the workers, and nothing else.
 */
public final class PingPong {

  private static final long LOOKAHEAD_NANOS = 1_000_000;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final Player first = new Player(simulation.process("first"));
  private final Player second = new Player(simulation.process("second"));

  /** Hands the ball to the first player. */
  public PingPong() {
    Outlet<Object> toSecond = first.process.outlet(second.inbox, LOOKAHEAD_NANOS);
    Outlet<Object> toFirst = second.process.outlet(first.inbox, LOOKAHEAD_NANOS);
    first.other = toSecond;
    second.other = toFirst;
    first.process.timer(() -> toSecond.send(this)).set(0);
  }

  /** Runs for a number of strokes. */
  public void run(int strokes, int workers) {
    simulation.run(simulation.now() + strokes * LOOKAHEAD_NANOS, workers);
  }

  /**
   * Checks that what was measured is the model.
   *
   * @throws IllegalStateException if a stroke was lost, early or late
   */
  public void check() {
    long expected = simulation.now() / LOOKAHEAD_NANOS;
    if (first.strokes + second.strokes != expected) {
      throw new IllegalStateException(
          "%d and %d strokes, not %d together".formatted(first.strokes, second.strokes, expected));
    }
  }

  private static final class Player {
    private final LogicalProcess process;
    private final Inbox<Object> inbox;
    private @Nullable Outlet<Object> other;
    private long strokes;

    Player(LogicalProcess process) {
      this.process = process;
      inbox = process.inbox(this::strike);
    }

    private void strike(Object ball) {
      strokes++;
      if (other != null) {
        other.send(ball);
      }
    }
  }
}
