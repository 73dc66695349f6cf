package dev.stampede.models.batching;

import static dev.stampede.models.batching.Replay.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.Replay.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines by hand, and the one that leaps beside the one that steps. */
class BatchingEnginesTest {

  private static ReplicaSpec replica(StepCost cost, int sequences, int tokens, long kv) {
    return new ReplicaSpec(cost, sequences, tokens, kv, 0);
  }

  private static void assertSeconds(long nanos, double seconds) {
    assertThat(nanos / 1e9).isCloseTo(seconds, within(1e-8));
  }

  /**
   * A step takes 1 s, 0.1 s for each that decodes, 0.01 s for each token in their caches, 0.001 s
   * for each prompt token. A (10 in, 3 out) comes at 0: its prompt is through at 1.01, its tokens
   * come after steps of 1.1 + 0.10 and 1.1 + 0.11. B (20 in, 2 out) comes at 1.5, in the second
   * step, and is in the third: that takes 1.1 + 0.11 + 0.02 and gives A's last token and B's first.
   * Then B decodes alone, with 20 tokens: 1.1 + 0.20.
   */
  @ParameterizedTest
  @EnumSource
  void twoSequences_byHand(Detail detail) {
    StepCost cost = StepCost.dense(1, 0.1, 0.01, 0.001, 0);
    List<Row> rows =
        Replay.run(
            spec(detail, replica(cost, 8, 100, 1000)),
            List.of(new Row(0, 10, 3), new Row(1.5, 20, 2)));

    assertSeconds(rows.get(0).started, 0);
    assertSeconds(rows.get(0).first, 1.01);
    assertSeconds(rows.get(0).end, 1.01 + 1.20 + 1.23);
    assertSeconds(rows.get(1).started, 2.21);
    assertSeconds(rows.get(1).first, 3.44);
    assertSeconds(rows.get(1).end, 3.44 + 1.30);
  }

  /**
   * A step takes 1 s, and 0.01 s for each pair of a prompt token and one before it. With 4 tokens a
   * step the prompt of 10 takes steps of 4, 4 and 2 tokens, with 4 * 2, 4 * 6 and 2 * 9 pairs. The
   * second, of 3 tokens with 1 in the prefix cache, has its 2 in the third step, with 2 * 2 pairs.
   */
  @ParameterizedTest
  @EnumSource
  void chunksOfPrompts_byHand(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0.01);
    List<Row> rows =
        Replay.run(
            spec(detail, replica(cost, 4, 4, 1000)),
            List.of(new Row(0, 10, 1), new Row(0.1, 3, 1).cached(1)));

