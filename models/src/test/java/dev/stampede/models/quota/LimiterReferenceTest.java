package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each algorithm beside its definition, written without care for speed or size: it is asked when a
 * cost is admitted, to the nanosecond, over 100 000 random steps.
 */
class LimiterReferenceTest {

  private static final int STEPS = 100_000;
  private static final long SECOND = 1_000_000_000L;

  /** What a limit is by definition. */
  private interface Reference {
    boolean admits(long now, long cost);

    void use(long now, long cost);

    void giveBack(long now, long taken, long cost);

    /** What there is, of use to takers of the rest. */
    long left(long now);
  }

  /** A level in parts of 1 / period of a unit, which fills or drains as time goes by. */
  private static final class Level implements Reference {
    private final BigInteger limit;
    private final BigInteger period;
    private final BigInteger capacity;
    private final boolean leaky;
    private BigInteger level;
    private long since;

    Level(long limit, long period, long burst, boolean leaky) {
      this.limit = BigInteger.valueOf(limit);
      this.period = BigInteger.valueOf(period);
      this.capacity = BigInteger.valueOf(burst).multiply(this.period);
      this.leaky = leaky;
      this.level = capacity;
    }

    private BigInteger at(long now) {
      return level.add(BigInteger.valueOf(now - since).multiply(limit)).min(capacity);
    }

    private void add(long now, long units) {
      level = at(now).add(BigInteger.valueOf(units).multiply(period)).min(capacity);
      since = now;
    }

    @Override
    public boolean admits(long now, long cost) {
      return leaky
          ? at(now).signum() > 0
          : at(now).compareTo(BigInteger.valueOf(cost).multiply(period)) >= 0;
    }

    @Override
    public void use(long now, long cost) {
      add(now, -cost);
    }

    @Override
    public void giveBack(long now, long taken, long cost) {
      add(now, cost);
    }

    @Override
    public long left(long now) {
      return -1; // parts of a unit are left, too
    }
  }

  /** What was used in each window. */
  private static class Windows implements Reference {
    final Map<Long, Long> used = new HashMap<>();
    final long limit;
    final long window;

    Windows(long limit, long window) {
      this.limit = limit;
      this.window = window;
    }

    long usedIn(long number) {
      return used.getOrDefault(number, 0L);
    }

    @Override
    public boolean admits(long now, long cost) {
      return usedIn(now / window) + cost <= limit;
    }

    @Override
    public void use(long now, long cost) {
      used.merge(now / window, cost, Long::sum);
    }

    @Override
    public void giveBack(long now, long taken, long cost) {
      used.computeIfPresent(taken / window, (number, units) -> Math.max(0, units - cost));
    }

    @Override
    public long left(long now) {
      return Math.max(0, limit - usedIn(now / window));
    }
  }

  /** The same, where the window before counts with what is still in reach of it. */
  private static final class Sliding extends Windows {
    Sliding(long limit, long window) {
      super(limit, window);
    }

    @Override
    public boolean admits(long now, long cost) {
      BigInteger earlier = BigInteger.valueOf(usedIn(now / window - 1));
      BigInteger reach = BigInteger.valueOf(window - now % window);
      BigInteger room = BigInteger.valueOf(limit - cost - usedIn(now / window));
      return earlier.multiply(reach).compareTo(room.multiply(BigInteger.valueOf(window))) <= 0;
    }
  }

  private static Arguments of(String name, Supplier<Limiter> limiter, Supplier<Reference> is) {
    return Arguments.of(name, limiter, is);
  }

