package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.Replay.Row;
import dev.stampede.models.batching.Sequence.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What must hold whatever the engine that steps is given, checked from outside: the one that leaps
 * is measured against it.
 */
class SteppingInvariantsTest {

  private static final int CASES = 60;
  private static final int SEQUENCES = 150;

  /**
   * Sequences of random lengths that come in clusters of four or so, up to a gap of seconds apart.
   */
  private static List<Row> rows(SplittableRandom random, int prompt, int output, double gap) {
    List<Row> rows = new ArrayList<>();
    double time = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      time += random.nextInt(4) == 0 ? random.nextDouble(gap) : 0;
      rows.add(
          new Row(time, random.nextInt(1, prompt), random.nextInt(1, output))
              .cached(random.nextInt(3) == 0 ? random.nextInt(prompt) : 0));
    }
    return rows;
  }

  /** Seconds of work: the first token comes with the prompt, each other one has a step. */
  private static double work(Row row, StepCost cost) {
    return cost.delta() * Math.max(1, row.prompt - row.cached) + cost.beta() * (row.output - 1);
  }

  /**
   * Steps that cost next to nothing but their tokens make the engine a single server of tokens. As
   * it never idles while something is there, the end of each busy period is that of Lindley's
   * recursion, whatever the batches; and each prompt token is computed once, each token of an
   * answer made once. Caches are either so large that nobody has to start again, or answers are of
   * one token, and the cache bounds who is in a step.
   */
  @Test
  void busyPeriods_areThoseOfASingleServerOfTokens() {
    int periods = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StepCost cost =
          StepCost.dense(1e-9, random.nextDouble(1e-3, 0.1), 0, random.nextDouble(1e-4, 1e-2), 0);
      boolean tight = random.nextBoolean();
      int most = random.nextInt(1, 20);
      ReplicaSpec replica =
          new ReplicaSpec(cost, most, random.nextInt(most, 300), tight ? 500 : 100_000, 0);
      List<Row> rows = rows(random, 400, tight ? 2 : 60, tight ? 12 : 40);
      Replay replay = new Replay(Replay.spec(Detail.STEPS, replica), rows);
      replay.run();

      assertThat(replay.inference().preemptions()).isZero();
      double free = 0;
      double last = 0;
      for (Row row : rows) {
        double arrival = row.arrival / 1e9;
        if (arrival > free) {
          assertThat(last).as("busy period, seed %d", seed).isCloseTo(free, within(1e-4));
          periods++;
          free = arrival;
        }
        free += work(row, cost);
        last = Math.max(last, row.end / 1e9);
      }
      assertThat(last).as("last busy period, seed %d", seed).isCloseTo(free, within(1e-4));
    }
    assertThat(periods).isGreaterThan(3 * CASES);
  }

  /** Looks at an engine in the middle of its steps. */
  private static final class Auditor {
    private final ReplicaSpec replica;
    private final Replay replay;
    private final String which;
    private long looks;
    private long fullCaches;
    private long fullBatches;

    Auditor(ReplicaSpec replica, Replay replay, String which) {
      this.replica = replica;
      this.replay = replay;
      this.which = which;
    }

    void look() {
      long tokens = 0;
      int decoding = 0;
      int inside = 0;
      Sequence first = null;
      for (Sequence s : replay.sequences()) {
        boolean waits = s.state == State.WAITING;
        boolean runs = s.state == State.PREFILLING || s.state == State.DECODING;
        first = first == null && waits ? s : first;
        inside += runs ? 1 : 0;
        decoding += s.state == State.DECODING ? 1 : 0;
        tokens += runs ? s.context : 0;
      }
      looks++;
      assertThat(tokens + decoding).as(which).isLessThanOrEqualTo(replica.kvCapacityTokens());
      assertThat(inside).as(which).isLessThanOrEqualTo(replica.maxSequences());
      if (first != null) {
        assertThat(inside).as("%s: idle, and work waits", which).isPositive();
      }
      if (first != null && first.startedNanos == Sequence.NEVER) {
        boolean fullBatch = inside == replica.maxSequences();
        boolean fullCache = tokens + decoding + first.context > replica.kvCapacityTokens();
        assertThat(fullBatch || fullCache).as("%s: it would fit, and waits", which).isTrue();
        fullBatches += fullBatch ? 1 : 0;
        fullCaches += fullCache ? 1 : 0;
      }
    }
  }

  /**
   * A cache so small that sequences have to make room, and room for all tokens in a step: who waits
   * does so for want of a place or of cache, unless somebody before him has just made room.
   */
  @Test
  void noPlaceIsIdle_andNoCacheOverflows() {
    long[] seen = new long[4];
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StepCost cost = StepCost.dense(0.01, 1e-4, 1e-6, 1e-5, 0);
      ReplicaSpec replica =
          new ReplicaSpec(cost, random.nextInt(1, 16), 100_000, random.nextInt(500, 3000), 0);
      List<Row> rows = rows(random, 400, 100, random.nextDouble(0.1, 4));
      Replay replay = new Replay(Replay.spec(Detail.STEPS, replica), rows);
      Auditor auditor = new Auditor(replica, replay, "seed " + seed);
      for (int look = 0; look < 2000; look++) { // now here, now there in a step
        replay.at(0.0173205 * (look + 0.5), auditor::look);
      }
      replay.run();
      seen[0] += auditor.fullBatches;
      seen[1] += auditor.fullCaches;
      seen[2] += replay.inference().preemptions();
      seen[3] += auditor.looks;
      assertAllServed(replay, rows, cost);
    }
    assertThat(LongStream.of(seen).min().orElse(0))
        .as("full batches, full caches, preemptions, looks: %s", Arrays.toString(seen))
        .isGreaterThan(300);
  }

  /** Each is served in full, started in order of arrival, and makes one token in a step at most. */
  private static void assertAllServed(Replay replay, List<Row> rows, StepCost cost) {
    long started = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Sequence sequence = replay.sequences().get(i);
      assertThat(row.complete).isTrue();
      assertThat(sequence.produced).as("tokens made").isEqualTo(row.output);
      assertThat(row.started).as("first come, first served").isGreaterThanOrEqualTo(started);
      assertThat(row.started).isGreaterThanOrEqualTo(row.arrival);
      double least = cost.alpha() * 1e9;
      assertThat(row.first - row.started).isGreaterThanOrEqualTo((long) least);
      assertThat(row.end - row.first).isGreaterThanOrEqualTo((long) (least * (row.output - 1)));
      started = row.started;
    }
    assertThat(replay.queued()).isZero();
    assertThat(replay.busy()).isZero();
  }
}
