package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RandomStreamsTest {

  /** False alarms: one test in 10^6. All seeds are fixed, so a failure means a change. */
  private static final double P_VALUE = 1e-6;

  private record Pair(String what, RandomStream one, RandomStream other) {
    @Override
    public String toString() {
      return what;
    }
  }

  private record Family(String what, IntFunction<RandomStream> member) {
    @Override
    public String toString() {
      return what;
    }
  }

  @Test
  void stream_givesTheSameBitsForever() {
    RandomStream stream = new RandomStreams(42, 0).stream("arrivals");

    assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
        .containsExactly(0x01ed7cc682df9f8bL, 0xbc4571e5ac5c2736L, 0xc78a2421bbe0cc9eL);
    assertThat(new RandomStreams(42, 1).stream("arrivals").nextLong())
        .isEqualTo(0xf6c8709d873d4fecL);
    assertThat(new RandomStreams(-1, 7).stream("größe").nextLong()).isEqualTo(0x7a23e54778f815bfL);
  }

  @Test
  void key_givesTheSameBitsForever() {
    assertThat(new RandomStreams(42, 0).key("arrivals")).isEqualTo(0x2e5c563d5e5b84b3L);
  }

  @Test
  void stream_startsAgainEachTime() {
    RandomStreams streams = new RandomStreams(5, 3);
    RandomStream used = streams.stream("a");
    used.nextLong();
    streams.stream("b").nextLong();

    assertThat(streams.stream("a").nextLong())
        .isEqualTo(new RandomStreams(5, 3).stream("a").nextLong());
  }

  @Test
  void streams_rejectANegativeReplication() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomStreams(1, -1))
        .withMessage("replication (-1) must not be negative");
  }

  static Pair[] pairs() {
    RandomStreams streams = new RandomStreams(1, 0);
    return new Pair[] {
      new Pair("names a and b", streams.stream("a"), streams.stream("b")),
      new Pair("names ab and ba", streams.stream("ab"), streams.stream("ba")),
      new Pair("names '' and NUL", streams.stream(""), streams.stream("\0")),
      new Pair("names a and aa", streams.stream("a"), streams.stream("aa")),
      new Pair("replications 0 and 1", streams.stream("a"), new RandomStreams(1, 1).stream("a")),
      new Pair("seeds 1 and 2", streams.stream("a"), new RandomStreams(2, 0).stream("a")),
      new Pair(
          "seed 1, replication 1 and seed 2, replication 0",
          new RandomStreams(1, 1).stream("a"),
          new RandomStreams(2, 0).stream("a")),
      new Pair(
          "seeds 0 and -1",
          new RandomStreams(0, 0).stream("a"),
          new RandomStreams(-1, 0).stream("a"))
    };
  }

  /**
   * The correlation of n independent pairs is about normal with standard deviation 1 / sqrt(n): 5
   * of them are exceeded once in 1.7 * 10^6. The joint distribution over 16 x 16 cells also shows
   * what a correlation does not.
   */
  @ParameterizedTest
  @MethodSource("pairs")
  void streams_areIndependent(Pair pair) {
    int n = 200_000;
    long[] cells = new long[256];
    double products = 0;
    for (int i = 0; i < n; i++) {
      double u = pair.one().nextUniform();
      double v = pair.other().nextUniform();
      products += (u - 0.5) * (v - 0.5) * 12;
      cells[16 * (int) (16 * u) + (int) (16 * v)]++;
    }

    assertThat(Math.abs(products / n)).isLessThan(5 / Math.sqrt(n));
    assertThat(ChiSquare.pValue(cells)).isGreaterThan(P_VALUE);
  }

  static Family[] families() {
    RandomStreams streams = new RandomStreams(1, 0);
    return new Family[] {
      new Family("names", i -> streams.stream("process " + i)),
      new Family("replications", i -> new RandomStreams(1, i).stream("a")),
      new Family("seeds", i -> new RandomStreams(i, 0).stream("a"))
    };
  }

  /** The first numbers of neighbouring streams are as good as the numbers of one stream. */
  @ParameterizedTest
  @MethodSource("families")
  void firstNumbers_areUniformAndSeriallyIndependent(Family family) {
    long[] cells = new long[256];
    double previous = family.member().apply(0).nextUniform();
    for (int i = 1; i <= 100_000; i++) {
      double u = family.member().apply(i).nextUniform();
      cells[16 * (int) (16 * previous) + (int) (16 * u)]++;
      previous = u;
    }

    assertThat(ChiSquare.pValue(cells)).isGreaterThan(P_VALUE);
  }
}
