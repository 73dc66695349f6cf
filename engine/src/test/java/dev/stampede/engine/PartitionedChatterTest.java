package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run is the same to the last bit on any number of workers and with any placement. */
final class PartitionedChatterTest {

  private static final long END = 1000;

  /** One or two ticks, where most things happen after a few: many ties at the edges of windows. */
  private static final Chatter.Lookahead SHORT = (from, to) -> 1 + (from + 2 * to) % 2;

  /** Longer ones, and very different ones. */
  private static final Chatter.Lookahead MIXED = (from, to) -> 1 + (from * to * 7) % 40;

  /** Two pairs of processes that must stay together. */
  private static final Chatter.Lookahead PAIRS = (from, to) -> from / 2 == to / 2 ? 0 : 3;

  static Stream<Arguments> cases() {
    return LongStream.rangeClosed(1, 8)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(2, 3, 8)
                    .flatMap(
                        workers ->
                            Stream.of(
                                Arguments.of("short", SHORT, 1, seed, workers),
                                Arguments.of("mixed", MIXED, 1, seed, workers),
                                Arguments.of("pairs", PAIRS, 2, seed, workers))));
  }

  @ParameterizedTest(name = "{0}, seed {3}, {4} workers")
  @MethodSource("cases")
  void run_agreesWithANaiveKernel(
      String name, Chatter.Lookahead lookahead, int together, long seed, int workers) {
    Chatter expected = new Chatter(seed, lookahead);
    new NaiveKernel(expected).run(END);
    ChatterSimulation alone = new ChatterSimulation(seed, lookahead);
    alone.simulation.run(END);
    ChatterSimulation apart = new ChatterSimulation(seed, lookahead);
    placeAtRandom(apart, together, new Random(seed));

    assertThat(apart.simulation.run(END, workers)).isTrue();

    assertThat(apart.chatter.traces()).isEqualTo(expected.traces());
    assertThat(apart.simulation.digest()).isEqualTo(alone.simulation.digest());
    assertThat(apart.simulation.events()).isEqualTo(expected.events()).isGreaterThan(2500);
    assertThat(apart.simulation.now()).isEqualTo(END);
    assertThat(apart.simulation.progressNanos()).isEqualTo(END);
  }

  /** Timers and messages move with their processes, also those set and sent between two runs. */
  @ParameterizedTest(name = "{0}, seed {3}, up to {4} workers")
  @MethodSource("cases")
  void run_inPiecesOnDifferentWorkersIsTheSame(
      String name, Chatter.Lookahead lookahead, int together, long seed, int workers) {
    ChatterSimulation whole = new ChatterSimulation(seed, lookahead);
    ChatterSimulation pieces = new ChatterSimulation(seed, lookahead);
    Random random = new Random(seed);
    for (long now = 0; now < END; now += random.nextInt(100)) {
      whole.simulation.run(now);
      pieces.simulation.run(now, 1 + random.nextInt(workers));
      interfere(whole, lookahead, now);
      interfere(pieces, lookahead, now);
      if (random.nextBoolean()) {
        placeAtRandom(pieces, together, random);
      }
    }
    whole.simulation.run(END);
    pieces.simulation.run(END, workers);

    assertThat(pieces.chatter.traces()).isEqualTo(whole.chatter.traces());
    assertThat(pieces.simulation.digest()).isEqualTo(whole.simulation.digest());
  }

  private static void interfere(Kernel kernel, Chatter.Lookahead lookahead, long now) {
    int process = (int) (now % Chatter.PROCESSES);
    int other = (int) (now / 7 % Chatter.PROCESSES);
    kernel.set(process, 1, 2);
    kernel.cancel(other, 2);
    kernel.send(process, other, lookahead.between(process, other), 1);
  }

  private static void placeAtRandom(ChatterSimulation simulation, int together, Random random) {
    int partition = 0;
    for (int process = 0; process < Chatter.PROCESSES; process++) {
      if (process % together == 0) {
        partition = random.nextInt(100);
      }
      simulation.place(process, partition);
    }
  }
}
