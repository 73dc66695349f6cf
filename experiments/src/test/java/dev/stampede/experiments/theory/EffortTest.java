package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EffortTest {

  @Test
  void command_saysWhatIsNotUsual() {
    assertThat(Effort.whole(2000, 1).command()).isEqualTo("./stampede theory");
    assertThat(Effort.whole(20, 3).command())
        .isEqualTo("./stampede theory --experiments 20 --seed 3");
    assertThat(Effort.quick(20, 1).command()).isEqualTo("./stampede theory --quick");
  }

  /** Seeds of the page that is kept stay what they are. */
  @Test
  void seeds_ofAnotherPageAreOthers() {
    assertThat(Effort.whole(1, 1).seeds().of(20_000_001)).isEqualTo(20_000_001);
    assertThat(Effort.whole(1, 3).seeds().of(7)).isEqualTo(20_000_000_007L);
  }

  @Test
  void nothing_isNoEffort() {
    assertThatIllegalArgumentException().isThrownBy(() -> Effort.whole(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Effort(1, 1.1, 1));
  }
}
