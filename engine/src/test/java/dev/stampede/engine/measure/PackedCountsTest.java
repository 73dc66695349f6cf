package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** HdrHistogram itself adds beside. */
final class PackedCountsTest {

  private static byte[] encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    return Arrays.copyOf(buffer.array(), histogram.encodeIntoByteBuffer(buffer));
  }

  private static void assertSum(Histogram one, Histogram other) {
    byte[] sum = PackedCounts.sum(encode(one), encode(other));

    Histogram expected = one.copy();
    expected.add(other);
    assertThat(sum).isEqualTo(encode(expected));
  }

  private static Histogram histogram(long... values) {
    Histogram histogram = Latency.newHistogram();
    for (long value : values) {
      histogram.recordValue(value);
    }
    return histogram;
  }

  @Test
  void sum_ofNeighboursAndOfTheSameBucket() {
    assertSum(histogram(0), histogram(0));
    assertSum(histogram(0), histogram(1024));
    assertSum(histogram(1024), histogram(2048, 3072));
    assertSum(histogram(Latency.HIGHEST_NANOS), histogram(0));
    assertSum(histogram(0), histogram(Latency.HIGHEST_NANOS));
  }

  @Test
  void sum_ofCountsOfAnySize() {
    for (int bits = 0; bits < 62; bits++) {
      Histogram one = Latency.newHistogram();
      one.recordValueWithCount(5_000, 1L << bits);
      Histogram other = Latency.newHistogram();
      other.recordValueWithCount(5_000, (1L << bits) - 1);
      other.recordValueWithCount(9_000_000, 1);
      assertSum(one, other);
      assertSum(other, one);
    }
  }

  @Test
  void sum_ofRandomHistograms_isHdrHistograms() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      assertSum(randomly(random), randomly(random));
    }
  }

  private static Histogram randomly(Random random) {
    Histogram histogram = Latency.newHistogram();
    long highest = 1L << random.nextInt(1, 52);
    int values = random.nextInt(1, 2_000);
    for (int i = 0; i < values; i++) {
      histogram.recordValueWithCount(
          random.nextLong(highest), random.nextInt(4) == 0 ? 1 + random.nextInt(1_000_000) : 1);
    }
    return histogram;
  }

  @Test
  void sum_rejectsAnotherRange() {
    byte[] other = encode(new Histogram(1_000, 1_000_000, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedCounts.sum(encode(histogram(5_000)), other));
  }
}
