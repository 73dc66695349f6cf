package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.Replay.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How full engines are between their events. */
class CacheFillingTest {

  /** Levels are in thousandths; the longest run here is of 31 s. */
  private static final Offset<Double> ROUNDED = within(31 * 0.5e-3);

  private static double replicaSeconds(ExactSum sum) {
    return sum.toDouble() / 1e12;
  }

  /**
   * Steps of 1 s and a cache of 100 tokens. The prompt of 10 is there for the first step, then 10,
   * 11 ... 29 tokens as each of 20 steps begins: 10 + 20 (10 + 29) / 2 = 400 token-seconds.
   */
  @ParameterizedTest
  @EnumSource
  void oneAnswer_byHand(Detail detail) {
    ReplicaSpec each = new ReplicaSpec(StepCost.dense(1, 0, 0, 0, 0), 100, 100, 100, 0);
    Replay replay = new Replay(Replay.spec(detail, each), List.of(new Row(0, 10, 21)));

    replay.runUntil(11.5); // begins its twelfth step, with 20 tokens
    assertThat(replicaSeconds(replay.fullness().whole())).isCloseTo(1.65, ROUNDED);
    replay.run();
    assertThat(replicaSeconds(replay.fullness().whole())).isCloseTo(4, ROUNDED);
    assertThat(replicaSeconds(replay.fullness().byInterval().at(1)))
        .as("from 7 s to 14 s")
        .isCloseTo(7 * 0.19, ROUNDED);
    assertThat(replicaSeconds(replay.fullness().counted())).isCloseTo(4 - 1.36, ROUNDED);
  }

  /** Of four places one is taken: that counts until 25 of 100 tokens are. */
  @ParameterizedTest
  @EnumSource
  void placesCount_untilTheCacheIsTheFullerOne(Detail detail) {
    ReplicaSpec each = new ReplicaSpec(StepCost.dense(1, 0, 0, 0, 0), 4, 100, 100, 0);
    Replay replay = new Replay(Replay.spec(detail, each), List.of(new Row(0, 10, 31)));

    replay.run();

    double places = 16 * 0.25; // the prompt's step, and those with 10 to 24 tokens
    double cache = 15 * (0.25 + 0.39) / 2;
    assertThat(replicaSeconds(replay.fullness().whole())).isCloseTo(places + cache, ROUNDED);
  }

  @Test
  void whatHappensBetween_countsAsItDoesStepByStep() {
    BiFunction<Detail, SplittableRandom, Replay> make =
        (detail, random) -> {
          StepCost cost = StepCost.dense(0.05, 1e-3, 2e-5, 1e-4, 0);
          int places = 2 + random.nextInt(40);
          ReplicaSpec each = new ReplicaSpec(cost, places, 64, 600 + random.nextInt(2000), 0);
          List<Row> rows = new ArrayList<>();
          double at = 0;
          for (int i = 0; i < 60; i++) {
            Row row = new Row(at, 1 + random.nextInt(150), 1 + random.nextInt(300));
            row.cancel = random.nextInt(5) == 0 ? row.arrival + 3_000_000_000L : row.cancel;
            rows.add(row);
            at += random.nextDouble() * 2;
          }
          Replay replay = new Replay(Replay.spec(detail, each), rows);
          replay.at(20.01, () -> replay.inference().slowDown(3));
          replay.at(26.7, () -> replay.inference().slowDown(1));
          replay.at(55.5, () -> replay.inference().cutAll());
          return replay;
        };
    for (int seed = 1; seed <= 20; seed++) {
      int ofSeed = seed;
      Function<Detail, Replay> replay = d -> make.apply(d, new SplittableRandom(ofSeed));
      Replay leaps = replay.apply(Detail.LEAPS);
      Replay steps = replay.apply(Detail.STEPS);
      for (double until = 3.3; until < 70; until += 3.3) {
        leaps.runUntil(until);
        steps.runUntil(until);
        assertSame(ofSeed, leaps.fullness().whole(), steps.fullness().whole());
      }
      leaps.run();
      steps.run();
      assertSame(ofSeed, leaps.fullness().counted(), steps.fullness().counted());
      for (int interval = 0; interval < 12; interval++) {
        ExactSum leapt = leaps.fullness().byInterval().at(interval);
        assertSame(ofSeed, leapt, steps.fullness().byInterval().at(interval));
      }
    }
  }

  /** Both are rounded to thousandths, the one at each step, the other at each event. */
  private static void assertSame(int seed, ExactSum leaps, ExactSum steps) {
    assertThat(replicaSeconds(leaps))
        .as("seed %d", seed)
        .isCloseTo(replicaSeconds(steps), within(2e-3 + replicaSeconds(steps) * 1e-3));
  }
}
