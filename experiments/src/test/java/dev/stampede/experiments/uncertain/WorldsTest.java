package dev.stampede.experiments.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.experiments.uncertain.UncertainInput.Law;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worlds that are drawn of what is not known. */
class WorldsTest {

  /** Any value from 0 to 1 alike. */
  private static UncertainInput input(String path) {
    return new UncertainInput(
        path,
        "",
        new Law() {
          @Override
          public String at(double u) {
            return Double.toString(u);
          }

          @Override
          public List<String> examples() {
            return List.of();
          }
        });
  }

  @Test
  void everyPartOfALaw_isDrawnOnce() {
    Worlds worlds = Worlds.draw(List.of(input("a"), input("b")), 50, 3);

    for (int i = 0; i < 2; i++) {
      int[] parts =
          Arrays.stream(worlds.quantiles(i, 50)).mapToInt(u -> (int) (u * 50)).sorted().toArray();
      assertThat(parts).containsExactly(IntStream.range(0, 50).toArray());
    }
    assertThat(worlds.quantiles(0, 50)).isNotEqualTo(worlds.quantiles(1, 50));
  }

  @Test
  void inputDrawsTheSame_whateverElseIsNotKnown() {
    Worlds alone = Worlds.draw(List.of(input("b")), 20, 3);
    Worlds beside = Worlds.draw(List.of(input("a"), input("b")), 20, 3);

    assertThat(beside.quantiles(1, 20)).isEqualTo(alone.quantiles(0, 20));
    assertThat(Worlds.draw(List.of(input("b")), 20, 4).quantiles(0, 20))
        .isNotEqualTo(alone.quantiles(0, 20));
  }

  @Test
  void settingsAreValuesOfThatWorld() {
    Worlds worlds = Worlds.draw(List.of(input("a.b"), input("c")), 5, 1);

    List<String> values = worlds.values(3);
    assertThat(worlds.settings(3)).containsExactly("a.b=" + values.get(0), "c=" + values.get(1));
  }

  @Test
  void nothingToDraw_isRefused() {
    assertThatThrownBy(() -> Worlds.draw(List.of(), 5, 1)).hasMessageContaining("of an input");
    assertThatThrownBy(() -> Worlds.draw(List.of(input("a")), 0, 1)).hasMessageContaining("(0)");
  }
}
