package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class FewTest {

  /** All orders of magnitude, with repetitions. */
  private static long value(Random random) {
    long below = 1L << (1 + random.nextInt(52));
    return Math.min(Latency.HIGHEST_NANOS, random.nextInt(9) == 0 ? below : random.nextLong(below));
  }

  @Test
  void whatIsTakenIsPacked_asAHistogramIs() {
    Random random = new Random(11);
    for (int n = 0; n < 500; n++) {
      Few few = new Few();
      Histogram histogram = Latency.newHistogram();
      for (int i = random.nextInt(256); i > 0; i--) {
        long value = i % 7 == 0 ? 0 : value(random);
        assertThat(few.take(value)).isTrue();
        histogram.recordValue(value);
      }

      assertThat(few.packed()).isEqualTo(PackedCounts.of(histogram));
      Histogram poured = Latency.newHistogram();
      few.pour(poured);
      assertThat(poured).isEqualTo(histogram);
      assertThat(few.count()).isZero();
    }
  }

  @Test
  void ranks_areThoseOfAHistogram() {
    Random random = new Random(12);
    for (int n = 0; n < 200; n++) {
      Few few = new Few();
      Histogram histogram = Latency.newHistogram();
      int count = 1 + random.nextInt(256);
      for (int i = 0; i < count; i++) {
        long value = value(random);
        few.take(value);
        histogram.recordValue(value);
      }
      for (int rank = 1; rank <= count; rank++) {
        assertThat(few.highestOfRank(rank))
            .isEqualTo(histogram.getValueAtPercentile(100 * (rank - 0.5) / count));
      }
    }
  }

  @Test
  void moreThanThereIsRoomFor_isNotTaken() {
    Few few = new Few();
    for (int i = 0; i < 256; i++) {
      assertThat(few.take(i)).isTrue();
    }

    assertThat(few.take(1)).isFalse();
    assertThat(few.count()).isEqualTo(256);
  }
}
