package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrataTest {

  private static double[] weights(Strata strata) {
    return IntStream.range(0, strata.replications()).mapToDouble(strata::weight).toArray();
  }

  @Test
  void one_weighsAllAlike() {
    assertThat(weights(Strata.one(4))).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  /** One in four was struck where one in five is: 0.8 / 3 and 0.2 / 1. */
  @Test
  void of_weighsByTheKnownShares() {
    Strata strata = Strata.of(new boolean[] {false, true, false, false}, 0.2);

    assertThat(weights(strata)).containsExactly(0.8 / 3, 0.2, 0.8 / 3, 0.8 / 3);
    assertThat(IntStream.range(0, 4).map(strata::of)).containsExactly(0, 1, 0, 0);
    assertThat(strata.size(0)).isEqualTo(3);
    assertThat(strata.share(1)).isEqualTo(0.2);
    assertThat(IntStream.range(0, 4).mapToDouble(strata::weight).sum()).isCloseTo(1, within(1e-15));
  }

  @Test
  void of_leavesAStratumWithoutReplicationsOut() {
    assertThat(weights(Strata.of(new boolean[] {false, false}, 0.2))).containsExactly(0.5, 0.5);
    assertThat(weights(Strata.of(new boolean[] {true, true}, 0.2))).containsExactly(0.5, 0.5);
  }

  @Test
  void of_mayKnowThatAllOrNoneAreStruck() {
    boolean[] second = {false, true};
    assertThat(weights(Strata.of(second, 1))).containsExactly(0, 1);
    assertThat(weights(Strata.of(second, 0))).containsExactly(1, 0);
  }

  @Test
  void sameAs_comparesReplicationsAndShares() {
    Strata strata = Strata.of(new boolean[] {false, true}, 0.2);

    assertThat(strata.sameAs(Strata.of(new boolean[] {false, true}, 0.2))).isTrue();
    assertThat(strata.sameAs(Strata.of(new boolean[] {true, false}, 0.2))).isFalse();
    assertThat(strata.sameAs(Strata.of(new boolean[] {false, true}, 0.3))).isFalse();
  }

  @Test
  void of_rejectsWhatIsNoShare() {
    assertThatIllegalArgumentException().isThrownBy(() -> Strata.of(new boolean[1], 1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> Strata.of(new boolean[1], -0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> Strata.of(new boolean[1], Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Strata.one(0));
  }
}
