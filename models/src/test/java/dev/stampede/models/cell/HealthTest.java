package dev.stampede.models.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** A cell is out after three bad looks in a row, and back after two good ones. */
class HealthTest {

  private static final long SECOND = 1_000_000_000L;

  private final Health health = new Health(new MovesSpec(0.5, 30 * SECOND, 20 * SECOND, 0.1));

  private boolean look(int served, int lost) {
    for (int i = 0; i < served; i++) {
      health.ended(true);
    }
    for (int i = 0; i < lost; i++) {
      health.ended(false);
    }
    health.look();
    return health.isOut();
  }

  @Test
  void threeBadLooksInARow_takeItOut_andTwoGoodOnesBringItBack() {
    assertThat(look(0, 1)).isFalse();
    assertThat(look(0, 1)).isFalse();
    assertThat(look(1, 0)).isFalse();
    assertThat(look(0, 1)).isFalse();
    assertThat(look(0, 1)).isFalse();
    assertThat(look(0, 1)).isTrue();
    assertThat(look(1, 0)).isTrue();
    assertThat(look(0, 1)).isTrue();
    assertThat(look(1, 0)).isTrue();
    assertThat(look(1, 0)).isFalse();
  }

  @Test
  void exactlyTheShare_isNotAboveIt() {
    for (int i = 0; i < 9; i++) {
      assertThat(look(5, 5)).isFalse();
    }
    look(4, 5);
    look(4, 5);
    assertThat(look(4, 5)).isTrue();
  }

  @Test
  void aLookInWhichNothingEnds_tellsNothing() {
    look(0, 1);
    look(0, 1);
    assertThat(look(0, 0)).isFalse();
    assertThat(look(0, 1)).isTrue();
  }

  @Test
  void whatNobodyCanSee_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MovesSpec(1, 30 * SECOND, 30 * SECOND, 0.1))
        .withMessageStartingWith("lost_above (1.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MovesSpec(0.5, 35 * SECOND, 30 * SECOND, 0.1))
        .withMessageContaining("after (35.0 s) must be a multiple of 10 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MovesSpec(0.5, 30 * SECOND, 3610 * SECOND, 0.1))
        .withMessageContaining("back_after (3610.0 s)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MovesSpec(0.5, 30 * SECOND, 30 * SECOND, 0))
        .withMessageContaining("nobody sees that a cell is well again");
  }
}
