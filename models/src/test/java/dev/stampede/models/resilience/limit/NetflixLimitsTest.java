package dev.stampede.models.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import dev.stampede.models.resilience.limit.LimitSpec.Aimd;
import dev.stampede.models.resilience.limit.LimitSpec.Gradient2;
import dev.stampede.models.resilience.limit.LimitSpec.Vegas;
import java.lang.reflect.Field;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Adaptive limits beside the real ones of Netflix's concurrency-limits 0.5.4: the same limit after
 * each of more than a million random samples, with and without a window. The library draws when
 * Vegas measures anew; its number is taken over, since chance is all that differs.
 */
class NetflixLimitsTest {

  private static final long MILLI = 1_000_000L;
  private static final int CONFIGURATIONS = 250;
  private static final int STEPS = 1700;

  /** A pair of equal limits. */
  private record Pair(Limit ours, com.netflix.concurrency.limits.Limit theirs) {}

  @ParameterizedTest
  @ValueSource(strings = {"aimd", "vegas", "gradient2"})
  void limit_isThatOfTheLibrary(String algorithm) {
    int changes = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean windowed = seed % 3 == 0;
      changes += walk(pair(algorithm, random, windowed), random, algorithm + " " + seed);
    }
    assertThat(changes).as("changes of the limit seen").isGreaterThan(20 * CONFIGURATIONS);
  }

  private static int walk(Pair pair, SplittableRandom random, String name) {
    int changes = 0;
    long now = 0;
    long usual = 100 * MILLI;
    double dropShare = 0;
    for (int step = 0; step < STEPS; step++) {
      if (step % 100 == 0) { // weather changes
        usual = random.nextLong(1, 3000) * MILLI;
        dropShare = random.nextInt(3) == 0 ? random.nextDouble(0.2) : 0;
      }
      now += random.nextLong(200 * MILLI);
      long rtt = 1 + (long) (usual * random.nextDouble(0.5, random.nextInt(9) == 0 ? 4 : 1.2));
      int before = pair.ours.limit(now);
      int inside = 1 + random.nextInt(Math.max(1, before + before / 4));
      boolean dropped = random.nextDouble() < dropShare;
      pair.theirs.onSample(now - rtt, rtt, inside, dropped);
      pair.ours.sample(now, now - rtt, rtt, inside, dropped);
      assertThat(pair.ours.limit(now))
          .as("%s, step %d", name, step)
          .isEqualTo(pair.theirs.getLimit());
      changes += pair.ours.limit(now) == before ? 0 : 1;
    }
    return changes;
  }

  private static Pair pair(String algorithm, SplittableRandom random, boolean windowed) {
    int least = random.nextInt(1, 30);
    int initial = least + random.nextInt(30);
    int most = initial + random.nextInt(1, 300);
    WindowSpec window = windowed ? window(random) : null;
    return switch (algorithm) {
      case "aimd" -> {
        double ratio = random.nextDouble(0.5, 0.999);
        long timeout = random.nextLong(50, 3000) * MILLI;
        Aimd spec = new Aimd(initial, least, most, ratio, timeout, window);
        yield new Pair(
            spec.limit(random::nextDouble),
            wrap(
                window,
                AIMDLimit.newBuilder()
                    .initialLimit(initial)
                    .minLimit(least)
                    .maxLimit(most)
                    .backoffRatio(ratio)
                    .timeout(timeout, TimeUnit.NANOSECONDS)
                    .build()));
      }
      case "gradient2" -> {
        double smoothing = random.nextDouble(0.05, 1);
        int queue = random.nextInt(10);
        int longWindow = random.nextInt(5, 700);
        double tolerance = random.nextDouble(1, 3);
        Gradient2 spec =
            new Gradient2(initial, least, most, smoothing, queue, longWindow, tolerance, window);
        yield new Pair(
            spec.limit(random::nextDouble),
            wrap(
                window,
                Gradient2Limit.newBuilder()
                    .initialLimit(initial)
                    .minLimit(least)
                    .maxConcurrency(most)
                    .smoothing(smoothing)
                    .queueSize(queue)
                    .longWindow(longWindow)
                    .rttTolerance(tolerance)
                    .build()));
      }
      default -> vegas(random, initial, most, window);
    };
  }

  private static Pair vegas(
      SplittableRandom random, int initial, int most, @Nullable WindowSpec window) {
    double smoothing = random.nextBoolean() ? 1 : random.nextDouble(0.05, 1);
    int probe = random.nextInt(1, 40);
    VegasLimit theirs =
        VegasLimit.newBuilder()
            .initialLimit(initial)
            .maxConcurrency(most * 8)
            .smoothing(smoothing)
            .probeMultiplier(probe)
            .build();
    Vegas spec = new Vegas(initial, most * 8, smoothing, probe, window);
    // theirs hears of a sample first, and has drawn already when ours asks
    return new Pair(spec.limit(() -> 2 * probeJitter(theirs) - 1), wrap(window, theirs));
  }

  private static double probeJitter(VegasLimit limit) {
    try {
      Field field = VegasLimit.class.getDeclaredField("probeJitter");
      field.setAccessible(true);
      return field.getDouble(limit);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static WindowSpec window(SplittableRandom random) {
    long least = random.nextLong(100, 1000) * MILLI;
    return new WindowSpec(
        least,
        least + random.nextLong(3000) * MILLI,
        random.nextInt(10, 20),
        random.nextLong(50) * MILLI);
  }

  private static com.netflix.concurrency.limits.Limit wrap(
      @Nullable WindowSpec window, com.netflix.concurrency.limits.Limit limit) {
    return window == null
        ? limit
        : WindowedLimit.newBuilder()
            .minWindowTime(window.leastNanos(), TimeUnit.NANOSECONDS)
            .maxWindowTime(window.mostNanos(), TimeUnit.NANOSECONDS)
            .windowSize(window.calls())
            .minRttThreshold(window.rttThresholdNanos(), TimeUnit.NANOSECONDS)
            .build(limit);
  }
}
