package dev.stampede.experiments.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.year.Promise;
import dev.stampede.reports.result.year.YearAnswer.Promised;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of years, by hand, and how often it is true. */
class YearlyEstimateTest {

  private static double[] numbers(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  @Test
  void withoutAnyError_thereIsNone() {
    Estimate mean =
        YearlyEstimate.of(new double[] {4, 4, 4}, new double[] {4, 4, 4}, new double[] {1, 1})
            .ofMean();

    assertThat(mean).isEqualTo(Estimate.of(4, 4, 4));
  }

  @Test
  void whatIsTooRareToBeSeen_isInTheInterval() {
    double[] all = {1, 1, 1};
    YearlyEstimate availability =
        YearlyEstimate.of(all, all, new double[] {0, 0}).notAbove(1).orDownTo(0.01);

    assertThat(availability.ofMean()).isEqualTo(Estimate.of(1, 0.99, 1));
  }

  /** P(Bin(11, 1/2) <= 1) = 0.6 %, and <= 2: 3.3 %. */
  @Test
  void theMedianOfEleven_liesBetweenTheSecondAndTheTenth() {
    double[] values = numbers(11);

    assertThat(YearlyEstimate.of(values, values, new double[] {0, 0}).ofQuantile(0.5))
        .isEqualTo(Estimate.of(6, 2, 10));
  }

  @Test
  void theWorstOfTwentyYears_needsMoreThanFifty() {
    double[] few = numbers(50);
    double[] many = numbers(100);

    assertThat(YearlyEstimate.of(few, few, new double[] {0, 0}).yearly(true).bad())
        .isEqualTo(Estimate.ofOne(48));
    assertThat(YearlyEstimate.of(many, many, new double[] {0, 0}).yearly(true).bad())
        .isEqualTo(Estimate.of(95, 90, 100));
    assertThat(YearlyEstimate.of(many, many, new double[] {0, 0}).yearly(false).bad().mean())
        .isEqualTo(5);
  }

  /**
   * Years are exponential and share the error of the quiet time, which is as large as theirs. 2,000
   * experiments: 1,873 is five standard errors below 95 %.
   */
  @Test
  void theIntervalOfTheMean_coversBothParts() {
    Random random = new Random(3);
    int covered = 0;
    for (int experiment = 0; experiment < 2000; experiment++) {
      double[] quiet = IntStream.range(0, 20).mapToDouble(i -> random.nextGaussian()).toArray();
      double shift = Arrays.stream(quiet).average().orElseThrow();
      double[] years =
          IntStream.range(0, 40)
              .mapToDouble(i -> shift - StrictMath.log(random.nextDouble()))
              .toArray();
      Estimate mean = YearlyEstimate.of(years, years, quiet).ofMean();
      boolean covers = mean.ci95().get(0) <= 1 && mean.ci95().get(1) >= 1;
      covered += covers ? 1 : 0;
    }
    assertThat(covered).isBetween(1851, 1990);
  }

  /**
   * 74 of 74 years: the lower end is (2.5 %)^(1/74) = 95.14 %. With one miss it is 92.7 %, and with
   * a little more that quiet time may lose nothing at 99.9 % is left.
   */
  @Test
  void aLevel_isPromisedWhereEnoughYearsKeepIt() {
    double[] years = new double[74];
    Arrays.fill(years, 0.9991);
    Promised asked = new Promised(0.95, 0.95);

    List<Promise> sure = new Promises(years, 0, asked).all();
    assertThat(sure.stream().filter(Promise::kept).map(Promise::level))
        .containsExactly(0.9, 0.95, 0.99, 0.995, 0.999);
    assertThat(sure.get(4).atLeast()).isCloseTo(0.95137, within(1e-5));
    assertThat(sure.get(4).budgetMinutes()).isCloseTo(525.6, within(1e-9));
    assertThat(new Promises(years, 0.0002, asked).all().get(4).years()).isZero();
    years[0] = 0.99;
    assertThat(new Promises(years, 0, asked).all().get(4).kept()).isFalse();
    assertThat(new Promises(years, 0, new Promised(0.9, 0.95)).all().get(4).kept()).isTrue();
  }
}
