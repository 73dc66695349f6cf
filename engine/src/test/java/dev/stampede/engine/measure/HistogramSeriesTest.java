package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class HistogramSeriesTest {

  private static Histogram histogram(long... values) {
    Histogram histogram = Latency.newHistogram();
    for (long value : values) {
      histogram.recordValue(value);
    }
    return histogram;
  }

  private static HistogramSeries series(Histogram... histograms) {
    HistogramSeries series = new HistogramSeries();
    for (Histogram histogram : histograms) {
      series.append(histogram);
    }
    return series;
  }

  @Test
  void get_returnsWhatWasAppended() {
    Histogram broad = histogram(new Random(1).longs(10_000, 0, Latency.HIGHEST_NANOS).toArray());
    Histogram one = histogram(5_000);

    assertThat(series(broad, histogram(), one)).containsExactly(broad, histogram(), one);
  }

  /** The encoding keeps counts, not values: zeros come back as up to half a microsecond. */
  @Test
  void get_returnsZerosToTheResolution() {
    Histogram zeros = series(histogram(0, 0, 0)).get(0);

    assertThat(zeros.getCountAtValue(0)).isEqualTo(3);
    assertThat(zeros.getMaxValue()).isLessThan(512);
  }

  @Test
  void get_returnsACopy() {
    Histogram appended = histogram(5_000);
    HistogramSeries series = series(appended, histogram());
    appended.recordValue(7_000);
    series.get(0).recordValue(9_000);
    series.get(1).recordValue(9_000);

    assertThat(series).containsExactly(histogram(5_000), histogram());
  }

  @Test
  void get_canBeAddedToWhatIsLonger() {
    Histogram sum = series(histogram(5_000)).get(0);
    sum.add(histogram(Latency.HIGHEST_NANOS));

    assertThat(sum).isEqualTo(histogram(5_000, Latency.HIGHEST_NANOS));
  }

  @Test
  void merge_isTheSameAsRecordingIntoOne() {
    HistogramSeries one = series(histogram(1_000), histogram(), histogram(3_000), histogram());
    HistogramSeries other =
        series(histogram(9_000_000_000L), histogram(2_000), histogram(), histogram());

    one.merge(other);

    assertThat(one)
        .containsExactly(
            histogram(1_000, 9_000_000_000L), histogram(2_000), histogram(3_000), histogram());
    assertThat(other)
        .containsExactly(histogram(9_000_000_000L), histogram(2_000), histogram(), histogram());
  }

  /** Among many small ones some are large, so that parts of all sizes come together. */
  @Test
  void merge_ofMany_isTheSameAsRecordingIntoOne() {
    Random random = new Random(7);
    Histogram[] sums = {histogram(), histogram(), histogram()};
    HistogramSeries all = series(sums);
    for (int n = 0; n < 200; n++) {
      HistogramSeries next = new HistogramSeries();
      for (Histogram sum : sums) {
        int values = random.nextInt(20) == 0 ? 500 : random.nextInt(3);
        Histogram one = histogram(random.longs(values, 0, 60_000_000_000L).toArray());
        next.append(one);
        sum.add(one);
      }
      all.merge(next);
      if (n % 50 == 0) {
        HistogramSeries copy = series(histogram(), histogram(), histogram());
        copy.merge(all);
        assertThat(copy).containsExactly(sums);
      }
    }

    assertThat(all).containsExactly(sums);
    all.append(histogram(5_000));
    assertThat(all).containsExactly(sums[0], sums[1], sums[2], histogram(5_000));
  }

  @Test
  void merge_rejectsAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series(histogram()).merge(series(histogram(), histogram())))
        .withMessage("a series of 2 intervals cannot be added to one of 1");
  }
}
