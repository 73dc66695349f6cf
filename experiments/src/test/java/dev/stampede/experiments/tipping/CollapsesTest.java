package dev.stampede.experiments.tipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import org.junit.jupiter.api.Test;

class CollapsesTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void thoseThatRecover_sayHowLongItTook() {
    Chance chance = new Collapses(new double[] {0, 130, NEVER, 100, 150}).chance(110);

    assertThat(chance.down()).isEqualTo(1);
    assertThat(chance.replications()).isEqualTo(5);
    assertThat(chance.share().mean()).isEqualTo(0.2);
    // Clopper and Pearson's interval of 1 of 5
    assertThat(chance.share().ci95().get(0)).isCloseTo(0.00505, within(1e-5));
    assertThat(chance.share().ci95().get(1)).isCloseTo(0.71642, within(1e-5));
    assertThat(chance.wellAgainSeconds()).isEqualTo(15); // 0, 20, 0 and 40
    assertThat(chance.longestSeconds()).isEqualTo(40);
  }

  @Test
  void ofNoneThatRecovers_nothingIsKnown() {
    assertThat(new Collapses(new double[] {NEVER}).chance(1).wellAgainSeconds()).isNaN();
  }

  @Test
  void onlyThoseThatHadCollapsed_countAfterThat() {
    Collapses collapsed = new Collapses(new double[] {NEVER, 5, NEVER, NEVER});
    Collapses shed = new Collapses(new double[] {300, NEVER, NEVER, 200});

    assertThat(shed.where(collapsed).untilSeconds()).containsExactly(300, NEVER, 200);
    assertThat(shed.where(collapsed).down()).isEqualTo(1);
  }
}
