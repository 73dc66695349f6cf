package dev.stampede.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationsTest {

  private static final List<Axis> TWO =
      List.of(new Axis("a", List.of("1", "2")), new Axis("b", List.of("x", "y", "z")));

  @Test
  void grid_hasEachWithEach() {
    assertThat(Combinations.grid(TWO))
        .containsExactly(
            List.of("1", "x"),
            List.of("1", "y"),
            List.of("1", "z"),
            List.of("2", "x"),
            List.of("2", "y"),
            List.of("2", "z"));
    assertThat(Combinations.gridSize(TWO)).isEqualTo(6);
    Axis long1000 = new Axis("c", Collections.nCopies(1000, "1"));
    assertThat(Combinations.gridSize(Collections.nCopies(9, long1000)))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void oneAtATime_leavesAllOthersAsTheyAre() {
    assertThat(Combinations.oneAtATime(TWO))
        .containsExactly(
            List.of("", ""),
            List.of("1", ""),
            List.of("2", ""),
            List.of("", "x"),
            List.of("", "y"),
            List.of("", "z"));
  }

  /** Each value of an axis as often as any other; another seed puts others together. */
  @Test
  void latinHypercube_spreadsEveryAxisEvenly() {
    List<List<String>> points = Combinations.latin(TWO, 12, 1);

    assertThat(points).hasSize(12).isEqualTo(Combinations.latin(TWO, 12, 1));
    assertThat(points).isNotEqualTo(Combinations.latin(TWO, 12, 2));
    for (String value : List.of("1", "2")) {
      assertThat(points.stream().filter(point -> point.get(0).equals(value))).hasSize(6);
    }
    for (String value : List.of("x", "y", "z")) {
      assertThat(points.stream().filter(point -> point.get(1).equals(value))).hasSize(4);
    }
  }
}
