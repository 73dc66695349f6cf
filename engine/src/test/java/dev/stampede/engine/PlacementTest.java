package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlacementTest {

  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final List<LogicalProcess> processes = new ArrayList<>();

  /** Adds a process with a number of events in the first second. */
  private LogicalProcess process(int events) {
    LogicalProcess process = simulation.process("process " + processes.size());
    for (int i = 1; i <= events; i++) {
      process.timer(() -> {}).set(SECOND * i / events);
    }
    processes.add(process);
    return process;
  }

  private static void link(LogicalProcess from, LogicalProcess to, long lookahead) {
    from.outlet(to.inbox(x -> {}), lookahead);
  }

  private Placement place(int workers) {
    simulation.run(SECOND);
    return Placement.of(processes, Load.untilNow(processes, SECOND), workers);
  }

  private List<Integer> partitions(Placement placement) {
    return processes.stream().map(placement::of).toList();
  }

  @Test
  void of_sharesLoadOut() {
    Stream.of(5000, 3000, 1000, 1000).forEach(this::process);

    assertThat(partitions(place(2))).containsExactly(0, 1, 1, 1);
  }

  @Test
  void of_keepsNeighboursTogether() {
    for (int i = 0; i < 1000; i++) {
      process(100);
    }

    List<Integer> partitions = partitions(place(2));

    assertThat(partitions.stream().filter(p -> p == 0).count()).isBetween(480L, 520L);
    long borders = 0;
    for (int i = 1; i < partitions.size(); i++) {
      borders += partitions.get(i).equals(partitions.get(i - 1)) ? 0 : 1;
    }
    assertThat(borders).isLessThan(70); // 64 pieces and what is left over
  }

  @Test
  void of_keepsTogetherWhatHasNoLookahead() {
    LogicalProcess a = process(1000);
    LogicalProcess b = process(1000);
    LogicalProcess c = process(1000);
    LogicalProcess d = process(1000);
    link(a, c, 0);
    link(d, b, 0);
    link(a, b, 100 * MILLISECOND);

    assertThat(partitions(place(4))).containsExactly(0, 1, 0, 1);
  }

  /** Balanced as well either way; but one way there are a hundred times more windows. */
  @Test
  void of_prefersLinksWithALargeLookaheadBetweenPartitions() {
    LogicalProcess a = process(10_000);
    LogicalProcess b = process(10_000);
    LogicalProcess c = process(10_000);
    LogicalProcess d = process(10_000);
    link(a, c, MILLISECOND);
    link(b, d, MILLISECOND);
    link(a, b, 100 * MILLISECOND);
    link(c, d, 100 * MILLISECOND);

    Placement placement = place(2);

    assertThat(partitions(placement)).containsExactly(0, 1, 0, 1);
    assertThat(placement.lookahead(Placement.links(processes))).isEqualTo(100 * MILLISECOND);
  }

  /** A window for every other event costs more than a second worker is worth. */
  @Test
  void of_usesOnePartitionWhereMoreDoNotPay() {
    link(process(10_000), process(10_000), MILLISECOND / 10);

    assertThat(place(2).count()).isEqualTo(1);
  }

  @Test
  void of_usesNoMorePartitionsThanThereAreGroups() {
    process(1000);
    process(1000);

    assertThat(place(8).count()).isEqualTo(2);
  }

  @Test
  void of_doesAsItIsAsked() {
    LogicalProcess a = process(10);
    LogicalProcess b = process(10);
    LogicalProcess c = process(10);
    link(a, b, 1);
    link(b, c, 0);
    simulation.place(a, 3);
    simulation.place(c, 5);

    assertThat(partitions(place(2))).containsExactly(0, 0, 0); // both odd: one partition suffices
    assertThat(partitions(place(4))).containsExactly(1, 0, 0); // 3 and 1 of four
  }

  @Test
  void of_manyWorkersAndOneProcess() {
    process(10);

    assertThat(place(64).count()).isEqualTo(1);
  }
}
