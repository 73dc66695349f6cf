package dev.stampede.experiments.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllLooksTest {

  private static final Certainty CERTAINTY = new Looks(20, 1000).certainty();

  /** One look, and one more for who interrupts: each has half of the error. */
  @Test
  void oneLook_isHalfOfWhatThereMayBe() {
    Certainty one = new Looks(20, 20).certainty();

    assertThat(one.share(0.05)).isCloseTo(0.975, within(1e-8));
    assertThat(one.share(0.01)).isCloseTo(0.995, within(1e-8));
    assertThat(one.pValue(0.01)).isCloseTo(0.02, within(1e-6));
    assertThat(Certainty.ONE_LOOK.share(0.01)).isEqualTo(0.99);
    assertThat(Certainty.ONE_LOOK.pValue(0.01)).isEqualTo(0.01);
  }

  /**
   * C. Jennison, B. W. Turnbull, "Group sequential methods", table 2.1: Pocock's constants of five
   * looks after equally many patients each are 2.122 at 10 %, 2.413 at 5 % and 2.986 at 1 %.
   */
  @Test
  void pValue_ofTheTextbooksConstants_isTheirError() {
    double[][] table = {{2.122, 0.10, 0.0338}, {2.413, 0.05, 0.0158}, {2.986, 0.01, 0.00283}};
    Certainty five = new AllLooks(IntStream.rangeClosed(1, 5).boxed().toList());
    for (double[] row : table) {
      // The last column is 2 (1 - Φ(z)), which an interruption may add.
      assertThat(five.pValue(row[2])).as("z = %s", row[0]).isCloseTo(row[1] + row[2], within(2e-4));
    }
  }

  @Test
  void pValue_isTheErrorOfTheIntervalThatJustReachesZero() {
    for (double error : new double[] {0.1, 0.05, 0.05 / 7, 1e-4}) {
      double ofOneLook = 1 - CERTAINTY.share(error);
      assertThat(CERTAINTY.pValue(ofOneLook)).isCloseTo(error, within(1e-3 * error));
    }
    assertThat(CERTAINTY.share(0.05)).isCloseTo(CERTAINTY.confidence().share(), within(1e-12));
  }

  @Test
  void pValue_growsWithThatOfOneLook_andIsMore() {
    double before = 0;
    for (double p : List.of(1e-300, 1e-30, 1e-18, 1e-12, 1e-6, 0.001, 0.01, 0.1, 0.5, 0.9, 0.999)) {
      assertThat(CERTAINTY.pValue(p)).isBetween(Math.min(1, 2 * p), 1.0).isGreaterThan(before);
      before = CERTAINTY.pValue(p) < 1 ? CERTAINTY.pValue(p) : 0.99;
    }
    assertThat(CERTAINTY.pValue(0)).isZero();
    assertThat(CERTAINTY.pValue(1)).isOne();
  }
}
