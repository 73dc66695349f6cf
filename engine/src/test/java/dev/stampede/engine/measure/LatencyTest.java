package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyTest {

  @Test
  void latency_ofNothingIsZero() {
    Latency latency = new Latency();

    assertThat(latency.count()).isZero();
    assertThat(latency.mean()).isZero();
    assertThat(latency.percentile(99)).isZero();
    assertThat(latency.max()).isZero();
    assertThat(latency.positiveShare()).isZero();
  }

  /** (0 + 1 + 2 + 10^9) / 4; three of four waited. */
  @Test
  void mean_isExactBelowTheResolution() {
    Latency latency = new Latency();
    for (long nanos : new long[] {0, 1, 2, 1_000_000_000}) {
      latency.record(nanos);
    }

    assertThat(latency.count()).isEqualTo(4);
    assertThat(latency.mean()).isEqualTo(250_000_000.75);
    assertThat(latency.sum()).isEqualTo(1_000_000_003);
    assertThat(latency.positive()).isEqualTo(3);
    assertThat(latency.positiveShare()).isEqualTo(0.75);
  }

  /** A histogram keeps zero with the next few hundred nanoseconds. */
  @Test
  void percentile_ofZerosIsZeroWhateverElseThereIs() {
    Latency latency = new Latency();
    for (long nanos : new long[] {0, 0, 1_000_000_000}) {
      latency.record(nanos);
    }

    assertThat(latency.percentile(50)).isZero();
    assertThat(latency.percentile(100)).isEqualTo(1_000_000_000);
  }

  @Test
  void record_countsWhatIsTooLongAsTheLongest() {
    Latency latency = new Latency();
    latency.record(Long.MAX_VALUE);

    assertThat(latency.max()).isEqualTo(Long.MAX_VALUE);
    assertThat(latency.percentile(50))
        .isBetween(Latency.HIGHEST_NANOS, Latency.HIGHEST_NANOS / 1000 * 1001);
    assertThat(latency.mean()).isEqualTo((double) Long.MAX_VALUE);
  }

  @Test
  void record_rejectsANegativeLatency() {
    Latency latency = new Latency();

    assertThatThrownBy(() -> latency.record(-1)).isInstanceOf(RuntimeException.class);
    assertThat(latency.count()).isZero();
    assertThat(latency.mean()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void percentiles_agreeWithTheSortedValues(long seed) {
    long[] values = values(seed, 100_000);
    Latency latency = new Latency();
    BigDecimal sum = BigDecimal.ZERO;
    for (long value : values) {
      latency.record(value);
      sum = sum.add(BigDecimal.valueOf(value));
    }
    Arrays.sort(values);

    BigDecimal mean = sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
    assertThat(latency.mean()).isEqualTo(mean.doubleValue());
    for (double percent : new double[] {0.1, 1, 10, 50, 90, 99, 99.9, 99.99, 100}) {
      long exact = values[rank(percent, values.length) - 1];
      assertThat(latency.percentile(percent))
          .as("%s %% of seed %d", percent, seed)
          .isBetween(exact, exact + Math.max(exact / 1000, 512));
    }
    assertThat(latency.max()).isEqualTo(latency.percentile(100)).isEqualTo(values[99_999]);
  }

  /** 10 s is an exact value, and the upper edge of its bucket is not: 10.002 s was never seen. */
  @Test
  void percentiles_neverExceedTheLargestValue() {
    Latency latency = new Latency();
    latency.record(10_000_000_000L);

    assertThat(latency.percentile(99)).isEqualTo(10_000_000_000L);
    assertThat(latency.max()).isEqualTo(10_000_000_000L);
  }

  /** Of 200 things 100 have ended; the 100th of 200 is the last one that ever does. */
  @Test
  void percentileOf_isNeverWhereTooFewHaveEnded() {
    Latency latency = new Latency();
    for (int i = 1; i <= 100; i++) {
      latency.record(i * 1_000_000L);
    }

    assertThat(latency.percentileOf(25, 200)).isBetween(50_000_000L, 50_050_000L);
    assertThat(latency.percentileOf(50, 200)).isEqualTo(100_000_000L);
    assertThat(latency.percentileOf(50.1, 200)).isEqualTo(Latency.NEVER);
    assertThat(latency.percentileOf(100, 200)).isEqualTo(Latency.NEVER);
    assertThat(new Latency().percentileOf(50, 0)).isEqualTo(Latency.NEVER);
  }

  @Test
  void rank_isExactForPercentilesThatAreNoBinaryFractions() {
    assertThat(Latency.rank(99.9, 1000)).isEqualTo(999);
    assertThat(Latency.rank(99.9, 1001)).isEqualTo(1000);
    assertThat(Latency.rank(50, 3)).isEqualTo(2);
    assertThat(Latency.rank(100, 7)).isEqualTo(7);
  }

  @Test
  void within_countsExactlyWhatDoesNotExceedALimit() {
    Latency latency = new Latency(20, 10, 20, -1);
    for (long nanos : new long[] {0, 9, 10, 11, 20, 21}) {
      latency.record(nanos);
    }
    Latency other = new Latency(-1, 10, 20);
    other.record(10);
    latency.add(other);

    assertThat(latency.within(10)).isEqualTo(4);
    assertThat(latency.within(20)).isEqualTo(6);
    assertThat(latency.within(-1)).isZero();
    assertThat(onlyLimit(10).within(10)).isEqualTo(1);
    assertThat(onlyLimit(9).within(9)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> latency.within(11));
    assertThatIllegalArgumentException().isThrownBy(() -> latency.add(new Latency()));
  }

  private static Latency onlyLimit(long nanos) {
    Latency latency = new Latency(nanos);
    latency.record(10);
    return latency;
  }

  @Test
  void add_ofNothingChangesNothing() {
    Latency latency = new Latency();
    latency.add(new Latency());
    assertThat(latency.count()).isZero();

    latency.record(7);
    latency.add(new Latency());
    assertThat(latency.count()).isEqualTo(1);
    assertThat(latency.mean()).isEqualTo(7);
  }

  /** Such as 99,900 for 99.9 % of 100,000, although 0.999 is no double. */
  private static int rank(double percent, int count) {
    return BigDecimal.valueOf(percent)
        .multiply(BigDecimal.valueOf(count))
        .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
        .intValueExact();
  }

  @Test
  void add_isTheSameAsRecordingIntoOne() {
    long[] values = values(4, 10_000);
    Latency all = new Latency();
    Latency[] parts = {new Latency(), new Latency(), new Latency()};
    for (int i = 0; i < values.length; i++) {
      all.record(values[i]);
      parts[i % parts.length].record(values[i]);
    }

    Latency merged = new Latency();
    for (int i = parts.length - 1; i >= 0; i--) {
      merged.add(parts[i]);
    }

    assertThat(merged.histogram()).isEqualTo(all.histogram());
    assertThat(merged.count()).isEqualTo(all.count());
    assertThat(merged.mean()).isEqualTo(all.mean());
    assertThat(merged.positiveShare()).isEqualTo(all.positiveShare()).isLessThan(1);
  }

  /** From microseconds to hours, with some zeros. */
  private static long[] values(long seed, int count) {
    Random random = new Random(seed);
    return random
        .longs(count)
        .map(bits -> bits % 20 == 0 ? 0 : (long) Math.exp(18 + 3 * random.nextGaussian()))
        .toArray();
  }
}