  static Stream<Arguments> algorithms() {
    long limit = 997;
    long per = 60 * SECOND;
    long burst = 300;
    return Stream.of(
        of(
            "token bucket",
            () -> new TokenBucket(limit, per, burst),
            () -> new Level(limit, per, burst, false)),
        of(
            "token bucket a day",
            () -> new TokenBucket(1_000_000, 1440 * per, 300),
            () -> new Level(1_000_000, 1440 * per, 300, false)),
        of("gcra", () -> new Gcra(limit, per, burst), () -> new Level(limit, per, burst, false)),
        of(
            "leaky bucket",
            () -> new LeakyBucket(limit, per, burst, false),
            () -> new Level(limit, per, burst, true)),
        of("fixed window", () -> new FixedWindow(limit, per), () -> new Windows(limit, per)),
        of("sliding window", () -> new SlidingWindow(limit, per), () -> new Sliding(limit, per)),
        of(
            "sliding window of money",
            () -> new SlidingWindow(300_000_000_007L, 3_000 * per),
            () -> new Sliding(300_000_000_007L, 3_000 * per)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void decidesAsDefined(String name, Supplier<Limiter> made, Supplier<Reference> defined) {
    Limiter limiter = made.get();
    Reference reference = defined.get();
    SplittableRandom random = new SplittableRandom(7);
    boolean money = name.contains("money");
    long largest = money ? 9_000_000_000L : 300;
    long now = 0;
    long taken = 0;
    int waits = 0;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextLong(1L << random.nextInt(1, money ? 45 : 36));
      long cost = random.nextInt(5) == 0 ? random.nextLong(largest) : random.nextLong(largest / 9);
      long wait = limiter.nanosUntil(now, cost);
      assertThat(reference.admits(now + wait, cost)).as("step %d after %d", step, wait).isTrue();
      if (wait == 0) {
        limiter.take(now, cost);
        reference.use(now, cost);
        taken = now;
      } else {
        waits++;
        assertThat(reference.admits(now + wait - 1, cost)).as("step %d before", step).isFalse();
        long left = reference.left(now);
        if (left >= 0 && random.nextInt(4) == 0) {
          limiter.takeWhatIsLeft(now, cost);
          reference.use(now, Math.min(left, cost));
        }
      }
      if (random.nextInt(4) == 0) {
        long back = random.nextLong(1 + cost);
        limiter.giveBack(now, taken, back);
        reference.giveBack(now, taken, back);
      } else if (random.nextInt(50) == 0) { // more than there is
        limiter.take(now, cost);
        reference.use(now, cost);
      }
    }
    assertThat(waits).isBetween(STEPS / 100, STEPS * 9 / 10);
  }

  /** A ramp beside one that goes from slice to slice. */
  @Test
  void ramp_followsUse() {
    LimiterSpec.Acceleration spec = new LimiterSpec.Acceleration(10, 30, 1.5, 900 * SECOND);
    Limiter ramp = spec.limiter();
    SplittableRandom random = new SplittableRandom(11);
    double step = StrictMath.pow(1.5, 10 / 900.0);
    double ceiling = 300;
    long slice = 0;
    long used = 0;
    long now = 0;
    int refused = 0;
    for (int i = 0; i < STEPS; i++) {
      now += random.nextInt(1000) == 0 ? random.nextLong(2000 * SECOND) : random.nextLong(SECOND);
      while (slice < now / (10 * SECOND)) {
        double wanted = 1.5 * used;
        ceiling = Math.max(100, Math.max(ceiling / step, Math.min(ceiling * step, wanted)));
        used = 0;
        slice++;
      }
      long cost = random.nextLong(1, 100);
      long wait = ramp.nanosUntil(now, cost);
      assertThat(wait == 0).as("step %d", i).isEqualTo(used < ceiling);
      if (wait == 0) {
        ramp.take(now, cost);
        used += cost;
      } else {
        refused++;
        assertThat(now + wait).isEqualTo((slice + 1) * 10 * SECOND);
      }
    }
    assertThat(refused).isBetween(1000, STEPS * 9 / 10);
  }

  /** By one timestamp as by a level: the same answer to the nanosecond. */
  @Test
  void gcra_isATokenBucket() {
    for (long limit : new long[] {7, 60, 4000, 49_999, 2_000_003}) {
      long burst = 1 + limit / 3;
      TokenBucket bucket = new TokenBucket(limit, 60 * SECOND, burst);
      Gcra gcra = new Gcra(limit, 60 * SECOND, burst);
      SplittableRandom random = new SplittableRandom(limit);
      long now = 0;
      for (int step = 0; step < 200_000; step++) {
        now += random.nextLong(1L << random.nextInt(1, 37));
        long cost = random.nextLong(1 + burst + burst / 8);
        long wait = bucket.nanosUntil(now, cost);
        if (gcra.nanosUntil(now, cost) != wait) {
          assertThat(gcra.nanosUntil(now, cost)).as("step %d", step).isEqualTo(wait);
        }
        if (step % 1000 == 999) {
          double factor = 0.25 * random.nextInt(1, 5);
          bucket.scale(now, factor);
          gcra.scale(now, factor);
        }
        switch (random.nextInt(8)) {
          case 0 -> {
            bucket.giveBack(now, now, cost / 3);
            gcra.giveBack(now, now, cost / 3);
          }
          case 1 -> {
            bucket.takeWhatIsLeft(now, cost);
            gcra.takeWhatIsLeft(now, cost);
          }
          case 2 -> {
            if (wait < 10 * SECOND) { // may overdraw, but not without end
              bucket.take(now, cost);
              gcra.take(now, cost);
            }
          }
          default -> {
            if (wait == 0) {
              bucket.take(now, cost);
              gcra.take(now, cost);
            }
          }
        }
      }
    }
  }
}
