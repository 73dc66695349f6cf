package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepClockTest {

  /** Against a sum, step by step; the ends are rounded, so is the sum. */
  @Test
  void ends_areSums() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      StepClock clock = new StepClock();
      long start = random.nextLong(1L << 50);
      double first = random.nextDouble(3, 1e8);
      double growth = random.nextInt(4) == 0 ? 0 : random.nextDouble(1e5);
      clock.start(start, first, growth);
      double sum = 0;
      int passed = random.nextInt(400);
      for (int step = 1; step <= 500; step++) {
        sum += first + growth * (step - 1);
        long end = start + Math.round(sum);
        assertThat(clock.end(step)).isBetween(end - 1, end + 1);
        long exact = clock.end(step);
        assertThat(clock.stepsUntil(exact)).isEqualTo(step);
        assertThat(clock.stepsUntil(exact - 1)).isEqualTo(step);
        assertThat(clock.stepsEnded(exact)).isEqualTo(step);
        assertThat(clock.stepsEnded(exact - 1)).isEqualTo(step - 1);
      }
      long later = clock.end(passed + 50);
      clock.pass(passed);
      assertThat(clock.end(50)).isBetween(later - 1, later + 1);
    }
  }
}
