package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.Replay.Row;
import dev.stampede.models.batching.Routing.Policy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several replicas: as one, and each with a line of its own. */
class RoutingTest {

  private static final StepCost COST = StepCost.dense(0.0068, 4.5e-6, 7.6e-8, 2e-5, 1e-10);

  private static BatchingSpec spec(Detail detail, ReplicaSpec each, int replicas, Routing routing) {
    return new BatchingSpec(detail, each, replicas, Replay.UNBOUNDED, false, routing, null);
  }

  private static List<Row> poisson(int seed, int count, double rate) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    double time = 0;
    for (int i = 0; i < count; i++) {
      time += -Math.log(1 - random.nextDouble()) / rate;
      int prompt = 1 + (int) (-600 * Math.log(1 - random.nextDouble()));
      rows.add(new Row(time, prompt, 2 + (int) (-250 * Math.log(1 - random.nextDouble()))));
    }
    return rows;
  }

  /** Two replicas of one sequence each; the first of four has more to say than the others. */
  @ParameterizedTest
  @CsvSource({"ROUND_ROBIN, 11, 5", "LEAST_LOADED, 4.5, 6.5"})
  void sequences_goWhereThePolicySaysSo(Policy policy, double third, double fourth) {
    ReplicaSpec each = new ReplicaSpec(StepCost.dense(1, 0, 0, 0, 0), 1, 1, 100, 0);
    List<Row> rows =
        List.of(new Row(0, 1, 9), new Row(0, 1, 2), new Row(2.5, 1, 2), new Row(3, 1, 2));
    List<Row> answered = Replay.run(spec(Detail.LEAPS, each, 2, new Routing(policy, 0, 1)), rows);

    assertThat(answered.get(2).end / 1e9).isEqualTo(third);
    assertThat(answered.get(3).end / 1e9).isEqualTo(fourth);
  }

  /**
   * One object for eight replicas beside eight that are stepped, idle, at half load and at full.
   */
  @Test
  void pooledReplicas_areThoseOfAnIdealBalancer() {
    ReplicaSpec each = new ReplicaSpec(COST, 128, 2048, 430_000, 0);
    for (double rate : new double[] {8, 120, 200}) {
      List<Row> rows = poisson(1, 12_000, rate);
      List<Row> pooled = Replay.run(spec(Detail.LEAPS, each, 8, Routing.POOLED), rows);
      List<Row> routed =
          Replay.run(spec(Detail.STEPS, each, 8, new Routing(Policy.LEAST_LOADED, 0, 1)), rows);
      assertThat(error(pooled, routed, Row::ttft)).as("at %s/s", rate).isBetween(-0.15, 0.10);
      assertThat(error(pooled, routed, Row::tpot)).as("at %s/s", rate).isBetween(-0.02, 0.02);
      assertThat(error(pooled, routed, Row::e2e)).as("at %s/s", rate).isBetween(-0.02, 0.02);
    }
  }

  private static double error(List<Row> got, List<Row> expected, ToDoubleFunction<Row> figure) {
    return Replay.figures(got, figure)[0] / Replay.figures(expected, figure)[0] - 1;
  }

  /**
   * Below saturation: the better informed, the less wait; what all know late is worse than nothing.
   * From 92 calls a second on a pool waits longer than the replicas that it stands for.
   */
  @Test
  void information_shortensTheWait() {
    ReplicaSpec each = new ReplicaSpec(COST, 32, 2048, 430_000, 0);
    List<Row> rows = poisson(2, 20_000, 86);
    Map<Policy, Double> waits = new EnumMap<>(Policy.class);
    for (Policy policy : Policy.values()) {
      waits.put(policy, meanWait(spec(Detail.LEAPS, each, 8, new Routing(policy, 0, 12)), rows));
    }
    double late =
        meanWait(
            spec(Detail.LEAPS, each, 8, new Routing(Policy.LEAST_LOADED, 5_000_000_000L, 1)), rows);
    assertThat(waits.get(Policy.POOLED)).isLessThanOrEqualTo(waits.get(Policy.LEAST_LOADED));
    assertThat(waits.get(Policy.LEAST_LOADED)).isLessThan(waits.get(Policy.POWER_OF_TWO));
    assertThat(waits.get(Policy.POWER_OF_TWO)).isLessThan(waits.get(Policy.ROUND_ROBIN));
    assertThat(waits.get(Policy.ROUND_ROBIN)).isLessThan(waits.get(Policy.PREFIX_AFFINITY));
    assertThat(late).isGreaterThan(waits.get(Policy.ROUND_ROBIN));
  }

  private static double meanWait(BatchingSpec spec, List<Row> rows) {
    return Replay.figures(Replay.run(spec, rows), Row::ttft)[0];
  }

  /** Steps of 1 s, one sequence a replica; five come at once. */
  @ParameterizedTest
  @EnumSource(names = {"POOLED", "LEAST_LOADED"})
  void resize_growsAtOnce_andShrinksAsWorkEnds(Policy policy) {
    ReplicaSpec each = new ReplicaSpec(StepCost.dense(1, 0, 0, 0, 0), 1, 1, 100, 0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(new Row(i * 0.01, 1, 4));
    }
    rows.add(new Row(20, 1, 1));
    Replay replay = new Replay(spec(Detail.LEAPS, each, 1, new Routing(policy, 0, 1)), rows);
    replay.at(0.005, () -> replay.inference().resize(5));
    replay.at(2.5, () -> replay.inference().resize(0));
    replay.at(21.5, () -> replay.inference().resize(2));
    List<Row> answered = replay.run();

    for (Row row : answered.subList(0, 5)) {
      assertThat(row.complete).isTrue();
      assertThat(row.end / 1e9).isCloseTo(4.5, within(0.51));
    }
    assertThat(answered.get(5).end / 1e9).isCloseTo(22.5, within(1e-6));
    assertThat(replay.busy()).isZero();
  }

  /** Everything goes wrong in turn, and nobody is lost. */
  @Test
  void disaggregatedEngines_loseNobody() {
    ReplicaSpec each = new ReplicaSpec(COST, 16, 512, 9000, 20_000_000);
    long cut = 0;
    for (Detail detail : Detail.values()) {
      BatchingSpec spec =
          new BatchingSpec(
              detail,
              each,
              4,
              200,
              true,
              new Routing(Policy.LEAST_LOADED, 100_000_000, 1),
              new Disaggregation(1, 5_000_000, 8000));
      SplittableRandom random = new SplittableRandom(9);
      List<Row> rows = poisson(4, 6000, 40);
      for (Row row : rows) {
        row.priority = random.nextInt(10);
        row.cancel = random.nextInt(5) == 0 ? row.arrival + random.nextLong(5_000_000_000L) : -1;
      }
      Replay replay = new Replay(spec, rows);
      replay.at(20, () -> replay.inference().cutAll());
      replay.at(30, () -> replay.inference().resize(0));
      replay.at(31, () -> replay.inference().resize(6));
      replay.at(40, () -> replay.inference().slowDown(2));
      replay.at(60, () -> replay.inference().resize(2));
      List<Row> answered = replay.run();

      for (Row row : answered) {
        boolean cancelled = row.cancel != Sequence.NEVER && row.end == Sequence.NEVER;
        assertThat(row.end != Sequence.NEVER || !row.accepted || cancelled).isTrue();
        assertThat(!row.complete || row.first <= row.end).isTrue();
        cut += row.end != Sequence.NEVER && !row.complete ? 1 : 0;
      }
      assertThat(answered.stream().filter(row -> row.complete).count()).isGreaterThan(2000);
      assertThat(replay.inference().preemptions()).isPositive();
      assertThat(replay.queued()).isZero();
      assertThat(replay.busy()).isZero();
    }
    assertThat(cut).isGreaterThan(20);
  }
}
