package dev.stampede.models.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErlangATest {

  @Test
  void abandoned_isTheErlangAFormula() {
    assertThat(new ErlangA(12, 1, 10, 1).abandoned()).isCloseTo(0.2136324, within(5e-8));
  }

  /** Where theta = mu the number in the system is Poisson's, however many servers there are. */
  @Test
  void abandoned_byPoissonsNumberInTheSystem() {
    // E[(N - 1)+] = E[N] - 1 + P(N = 0)
    assertThat(new ErlangA(2, 1, 1, 1).abandoned())
        .isCloseTo((1 + StrictMath.exp(-2)) / 2, within(1e-12));
  }

  @Test
  void withoutAQueue_onlyServiceTakesTime() {
    ErlangA idle = new ErlangA(1e-9, 2, 1, 1);

    assertThat(idle.meanOfServed()).isCloseTo(0.5, within(1e-8));
    assertThat(idle.within(0.5)).isCloseTo(StrictMath.log(2) / 2, within(1e-6));
  }

  /** The two are worked out in different ways: place by place, and step by step of time. */
  @Test
  void meanOfServed_isThatOfTheTimesWithin() {
    ErlangA five = new ErlangA(5, 1, 5, 1);
    double served = 1 - five.abandoned();
    double mean = 0;
    int parts = 400;
    for (int i = 0; i < parts; i++) {
      mean += five.within(served * (i + 0.5) / parts) / parts;
    }

    assertThat(five.meanOfServed()).isCloseTo(mean, within(2e-3));
  }
}
