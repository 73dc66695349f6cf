package dev.stampede.experiments.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Regret, worked by hand. */
class RegretsTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * Costs in three worlds. The best are 10, 20 and 30.
   *
   * <pre>
   * small   10  60  90    regret   0  40  60    mean 33.3, worst 60
   * middle  20  20  45             10   0  15          8.3        15
   * large   50  50  30             40  30   0         23.3        40
   * </pre>
   */
  @Test
  void tableOfCosts() {
    Regrets regrets =
        new Regrets(
            List.of(
                new double[] {10, 60, 90}, new double[] {20, 20, 45}, new double[] {50, 50, 30}),
            false);

    assertThat(regrets.mean(0).mean()).isCloseTo(100 / 3.0, within(1e-12));
    assertThat(regrets.mean(1).mean()).isCloseTo(25 / 3.0, within(1e-12));
    assertThat(regrets.mean(2).mean()).isCloseTo(70 / 3.0, within(1e-12));
    assertThat(regrets.worst(0)).isEqualTo(60);
    assertThat(regrets.worstWorld(0)).isEqualTo(2);
    assertThat(regrets.worst(1)).isEqualTo(15);
    assertThat(regrets.worst(2)).isEqualTo(40);
    assertThat(regrets.worstWorld(2)).isZero();
    assertThat(IntStream.range(0, 3).map(regrets::best)).containsExactly(1, 1, 1);
    assertThat(regrets.leastWorst()).hasValue(1);
    assertThat(regrets.couldBeLeast()).containsExactly(0, 1, 2); // three worlds show nothing
  }

  /** Availability of .99 beside .90 is a regret of .09, not of -.09. */
  @Test
  void whereMoreIsBetter_lessIsRegretted() {
    Regrets regrets =
        new Regrets(List.of(new double[] {0.90, 0.99}, new double[] {0.99, 0.98}), true);

    assertThat(regrets.worst(0)).isCloseTo(0.09, within(1e-12));
    assertThat(regrets.worst(1)).isCloseTo(0.01, within(1e-12));
  }

  /** Two that never answer do not regret each other; one that does is infinitely better. */
  @Test
  void infiniteValues_areInfiniteRegretOnlyBesideFiniteOnes() {
    Regrets regrets =
        new Regrets(List.of(new double[] {NEVER, NEVER}, new double[] {NEVER, 3}), false);

    assertThat(regrets.worst(0)).isInfinite();
    assertThat(regrets.mean(0).mean()).isInfinite();
    assertThat(regrets.worst(1)).isZero();
    assertThat(regrets.best(0)).isEqualTo(1);
    assertThat(regrets.couldBeLeast()).containsExactly(1);
  }

  @Test
  void worldsInWhichAFigureIsMissing_areLeftOut() {
    Regrets regrets =
        new Regrets(List.of(new double[] {Double.NaN, 4}, new double[] {1, 7}), false);

    assertThat(regrets.worlds()).isEqualTo(1);
    assertThat(regrets.worst(1)).isEqualTo(3);
    assertThat(regrets.worstWorld(1)).isEqualTo(1);
  }

  @Test
  void choiceThatIsAlwaysFarBehind_cannotBeTheLeastRegretted() {
    double[] good = IntStream.range(0, 30).mapToDouble(i -> i % 5).toArray();
    double[] close = IntStream.range(0, 30).mapToDouble(i -> (i + 1) % 5).toArray();
    double[] far = IntStream.range(0, 30).mapToDouble(i -> 20 + i % 5).toArray();

    assertThat(new Regrets(List.of(far, good, close), false).couldBeLeast()).containsExactly(1, 2);
  }
}