    assertSeconds(rows.get(0).end, 1.08 + 1.24 + 1.18 + 0.04);
    assertSeconds(rows.get(1).started, 1.08 + 1.24);
    assertSeconds(rows.get(1).end, 3.54);
  }

  /**
   * Steps of 1 s and a cache of 10 tokens. A and B (3 in, 5 out each) come together: A's prompt is
   * through at 1, B's at 2, when A has 4 tokens there. At 3 they have 5 and 4, at 4 no room is left
   * for two more: A holds 6 and B 5 would be 11 at the next step's end, so B makes room at 3 with 2
   * tokens made. A ends at 5. B needs 3 + 2 tokens computed: admitted with the step after the one
   * that B left room in, at 4, where A's 6 and its next leave no room for 5; so at 5. Its third
   * token comes at 6, the fifth at 8.
   */
  @ParameterizedTest
  @EnumSource
  void preemption_byHand(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0);
    Replay replay =
        new Replay(
            spec(detail, replica(cost, 4, 100, 10)),
            List.of(new Row(0, 3, 5), new Row(0.5, 3, 5), new Row(0.6, 8, 4)));
    List<Row> rows = replay.run();

    assertSeconds(rows.get(0).first, 1);
    assertSeconds(rows.get(0).end, 5);
    assertSeconds(rows.get(1).first, 2);
    assertSeconds(rows.get(1).end, 8);
    assertThat(replay.inference().preemptions()).isEqualTo(1);
    assertThat(rows.get(2).accepted).as("8 + 3 tokens do not fit").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void frontEnd_isNoWait(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0);
    ReplicaSpec replica = new ReplicaSpec(cost, 4, 100, 1000, 250_000_000);
    List<Row> rows =
        Replay.run(
            spec(detail, replica), List.of(new Row(0, 1, 2), new Row(0.9, 1, 1), new Row(9, 1, 1)));

    assertSeconds(rows.get(0).started, 0);
    assertSeconds(rows.get(0).first, 1.25);
    assertSeconds(rows.get(0).end, 2.25);
    assertSeconds(rows.get(1).end, 2.25);
    assertSeconds(rows.get(2).end, 10.25);
  }

  @ParameterizedTest
  @EnumSource
  void higherPriority_isTakenFirst_andMakesRoomLast(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0);
    BatchingSpec spec =
        new BatchingSpec(detail, replica(cost, 2, 100, 12), 1, 10, true, Routing.POOLED, null);
    List<Row> rows =
        Replay.run(
            spec,
            List.of(
                new Row(0, 2, 9).priority(1),
                new Row(0.1, 2, 9).priority(5),
                new Row(0.2, 2, 9).priority(3),
                new Row(0.3, 2, 9).priority(9)));

    assertThat(rows.get(3).end).isLessThan(rows.get(1).end);
    assertThat(rows.get(1).end).isLessThan(rows.get(2).end);
    assertThat(rows.get(2).end).isLessThan(rows.get(0).end);
    assertSeconds(rows.get(3).end, 10); // from 1 on, and never stopped
  }

  /** At 2.25 there is 0.75 s of the third step to go, at 4.75 the half of the fourth. */
  @ParameterizedTest
  @EnumSource
  void slowDown_stretchesWhatIsLeftOfAStep(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0);
    Replay replay =
        new Replay(spec(detail, replica(cost, 4, 100, 1000)), List.of(new Row(0, 1, 5)));
    replay.at(2.25, () -> replay.inference().slowDown(2));
    replay.at(4.75, () -> replay.inference().slowDown(1));

    assertSeconds(replay.run().get(0).end, 2.25 + 1.5 + 1 + 0.5 + 1);
  }

  @ParameterizedTest
  @EnumSource
  void cutAll_handsEverythingBack(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0, 0);
    Replay replay =
        new Replay(
            spec(detail, replica(cost, 1, 100, 1000)),
            List.of(new Row(0, 1, 5), new Row(0.5, 1, 5), new Row(2.5, 1, 5), new Row(4, 1, 2)));
    replay.at(2.75, () -> replay.inference().cutAll());
    List<Row> rows = replay.run();

    for (Row row : rows.subList(0, 3)) {
      assertThat(row.complete).isFalse();
      assertSeconds(row.end, 2.75);
    }
    assertSeconds(rows.get(3).end, 6);
    assertThat(replay.queued()).isZero();
    assertThat(replay.busy()).isZero();
  }

  /** Everything at random, sequence by sequence to the nanosecond or so. */
  @Test
  void leaps_areTheSameAsSteps() {
    long preemptions = 0;
    int refused = 0;
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StepCost cost =
          new StepCost(
              random.nextDouble(0.005, 0.02),
              random.nextBoolean() ? random.nextDouble(0.02) : 0,
              64,
              4,
              random.nextDouble(1e-3),
              random.nextDouble(1e-5),
              random.nextDouble(1e-4),
              random.nextDouble(1e-7));
      int sequences = random.nextInt(1, 24);
      ReplicaSpec replica =
          new ReplicaSpec(
              cost,
              sequences,
              random.nextInt(sequences, 200),
              random.nextInt(900, 4000),
              random.nextInt(2) * 30_000_000L);
      boolean byPriority = random.nextBoolean();
      int queue = random.nextBoolean() ? Replay.UNBOUNDED : random.nextInt(10);
      double rate = random.nextDouble(1, 30);
      boolean slow = random.nextBoolean();
      List<Row> rows = new ArrayList<>();
      double time = 0;
      for (int i = 0; i < 150; i++) {
        time += -Math.log(1 - random.nextDouble()) / rate;
        Row row =
            new Row(time, random.nextInt(1, 500), random.nextInt(1, 300))
                .cached(random.nextInt(3) == 0 ? random.nextInt(500) : 0)
                .priority(random.nextInt(10));
        row.cancel = random.nextInt(6) == 0 ? row.arrival + random.nextLong(9_000_000_000L) : -1;
        rows.add(row);
      }
      List<List<Row>> both = new ArrayList<>();
      for (Detail detail : Detail.values()) {
        BatchingSpec spec =
            new BatchingSpec(detail, replica, 1, queue, byPriority, Routing.POOLED, null);
        Replay replay = new Replay(spec, Replay.fresh(rows));
        if (slow) {
          replay.at(2, () -> replay.inference().slowDown(3));
          replay.at(5, () -> replay.inference().slowDown(1));
          replay.at(6, () -> replay.inference().resize(0));
          replay.at(7, () -> replay.inference().resize(1));
        }
        both.add(replay.run());
        preemptions += replay.inference().preemptions();
        assertThat(replay.queued()).isZero();
        assertThat(replay.busy()).isZero();
      }
      for (int i = 0; i < rows.size(); i++) {
        Row leapt = both.get(0).get(i);
        Row stepped = both.get(1).get(i);
        String which = "seed %d, sequence %d".formatted(seed, i);
        refused += stepped.accepted ? 0 : 1;
        assertThat(leapt.accepted).as(which).isEqualTo(stepped.accepted);
        assertThat(leapt.complete).as(which).isEqualTo(stepped.complete);
        assertThat(leapt.end).as(which).isCloseTo(stepped.end, within(2000L));
        assertThat(leapt.first).as(which).isCloseTo(stepped.first, within(2000L));
        assertThat(leapt.started).as(which).isCloseTo(stepped.started, within(2000L));
      }
    }
    assertThat(preemptions).as("what happened at all").isGreaterThan(300);
    assertThat(refused).isGreaterThan(300);
  }

  /** 10 prompt tokens at 0.01 s, 0.5 s and 10 times 0.1 s to move, then 3 steps of 1 s. */
  @ParameterizedTest
  @EnumSource
  void disaggregated_byHand(Detail detail) {
    StepCost cost = StepCost.dense(1, 0, 0, 0.01, 0);
    BatchingSpec spec =
        new BatchingSpec(
            detail,
            replica(cost, 4, 100, 1000),
            2,
            10,
            false,
            new Routing(Routing.Policy.ROUND_ROBIN, 0, 1),
            new Disaggregation(1, 500_000_000L, 1e8));
    List<Row> rows = Replay.run(spec, List.of(new Row(0, 10, 4), new Row(2, 10, 1)));

    assertSeconds(rows.get(0).first, 1.1);
    assertSeconds(rows.get(0).end, 1.1 + 1.5 + 3);
    assertSeconds(rows.get(1).end, 3.1);
  }
}
