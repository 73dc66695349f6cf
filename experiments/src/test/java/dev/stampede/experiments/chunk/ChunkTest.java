package dev.stampede.experiments.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static final ScenarioText ONE = ScenarioText.of("one");
  private static final ScenarioText TWO = ScenarioText.of("two\n");

  /** Three trials a replication; replications 4, 5, 6 and 7. */
  private static final Plan PLAN =
      new Plan(
          List.of(new Variant(ONE, List.of("a", "b")), new Variant(TWO, List.of("c"))), 9, 4, 4);

  private static List<Integer> ends(int trials) {
    return Chunk.cut(PLAN, trials).stream().map(Chunk::until).toList();
  }

  @Test
  void cut_isAtWholeReplications_whereThereIsRoom() {
    assertThat(ends(1)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(ends(2)).containsExactly(2, 4, 6, 8, 10, 12);
    assertThat(ends(3)).containsExactly(3, 6, 9, 12);
    assertThat(ends(5)).containsExactly(3, 6, 9, 12);
    assertThat(ends(7)).containsExactly(6, 12);
    assertThat(ends(Integer.MAX_VALUE)).containsExactly(12);
    assertThatIllegalArgumentException().isThrownBy(() -> Chunk.cut(PLAN, 0));
  }

  @Test
  void alone_hasNoScenarioThatItDoesNotNeed() {
    Chunk last = new Chunk(PLAN, 5, 6); // "c" of replication 5
    assertThat(last.alone())
        .isEqualTo(new Chunk(new Plan(List.of(PLAN.variants().get(1)), 9, 5, 1), 0, 1));

    Chunk second = new Chunk(PLAN, 10, 12); // "b" and "c" of replication 7
    assertThat(second.alone()).isEqualTo(new Chunk(new Plan(PLAN.variants(), 9, 7, 1), 1, 3));
  }

  @Test
  void alone_hasTheSameTrials_whereverItIsCut() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Plan plan = plan(random);
      int from = random.nextInt(plan.trials());
      Chunk chunk = new Chunk(plan, from, from + 1 + random.nextInt(plan.trials() - from));
      Chunk alone = chunk.alone();

      assertThat(trials(alone)).isEqualTo(trials(chunk));
      assertThat(alone.alone()).isEqualTo(alone);
      assertThat(Chunk.parse(chunk.encode())).isEqualTo(chunk);
    }
  }

  private static Plan plan(Random random) {
    List<Variant> variants = new ArrayList<>();
    for (int v = 0; v <= random.nextInt(4); v++) {
      variants.add(
          new Variant(
              ScenarioText.of("s" + v), List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))));
    }
    return new Plan(variants, random.nextLong(), random.nextInt(3), 1 + random.nextInt(5));
  }

  private static List<String> trials(Chunk chunk) {
    return IntStream.range(0, chunk.trials())
        .mapToObj(
            number -> {
              TrialKey key = chunk.key(number);
              return "%d %s %s"
                  .formatted(
                      key.replication(),
                      chunk.plan().variants().get(key.variant()).scenario().text(),
                      chunk.plan().architecture(key));
            })
        .toList();
  }

  @Test
  void whatIsNotInThePlan_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Chunk(PLAN, -1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Chunk(PLAN, 2, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Chunk(PLAN, 2, 13))
        .withMessage("trials 2 to 13 are not all in the plan");
  }

  @Test
  void foreignText_isRejected() {
    for (String text :
        List.of("", "no chunk", "stampede.chunk/v9 0 1\n", "stampede.chunk/v1 0 1\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Chunk.parse(text));
    }
    String text = new Chunk(PLAN, 0, 12).encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chunk.parse(text.substring(0, text.length() - 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chunk.parse(text.replace(" 12\n", " 13\n")));
  }
}
