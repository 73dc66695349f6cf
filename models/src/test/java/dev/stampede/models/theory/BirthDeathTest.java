package dev.stampede.models.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BirthDeathTest {

  /** Births at 2 and 1, deaths at 1 and 4: weights of 1, 2 and 1/2. */
  @Test
  void shares_areProductsOfRates() {
    BirthDeath chain = BirthDeath.of(2, n -> 2 - n, n -> n == 1 ? 1 : 4);

    assertThat(chain.shares()).containsExactly(new double[] {2 / 7.0, 4 / 7.0, 1 / 7.0}, TINY);
    assertThat(chain.mean()).isCloseTo(6 / 7.0, TINY);
    assertThat(chain.mean(n -> n == 2 ? 7 : 0)).isCloseTo(1, TINY);
    assertThat(chain.from(1)).isCloseTo(5 / 7.0, TINY);
    assertThat(chain.most()).isEqualTo(2);
  }

  /** One death for two births: the distance from the top is geometric. */
  @Test
  void weights_mayBeLargerThanAnyNumber() {
    BirthDeath chain = BirthDeath.of(5000, n -> 2, n -> 1);

    assertThat(chain.share(5000)).isCloseTo(0.5, TINY);
    assertThat(chain.share(4999)).isCloseTo(0.25, TINY);
    assertThat(chain.mean()).isCloseTo(4999, within(1e-9));
  }

  private static final org.assertj.core.data.Offset<Double> TINY = within(1e-12);
}
