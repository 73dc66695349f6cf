package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStreams;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Automatic placement, while a simulation runs on two workers. */
final class BalancerTest {

  private static final long PERIOD = 100;
  private static final long LOOKAHEAD = 100_000;

  /** Events of one process before the load shifts, and after; a review comes after two million. */
  private static final long BEFORE = 500_000;

  private static final long AFTER = 4_000_000;

  /** Four processes, linked in a ring: two are busy first, the other two later. */
  private static final class Model {
    final Simulation simulation = new Simulation(new RandomStreams(1, 0));
    final List<LogicalProcess> processes =
        Stream.of("a", "b", "c", "d").map(simulation::process).toList();

    Model() {
      for (int i = 0; i < 4; i++) {
        LogicalProcess process = processes.get(i);
        LogicalProcess next = processes.get((i + 1) % 4);
        Outlet<String> outlet = process.outlet(next.inbox(text -> {}), LOOKAHEAD);
        long start = i < 2 ? 0 : BEFORE * PERIOD;
        long end = i < 2 ? BEFORE * PERIOD : (BEFORE + AFTER) * PERIOD;
        tick(process, start, end, outlet);
      }
    }

    private static void tick(LogicalProcess process, long start, long end, Outlet<String> outlet) {
      Timer[] timer = new Timer[1];
      timer[0] =
          process.timer(
              () -> {
                if (process.now() % LOOKAHEAD == 0) {
                  outlet.send("x");
                }
                if (process.now() < end) {
                  timer[0].set(PERIOD);
                }
              });
      timer[0].set(start);
    }

    boolean areTogether(int one, int other) {
      return processes.get(one).loop() == processes.get(other).loop();
    }
  }

  @Test
  void processes_areSharedOutAgainWhenTheLoadShifts() {
    Model alone = new Model();
    alone.simulation.run((BEFORE + AFTER) * PERIOD);
    Model model = new Model();

    model.simulation.run(BEFORE * PERIOD, 2);
    assertThat(model.areTogether(0, 1)).isFalse();
    assertThat(model.areTogether(2, 3)).isTrue(); // nothing is known of them yet

    model.simulation.run((BEFORE + AFTER) * PERIOD, 2);
    assertThat(model.areTogether(2, 3)).isFalse();
    assertThat(model.simulation.digest()).isEqualTo(alone.simulation.digest());
  }

  /** The placement of an earlier run stays until something changes. */
  @Test
  void processes_stayWhereTheyAre() {
    Model model = new Model();
    model.simulation.run(BEFORE * PERIOD / 2, 2);
    EventLoop before = model.processes.get(1).loop();

    model.simulation.run(BEFORE * PERIOD / 2 + PERIOD, 2);
    assertThat(model.processes.get(1).loop()).isSameAs(before);

    model.simulation.run(BEFORE * PERIOD / 2 + 2 * PERIOD, 1);
    assertThat(model.areTogether(0, 1)).isTrue();
  }
}
