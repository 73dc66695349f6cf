package dev.stampede.experiments.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LooksTest {

  @Test
  void numbers_growByHalf_toTheLast() {
    assertThat(new Looks(20, 1000).numbers())
        .containsExactly(20, 30, 45, 68, 102, 153, 230, 345, 518, 777, 1000);
    assertThat(new Looks(20, 20).numbers()).containsExactly(20);
    assertThat(new Looks(20, 21).numbers()).containsExactly(20, 21);
  }

  /** 45 would be the next, but 50 is so near to it that it would say nothing new. */
  @Test
  void numbers_endWithoutALookThatSaysNothingNew() {
    assertThat(new Looks(20, 50).numbers()).containsExactly(20, 30, 50);
    assertThat(new Looks(20, 57).numbers()).containsExactly(20, 30, 45, 57);
  }

  @Test
  void looksThatAreTooEarly_orInTheWrongOrder_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Looks(19, 100))
        .withMessageContaining("after at least 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Looks(40, 39))
        .withMessageContaining("must not be before");
  }
}
