package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyByIntervalTest {

  @Test
  void close_returnsEveryInterval() {
    LatencyByInterval latencies = new LatencyByInterval(new Intervals(10, 4));
    latencies.record(9, 1_000_000);
    latencies.record(10, 2_000_000); // the second interval starts here
    latencies.record(39, 3_000_000);
    latencies.record(40, 4_000_000); // beyond the end: in none

    HistogramSeries series = latencies.close();

    assertThat(series.stream().map(Histogram::getTotalCount)).containsExactly(1L, 1L, 0L, 1L);
    assertThat(series.get(1).getMaxValue()).isBetween(2_000_000L, 2_002_000L);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void record_agreesWithOneHistogramForEachInterval(long seed) {
    Random random = new Random(seed);
    Intervals intervals = new Intervals(50, 30);
    LatencyByInterval latencies = new LatencyByInterval(intervals);
    List<Histogram> expected = new ArrayList<>();
    for (int i = 0; i < intervals.count(); i++) {
      expected.add(Latency.newHistogram());
    }
    for (long now = 0; now < 1600; now += random.nextInt(random.nextInt(10) == 0 ? 200 : 5)) {
      long nanos = (long) Math.exp(18 + 3 * random.nextGaussian());
      latencies.record(now, nanos);
      if (now < intervals.endNanos()) {
        expected.get(intervals.index(now)).recordValue(Math.min(nanos, Latency.HIGHEST_NANOS));
      }
    }

    assertThat(latencies.close()).containsExactlyElementsOf(expected);
  }
}
