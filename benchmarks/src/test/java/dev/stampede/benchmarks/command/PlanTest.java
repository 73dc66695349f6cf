package dev.stampede.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.benchmarks.HoldBenchmark;
import dev.stampede.benchmarks.MM1Benchmark;
import dev.stampede.benchmarks.PholdBenchmark;
import dev.stampede.benchmarks.peer.Peer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Work HOLD =
      new Work(
          HoldBenchmark.class,
          "",
          Map.of("pending", List.of("100"), "law", List.of("exponential")),
          List.of());
  private static final Work PHOLD =
      new Work(PholdBenchmark.class, "", Map.of("remote", List.of("10")), List.of());

  private static List<String> names(List<Task> tasks) {
    return tasks.stream()
        .map(Task::benchmark)
        .map(b -> b.replaceAll(".*Benchmark\\.", ""))
        .toList();
  }

  @Test
  void group_isStampedeWithItsPeers() {
    Plan plan = Plan.of(List.of(HOLD), true, Map.of(), EnumSet.of(Peer.SSJ, Peer.DSOL), null);

    assertThat(plan.groups()).hasSize(1);
    assertThat(names(plan.groups().get(0))).containsExactly("stampede", "ssj", "dsol");
    assertThat(plan.groups().get(0).get(1).params())
        .isEqualTo(Map.of("law", "exponential", "pending", "100"));
  }

  @Test
  void numbersOfWorkers_takeTurns() {
    Plan plan = Plan.of(List.of(PHOLD), true, Map.of(), EnumSet.noneOf(Peer.class), null);

    assertThat(plan.groups()).hasSize(1);
    assertThat(plan.groups().get(0).stream().map(task -> task.params().get("workers")))
        .containsExactly("1", "2");
  }

  @Test
  void fullRun_takesAllCombinations() {
    Plan plan = Plan.of(List.of(HOLD), false, Map.of(), EnumSet.noneOf(Peer.class), null);

    assertThat(plan.groups()).hasSize(12);
    assertThat(plan.size()).isEqualTo(12);
  }

  @Test
  void overrides_comeBeforeAll() {
    Plan plan =
        Plan.of(
            List.of(HOLD),
            true,
            Map.of("pending", List.of("7", "8"), "remote", List.of("1")),
            EnumSet.noneOf(Peer.class),
            null);

    assertThat(plan.groups().stream().map(group -> group.get(0).params().get("pending")))
        .containsExactly("7", "8");
  }

  @Test
  void simPy_isSparedTheMillion() {
    Plan plan =
        Plan.of(
            List.of(HOLD),
            false,
            Map.of("law", List.of("exponential")),
            EnumSet.of(Peer.SIMPY),
            null);

    assertThat(plan.groups().stream().map(List::size)).containsExactly(2, 2, 1);
  }

  @Test
  void floor_isMeasuredBesideEachWork() {
    Task floor = Catalogue.floor();
    Work machine = Catalogue.WORKS.get(0);
    Plan plan = Plan.of(List.of(machine, PHOLD), true, Map.of(), EnumSet.noneOf(Peer.class), floor);

    assertThat(plan.groups().stream().map(List::size)).containsExactly(1, 1, 1, 1, 1, 3);
    assertThat(plan.groups().get(5)).endsWith(floor);
    assertThat(machine.side()).isEqualTo("floor");
  }

  @Test
  void work_readsItsNameAndParametersFromItsClass() {
    Work queue = new Work(MM1Benchmark.class, "", Map.of(), List.of());

    assertThat(queue.name()).isEqualTo("mm1");
    assertThat(queue.peers()).containsExactly(Peer.SSJ, Peer.DSOL, Peer.SIMPY);
    assertThat(queue.parameters()).isEmpty();
    assertThat(HOLD.parameters()).containsEntry("pending", List.of("100", "10000", "1000000"));
  }
}
