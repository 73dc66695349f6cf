package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 10 a second are free, use may double in a slice of ten seconds: 100 in the first one. */
class RampTest {

  private static final long SLICE = LimiterSpec.SLICE_NANOS;

  private final Ramp ramp = new Ramp(new LimiterSpec.Acceleration(10, 10, 2, SLICE));

  private int admitted(long now) {
    int count = 0;
    while (ramp.nanosUntil(now, 1) == 0) {
      ramp.take(now, 1);
      count++;
    }
    return count;
  }

  @Test
  void scale_isOfTheSpecAndNotOfWhatItWasScaledTo() {
    ramp.scale(0, 0.5);
    assertThat(admitted(0)).isEqualTo(50);
    ramp.scale(0, 0.8);
    assertThat(admitted(0)).isEqualTo(30); // 80 in all
    ramp.scale(0, 1);
    assertThat(admitted(0)).isEqualTo(20);
    assertThat(ramp.nanosUntil(0, 1)).isEqualTo(SLICE);
  }

  @Test
  void scale_isOfWhatIsFree_too() {
    ramp.scale(0, 0.5);
    assertThat(admitted(9 * SLICE)).isEqualTo(50); // nothing was used: what is free is left
    ramp.scale(9 * SLICE, 4);
    assertThat(admitted(9 * SLICE)).isEqualTo(350); // 400 in all
    assertThat(admitted(99 * SLICE)).isEqualTo(400);
    ramp.scale(99 * SLICE, 0.25);
    assertThat(ramp.nanosUntil(99 * SLICE, 1)).isEqualTo(SLICE); // what is used stays used
    assertThat(admitted(199 * SLICE)).isEqualTo(25);
  }

  @Test
  void scale_keepsTheRampThatWasClimbed() {
    assertThat(admitted(0)).isEqualTo(100);
    assertThat(admitted(SLICE)).isEqualTo(200);
    ramp.scale(2 * SLICE, 0.5); // the ceiling was 400
    assertThat(admitted(2 * SLICE)).isEqualTo(200);
  }

  /** Nobody asks before an answer is settled: the slice that has begun is the one that counts. */
  @Test
  void take_isOfTheSliceThatItIsIn() {
    ramp.take(0, 100);
    ramp.take(SLICE, 150); // the ceiling is 200
    assertThat(admitted(SLICE)).isEqualTo(50);
  }

  @Test
  void takeWhatIsLeft_stopsAtTheCeiling() {
    ramp.take(0, 100);
    ramp.takeWhatIsLeft(SLICE, 150);
    assertThat(admitted(SLICE)).isEqualTo(50);
    ramp.takeWhatIsLeft(SLICE, 150); // nothing is left
    assertThat(admitted(2 * SLICE)).isEqualTo(400);
  }

  @Test
  void giveBack_isOfTheSameSliceAlone() {
    ramp.take(0, 100);
    ramp.giveBack(SLICE - 1, 0, 30);
    assertThat(admitted(SLICE - 1)).isEqualTo(30);
    ramp.giveBack(SLICE, 0, 30); // too late
    assertThat(admitted(SLICE)).isEqualTo(200);
    ramp.giveBack(SLICE, SLICE, 300); // no more than was used
    assertThat(admitted(SLICE)).isEqualTo(200);
  }

  @Test
  void scale_isOfTheCeilingOfItsTime() {
    ramp.take(0, 60);
    ramp.scale(SLICE, 0.5); // of 120
    assertThat(admitted(SLICE)).isEqualTo(60);
  }
}
