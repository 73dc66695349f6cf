package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A leaky bucket as a queue; what it has in common with one as a meter is tested with that. */
class LeakyBucketTest {

  private static final long LIMIT = 7;
  private static final long PER = 10_000;
  private static final long BURST = 40;

  /** What is in it, in so small parts that one drains in a nanosecond at a limit of one. */
  @Test
  void calls_areHeldUntilWhatWasThereHasDrained() {
    SplittableRandom random = new SplittableRandom(3);
    LeakyBucket queue = new LeakyBucket(LIMIT, PER, BURST, true);
    LeakyBucket meter = new LeakyBucket(LIMIT, PER, BURST, false);
    long used = 0;
    long now = 0;
    int held = 0;
    for (int step = 0; step < 20_000; step++) {
      long passed = random.nextLong(12_000);
      now += passed;
      used = Math.max(0, used - passed * LIMIT);
      long cost = random.nextLong(1, 12);
      assertThat(meter.delayNanos(now)).isZero();
      assertThat(queue.delayNanos(now)).as("step %d", step).isEqualTo((used + LIMIT - 1) / LIMIT);
      boolean admitted = used < BURST * PER;
      assertThat(queue.nanosUntil(now, cost) == 0).as("step %d", step).isEqualTo(admitted);
      if (admitted) {
        held += used > 0 ? 1 : 0;
        assertThat(queue.delayNanos(now)).isLessThanOrEqualTo(BURST * PER / LIMIT + 1);
        queue.take(now, cost);
        meter.take(now, cost);
        used += cost * PER;
      }
    }
    assertThat(held).isBetween(10_000, 19_500);
  }

  @Test
  void refusedCalls_fillItToTheBrimAndNoFurther() {
    LeakyBucket meter = new LeakyBucket(60, TokenBucket.MINUTE_NANOS, 60, false);
    meter.take(0, 50);
    meter.takeWhatIsLeft(0, 30);
    assertThat(meter.nanosUntil(0, 1)).isEqualTo(1); // room for something comes at once
  }

  @Test
  void lowerLimit_drainsMoreSlowly() {
    LeakyBucket queue = new LeakyBucket(60, TokenBucket.MINUTE_NANOS, 60, true);
    queue.take(0, 10);
    assertThat(queue.delayNanos(0)).isEqualTo(10_000_000_000L);
    queue.scale(0, 0.5);
    assertThat(queue.delayNanos(0)).isEqualTo(20_000_000_000L);
    queue.giveBack(0, 0, 4);
    assertThat(queue.delayNanos(0)).isEqualTo(12_000_000_000L);
  }
}
