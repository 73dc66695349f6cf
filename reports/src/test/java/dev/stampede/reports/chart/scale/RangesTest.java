package dev.stampede.reports.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RangesTest {

  @Test
  void nines_haveThePlacesOfTheScale() {
    NinesRange range = NinesRange.of(0.9, 0.999);
    assertThat(range.at(0.99)).isCloseTo(2, within(1e-12));
    assertThat(range.from()).isCloseTo(1 - 0.16, within(1e-12));
    assertThat(range.to()).isCloseTo(3 + 0.16, within(1e-12));
    assertThat(range.ticks()).extracting(Tick::label).contains("99 %").doesNotContain("100 %");
  }

  @Test
  void all_hasAPlaceBeyondTheLastNine() {
    NinesRange range = NinesRange.of(0.9, 0.999, 1);
    assertThat(range.at(1)).isBetween(3.1, range.to());
    assertThat(range.ticks()).extracting(Tick::label).endsWith("99.9 %", "100 %");
    assertThat(range.ticks().get(range.ticks().size() - 1).at()).isEqualTo(range.at(1));
  }

  @Test
  void ranges_haveAWidthWhateverIsInThem() {
    for (double[] shares :
        new double[][] {{}, {1}, {0}, {1, 1}, {0.9, 0.9}, {Double.NaN}, {0, 1}, {-1, 2}}) {
      NinesRange range = NinesRange.of(shares);
      assertThat(range.to() - range.from()).isFinite().isGreaterThan(0.3);
      for (double share : shares) {
        if (share >= 0 && share <= 1) {
          assertThat(range.at(share)).isBetween(range.from(), range.to());
        }
      }
    }
  }

  @Test
  void costs_areLinearFromZeroWhereTheyAreClose() {
    CostScale scale = CostScale.of(new double[] {2, 100}, new double[] {120, -3});
    assertThat(scale.isLogarithmic()).isFalse();
    assertThat(scale.from()).isZero();
    assertThat(scale.to()).isGreaterThanOrEqualTo(120);
    assertThat(scale.at(50)).isEqualTo(50);
    assertThat(scale.at(-3)).isZero();
    assertThat(scale.ticks()).extracting(Tick::label).startsWith("0", "50", "100");
  }

  @Test
  void costs_areLogarithmicWhereTheyAreFarApart() {
    CostScale scale = CostScale.of(new double[] {2, 101}, new double[] {-1, 0.5});
    assertThat(scale.isLogarithmic()).isTrue();
    assertThat(scale.at(100)).isCloseTo(2, within(1e-12));
    assertThat(scale.at(-1)).isEqualTo(scale.from());
    assertThat(scale.ticks()).extracting(Tick::label).contains("2", "5", "10", "20", "100");
  }

  @Test
  void whereOneCostsNothing_theyAreLinear() {
    assertThat(CostScale.of(new double[] {0, 1e6}, new double[0]).isLogarithmic()).isFalse();
    assertThat(CostScale.of(new double[] {0, 0}, new double[0]).to()).isPositive();
    assertThat(CostScale.of(new double[0], new double[0]).to()).isPositive();
  }

  @Test
  void millions_areWrittenAsSuch() {
    assertThat(CostScale.of(new double[] {4e7}, new double[0]).ticks())
        .extracting(Tick::label)
        .startsWith("0", "10 M");
    assertThat(CostScale.of(new double[] {2e4, 5e6}, new double[0]).ticks())
        .extracting(Tick::label)
        .contains("500,000", "1 M", "5 M");
  }
}
