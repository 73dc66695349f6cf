package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.random.RandomStreams;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Messages between partitions allocate nothing in steady state. Both workers measure themselves
 * while they run, each by an event every million messages; the least of several counts, as in
 * {@link AllocationTest}.
 */
final class PartitionedAllocationTest {

  private static final int BALLS = 1000;
  private static final int ROUNDS = 9;
  private static final long NANOS_PER_ROUND = 100_000;

  /** For the measurement itself, and JIT compilers at work. */
  private static final long ALLOWANCE_BYTES = 500;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));

  /** Throws every ball back after 100 ns, the lookahead. */
  private static final class Player {
    private final Inbox<Object> inbox;
    private final Meter meter;
    private Outlet<Object> outlet;

    Player(LogicalProcess process) {
      inbox = process.inbox(this::play);
      outlet = process.outlet(inbox, 0);
      meter = new Meter(process);
    }

    private void play(Object ball) {
      outlet.send(ball);
    }
  }

  /** Reads what its own thread has allocated. */
  private static final class Meter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Timer timer;
    private long before;
    private long least = Long.MAX_VALUE;

    Meter(LogicalProcess process) {
      timer = process.timer(this::read);
      timer.set(NANOS_PER_ROUND);
    }

    private void read() {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      if (before > 0) {
        least = Math.min(least, allocated - before);
      }
      before = threads.getCurrentThreadAllocatedBytes();
      timer.set(NANOS_PER_ROUND);
    }
  }

  @Test
  void messagesBetweenPartitions_allocateNothing() {
    LogicalProcess left = simulation.process("left");
    LogicalProcess right = simulation.process("right");
    Player first = new Player(left);
    Player second = new Player(right);
    first.outlet = left.outlet(second.inbox, 100);
    second.outlet = right.outlet(first.inbox, 100);
    simulation.place(left, 0);
    simulation.place(right, 1);
    for (int i = 0; i < BALLS; i++) {
      first.outlet.send(new Object());
      second.outlet.send(new Object());
    }

    simulation.run(ROUNDS * NANOS_PER_ROUND, 2);

    assertThat(simulation.events()).isGreaterThan(ROUNDS * NANOS_PER_ROUND / 100 * 2 * BALLS);
    assertThat(first.meter.least).isLessThan(ALLOWANCE_BYTES);
    assertThat(second.meter.least).isLessThan(ALLOWANCE_BYTES);
  }
}
