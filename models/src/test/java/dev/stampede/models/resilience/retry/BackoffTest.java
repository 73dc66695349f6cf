package dev.stampede.models.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The conformance vectors of the policies' reference, as back-offs of ours. */
class BackoffTest {

  private static final long MILLI = 1_000_000L;
  private static final double LEAST = 0x1.0p-54; // next to 0
  private static final double MOST = 1 - 0x1.0p-53;

  private static BackoffSpec spec(
      long initialMillis, double multiplier, long maxMillis, Jitter jitter, boolean capAfter) {
    return new BackoffSpec(initialMillis * MILLI, multiplier, maxMillis * MILLI, jitter, capAfter);
  }

  /** Checks the least and the largest wait of each retry, in milliseconds. */
  private static void assertWindows(BackoffSpec spec, double[][] windows) {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < windows.length; i++) {
      double low = Math.min(wait(spec, i + 1, LEAST), wait(spec, i + 1, MOST));
      double high = Math.max(wait(spec, i + 1, LEAST), wait(spec, i + 1, MOST));
      assertThat(low).as("least wait of retry %d", i + 1).isCloseTo(windows[i][0], within(1e-6));
      assertThat(high).as("most wait of retry %d", i + 1).isCloseTo(windows[i][1], within(1e-6));
      for (int n = 0; n < 1000; n++) {
        assertThat(wait(spec, i + 1, random.nextDouble())).isBetween(low, high);
      }
    }
  }

  private static double wait(BackoffSpec spec, int retry, double u) {
    return (double) Backoff.nanos(spec, retry, spec.initialNanos(), u) / MILLI;
  }

  @Test
  void openAiAndAnthropic_shrinkByAQuarter() {
    assertWindows(
        spec(500, 2, 8000, new Jitter.Shrink(0.25), false),
        new double[][] {
          {375, 500}, {750, 1000}, {1500, 2000}, {3000, 4000}, {6000, 8000}, {6000, 8000}
        });
  }

  /** LiteLLM's retry_after of 1 s: 0.5, 0.5, 1, 2, 4, 8 s, but none below 1 s. */
  @Test
  void leastWait_isTheFloorOfTheBase() {
    BackoffSpec spec =
        new BackoffSpec(
            500 * MILLI,
            500 * MILLI,
            2,
            8000 * MILLI,
            new Jitter.Additive(750 * MILLI),
            false,
            true,
            1000 * MILLI);
    assertWindows(
        spec,
        new double[][] {
          {1000, 1750}, {1000, 1750}, {1000, 1750}, {2000, 2750}, {4000, 4750}, {8000, 8750}
        });
    assertThat(spec.plainNanos(6)).containsExactly(1e9, 1e9, 1e9, 2e9, 4e9, 8e9);
    assertThat(spec.throttled().leastNanos()).isEqualTo(1000 * MILLI);
  }

  @Test
  void liteLlm_addsUpToThreeQuartersOfASecond() {
    // Its exponents are 0, 0, 1: the first of its sleeps is one without growth, then these.
    assertWindows(
        spec(500, 2, 8000, new Jitter.Additive(750 * MILLI), false),
        new double[][] {{500, 1250}, {1000, 1750}, {2000, 2750}, {4000, 4750}, {8000, 8750}});
  }

  @Test
  void envoy_isFullJitter() {
    assertWindows(
        spec(25, 2, 250, new Jitter.Full(), false),
        new double[][] {{0, 25}, {0, 50}, {0, 100}, {0, 200}, {0, 250}, {0, 250}});
  }

  @Test
  void grpc_isTwentyPercentBothWays() {
    assertWindows(
        spec(100, 2, 1000, new Jitter.Symmetric(0.2), false),
        new double[][] {{80, 120}, {160, 240}, {320, 480}, {640, 960}});
  }

  @Test
  void aws_isFullJitter() {
    assertWindows(
        spec(1000, 2, 20_000, new Jitter.Full(), false),
        new double[][] {{0, 1000}, {0, 2000}, {0, 4000}, {0, 8000}, {0, 16_000}, {0, 20_000}});
    assertWindows(
        spec(50, 2, 20_000, new Jitter.Full(), false),
        new double[][] {{0, 50}, {0, 100}, {0, 200}, {0, 400}, {0, 800}});
  }

  @Test
  void googleGenAi_addsUpToASecondAndCapsAfterwards() {
    assertWindows(
        spec(1000, 2, 60_000, new Jitter.Additive(1000 * MILLI), true),
        new double[][] {{1000, 2000}, {2000, 3000}, {4000, 5000}, {8000, 9000}});
    BackoffSpec spec = spec(1000, 2, 60_000, new Jitter.Additive(1000 * MILLI), true);
    assertThat(wait(spec, 7, LEAST)).isEqualTo(60_000); // 64 s
    assertThat(wait(spec, 7, MOST)).isEqualTo(60_000);
  }

  @Test
  void resilience4j_isHalfBothWaysWithoutItsRoundingToMilliseconds() {
    // The library's windows are [250, 751) [375, 1126) [562, 1688]: whole milliseconds, one more.
    assertWindows(
        spec(500, 1.5, 3_600_000, new Jitter.Symmetric(0.5), true),
        new double[][] {{250, 750}, {375, 1125}, {562.5, 1687.5}});
  }

  @Test
  void resilience4j_capsAfterTheJitter() {
    // Base 4 s, jitter 2 to 6 s, cap 5 s: a quarter of the mass lies on the cap.
    BackoffSpec after = spec(4000, 1, 5000, new Jitter.Symmetric(0.5), true);
    assertThat(wait(after, 1, 0.5)).isCloseTo(4000, within(1e-6));
    assertThat(wait(after, 1, 0.76)).isEqualTo(5000);
    assertThat(wait(after, 1, MOST)).isEqualTo(5000);
    // Base above the cap: 8 s x [0.5, 1.5), so from 5/8 of the way down it is below.
    BackoffSpec above = spec(1000, 2, 5000, new Jitter.Symmetric(0.5), true);
    assertThat(wait(above, 4, LEAST)).isCloseTo(4000, within(1e-6));
    assertThat(wait(above, 4, 0.2)).isEqualTo(5000);
  }

  @Test
  void envoyResetHeaders_stretch() {
    assertWindows(
        spec(1000, 1, 1000, new Jitter.Stretch(0.5), false),
        new double[][] {{1000, 1500}, {1000, 1500}});
  }

  @Test
  void withoutJitter_theBaseStopsAtTheCap() {
    assertWindows(
        spec(500, 2, 3000, new Jitter.None(), false),
        new double[][] {{500, 500}, {1000, 1000}, {2000, 2000}, {3000, 3000}, {3000, 3000}});
  }

  @Test
  void decorrelated_growsFromThePreviousWait() {
    BackoffSpec spec = spec(100, 1, 2000, new Jitter.Decorrelated(), false);
    assertThat(Backoff.nanos(spec, 1, 100 * MILLI, LEAST)).isEqualTo(100 * MILLI);
    assertThat(Backoff.nanos(spec, 1, 100 * MILLI, MOST)).isEqualTo(300 * MILLI);
    assertThat(Backoff.nanos(spec, 2, 300 * MILLI, 0.5)).isEqualTo(500 * MILLI); // 100..900
    assertThat(Backoff.nanos(spec, 3, 1500 * MILLI, MOST)).isEqualTo(2000 * MILLI); // 100..4500
  }

  @Test
  void hugeRetryNumbers_stayFinite() {
    assertThat(wait(spec(500, 10, 8000, new Jitter.None(), false), 100, 0.5)).isEqualTo(8000);
    assertThat(wait(spec(500, 10, 8000, new Jitter.Full(), true), 100, 0.5)).isEqualTo(8000);
    assertThat(wait(spec(0, 2, 0, new Jitter.Full(), false), 5, 0.5)).isZero();
  }
}
