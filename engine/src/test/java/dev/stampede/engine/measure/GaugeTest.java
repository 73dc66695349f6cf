package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaugeTest {

  /**
   * Level 2 from 5 to 12, 3 from 12 to 34. Whole: 2 * 7 + 3 * 22 = 80. Intervals: 2 * 5 = 10, 2 * 2
   * + 3 * 8 = 28, 3 * 10 = 30. What counts ends with them: 2 * 2 + 3 * 18 = 58 from 10 on.
   */
  @Test
  void change_integratesTheLevel() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(10, 3), 10));
    gauge.change(5, 2);
    gauge.change(12, 1);
    gauge.advance(34);

    assertThat(gauge.level()).isEqualTo(3);
    assertThat(gauge.whole().exact()).isEqualTo(80);
    assertThat(gauge.counted().exact()).isEqualTo(58);
    assertThat(sums(gauge, 3)).containsExactly(10L, 28L, 30L);
  }

  /**
   * The same level, of which 4 are said late to have been missing from 5 to 10, 2 from 10 to 20,
   * and -1 from 20 to 34, when a follower is asked: 20, 20, and -10 of which count -14 in all.
   */
  @Test
  void addPast_goesWhereItsTimeIs() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(10, 3), 10));
    gauge.follow(
        now -> {
          if (now == 34) {
            gauge.addPast(5, gauge.stretchEnd(5), 4);
            gauge.addPast(10, gauge.stretchEnd(10), 2);
            gauge.addPast(20, gauge.stretchEnd(20), -1);
            gauge.addPast(30, now, -1);
          }
        });
    gauge.change(5, 2);
    gauge.change(12, 1);
    gauge.change(25, 0);
    gauge.advance(34);

    assertThat(gauge.whole().exact()).isEqualTo(80 + 20 + 20 - 14);
    assertThat(gauge.counted().exact()).isEqualTo(58 + 20 - 10);
    assertThat(sums(gauge, 3)).containsExactly(10L + 20, 28L + 20, 30L - 10);
  }

  /** Each by itself, in the middle of an interval and without anybody having asked before. */
  @Test
  void integrals_areUpToDateWhenAsked() {
    assertThat(inTheMiddleOfAnInterval().whole().exact()).isEqualTo(6); // 2 * 3
    assertThat(inTheMiddleOfAnInterval().counted().exact()).isEqualTo(6);
    assertThat(inTheMiddleOfAnInterval().byInterval().at(0).exact()).isEqualTo(6);
  }

  @Test
  void integrals_goOnAfterTheyWereAskedFor() {
    Gauge gauge = inTheMiddleOfAnInterval();
    assertThat(sums(gauge, 1)).isEqualTo(sums(gauge, 1));
    gauge.advance(20);

    assertThat(sums(gauge, 2)).containsExactly(10L, 20L); // 2 * 5, 2 * 10
    assertThat(gauge.whole().exact()).isEqualTo(30);
  }

  private static Gauge inTheMiddleOfAnInterval() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(10, 2), 0));
    gauge.change(5, 2);
    gauge.advance(8);
    return gauge;
  }

  @Test
  void change_atOneTimeHasNoWeight() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(10, 1), 0));
    gauge.change(5, 1_000_000);
    gauge.change(5, -999_999);
    gauge.advance(6);

    assertThat(gauge.whole().exact()).isEqualTo(1);
  }

  @Test
  void counted_isNothingUpToTheEndOfTheWarmUp() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(20, 1), 10));
    gauge.change(0, 1);
    gauge.advance(10);
    assertThat(gauge.counted().exact()).isZero();

    gauge.advance(11);
    assertThat(gauge.counted().exact()).isEqualTo(1);
  }

  @Test
  void whole_doesNotOverflow() {
    Gauge gauge = new Gauge(Horizon.of(new Intervals(1, 1), 0));
    gauge.change(0, 4);
    gauge.advance(Long.MAX_VALUE); // 4 (2^63 - 1) = 2^65 - 4

    assertThat(gauge.whole().exact())
        .isEqualTo(BigInteger.TWO.pow(65).subtract(BigInteger.valueOf(4)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void integrals_agreeWithASumOverEachNanosecond(long seed) {
    Random random = new Random(seed);
    int end = 5000;
    Intervals intervals = new Intervals(1 + random.nextInt(200), 1 + random.nextInt(40));
    int warmUp = random.nextInt((int) intervals.endNanos());
    Gauge gauge = new Gauge(Horizon.of(intervals, warmUp));
    long whole = 0;
    long counted = 0;
    long[] byInterval = new long[intervals.count()];
    int change = random.nextInt(30);
    for (int now = 0; now < end; now++) {
      while (now == change) {
        gauge.change(
            now, gauge.level() == 0 ? random.nextInt(9) : -random.nextInt(1 + (int) gauge.level()));
        change += random.nextInt(random.nextInt(20) == 0 ? 500 : 30);
      }
      whole += gauge.level();
      if (now < intervals.endNanos()) {
        counted += now >= warmUp ? gauge.level() : 0;
        byInterval[intervals.index(now)] += gauge.level();
      }
    }
    gauge.advance(end);

    assertThat(gauge.whole().exact()).as("seed %d", seed).isEqualTo(whole);
    assertThat(gauge.counted().exact()).as("seed %d", seed).isEqualTo(counted);
    assertThat(sums(gauge, intervals.count()))
        .as("seed %d", seed)
        .isEqualTo(Arrays.stream(byInterval).boxed().toList());
  }

  private static List<Long> sums(Gauge gauge, int intervals) {
    return IntStream.range(0, intervals)
        .mapToObj(i -> gauge.byInterval().at(i).exact().longValueExact())
        .toList();
  }
}
