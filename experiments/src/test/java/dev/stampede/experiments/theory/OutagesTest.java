package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OutagesTest {

  /** Two Poisson numbers of mean 6 are equal with the probability e^-12 I0(12) = 0.11643. */
  @Test
  void out_ofHalfTheMinute_isSkellams() {
    assertThat(Outages.out(0.5)).isCloseTo((1 - 0.11642622) / 2, within(1e-7));
  }

  @Test
  void out_isNever_orWhereAnythingComes() {
    assertThat(Outages.out(0)).isZero();
    assertThat(Outages.out(1)).isCloseTo(1 - StrictMath.exp(-12), within(1e-12));
  }

  /** What dice say of the ten outages, within four standard errors. */
  @Test
  void truths_areThoseOfDrawnOutages() {
    Random random = new Random(1);
    int runs = 200_000;
    double minutes = 0;
    double recovery = 0;
    for (int run = 0; run < runs; run++) {
      double longest = 0;
      for (int seconds = 15; seconds <= 42; seconds += 3) {
        boolean out =
            poisson(12 * seconds / 60.0, random) > poisson(12 - 12 * seconds / 60.0, random);
        minutes += out ? 2 : 1;
        longest = out ? Math.max(longest, 60 - seconds) : longest;
      }
      recovery += longest;
    }
    assertThat(Outages.minutesOut()).isCloseTo(minutes / runs, within(4 * 1.5 / Math.sqrt(runs)));
    assertThat(Outages.recoverySeconds())
        .isCloseTo(recovery / runs, within(4 * 15 / Math.sqrt(runs)));
  }

  private static int poisson(double mean, Random random) {
    int count = 0;
    for (double left = random.nextDouble(); left > StrictMath.exp(-mean); count++) {
      left *= random.nextDouble();
    }
    return count;
  }
}
