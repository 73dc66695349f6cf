package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Nothing is allocated for an event in steady state. The least of several windows counts: the JVM
 * may allocate once on behalf of a thread, but what an event allocates is in every window.
 */
final class AllocationTest {

  private static final int WINDOWS = 5;
  private static final long EVENTS_PER_WINDOW = 1_000_000;

  /** For the measurement itself: less than one byte in a thousand events. */
  private static final long ALLOWANCE_BYTES = 500;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));

  @Test
  void timers_allocateNothing() {
    LogicalProcess process = simulation.process("hold");
    int pending = 1000;
    for (int i = 0; i < pending; i++) {
      new Hold(process, process.random("increments " + i));
    }

    // each timer expires once in 1000 ns on average
    assertThat(leastAllocatedBytes(1000L * EVENTS_PER_WINDOW / pending))
        .isLessThan(ALLOWANCE_BYTES);
  }

  @Test
  void messagesAndInstruments_allocateNothing() {
    Latency latency = new Latency();
    Gauge gauge = new Gauge(Horizon.of(new Intervals(1_000_000, 100), 0));
    LogicalProcess ping = simulation.process("ping");
    LogicalProcess pong = simulation.process("pong");
    Player first = new Player(ping, latency, gauge, 1);
    Player second = new Player(pong, latency, gauge, -1);
    first.outlet = ping.outlet(second.inbox, 1);
    second.outlet = pong.outlet(first.inbox, 1);
    first.outlet.send(new Ball());

    // one event each nanosecond
    assertThat(leastAllocatedBytes(EVENTS_PER_WINDOW)).isLessThan(ALLOWANCE_BYTES);
    assertThat(latency.count()).isEqualTo(simulation.events());
  }

  private long leastAllocatedBytes(long windowNanos) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    simulation.run(windowNanos); // warm up: classes, the arrays' final size
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WINDOWS; i++) {
      long eventsBefore = simulation.events();
      long until = simulation.now() + windowNanos;
      long before = threads.getCurrentThreadAllocatedBytes();
      simulation.run(until);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(simulation.events() - eventsBefore).isGreaterThan(EVENTS_PER_WINDOW * 9 / 10);
    }
    return least;
  }

  private static final class Hold {
    private final RandomStream random;
    private final Timer timer;

    Hold(LogicalProcess process, RandomStream random) {
      this.random = random;
      timer = process.timer(this::expire);
      expire();
    }

    private void expire() {
      timer.set((long) (1000 * random.nextExponential()));
    }
  }

  private static final class Ball {
    private long thrownAt;
  }

  private static final class Player {
    private final LogicalProcess process;
    private final Latency latency;
    private final Gauge gauge;
    private final int step;
    private final Inbox<Ball> inbox;
    private Outlet<Ball> outlet;

    Player(LogicalProcess process, Latency latency, Gauge gauge, int step) {
      this.process = process;
      this.latency = latency;
      this.gauge = gauge;
      this.step = step;
      inbox = process.inbox(this::play);
      outlet = process.outlet(inbox, 0);
    }

    private void play(Ball ball) {
      latency.record(process.now() - ball.thrownAt);
      gauge.change(process.now(), step);
      ball.thrownAt = process.now();
      outlet.send(ball);
    }
  }
}
