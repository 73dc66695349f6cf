package dev.stampede.experiments.year;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.interval.OrderStatistics;
import dev.stampede.experiments.tally.SamplingError;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.year.Yearly;
import java.util.Arrays;
import java.util.Optional;

/**
 * A figure of years. How far its mean may be off has two parts: years were drawn, and what quiet
 * time comes to was measured in some stretches that all years share.
 *
 * @param values of each year
 * @param mean of all years
 * @param years how far the mean may be off since so many years were drawn
 * @param quiet how far all years may be off together
 * @param least that it can be
 * @param most that it can be
 * @param unseenBelow how far all years may be lower for what is too rare to have been seen
 * @param unseenAbove how far they may be higher
 */
@SuppressWarnings("ArrayRecordComponent") // values that nobody compares
record YearlyEstimate(
    double[] values,
    double mean,
    SamplingError years,
    SamplingError quiet,
    double least,
    double most,
    double unseenBelow,
    double unseenAbove) {

  private static final Confidence SURE = Confidence.PLAIN;
  private static final double BAD = 0.95;

  /**
   * Estimates it.
   *
   * @param influences of each year, with the mean of the figure
   * @param ofQuiet influences of the quiet stretches
   */
  static YearlyEstimate of(double[] values, double[] influences, double[] ofQuiet) {
    return new YearlyEstimate(
        values,
        Arrays.stream(influences).average().orElseThrow(),
        SamplingError.ofMean(influences, SURE).orElseThrow(),
        SamplingError.ofMean(ofQuiet, SURE).orElseThrow(),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0,
        0);
  }

  YearlyEstimate notBelow(double end) {
    return new YearlyEstimate(values, mean, years, quiet, end, most, unseenBelow, unseenAbove);
  }

  YearlyEstimate notAbove(double end) {
    return new YearlyEstimate(values, mean, years, quiet, least, end, unseenBelow, unseenAbove);
  }

  YearlyEstimate orDownTo(double unseen) {
    return new YearlyEstimate(values, mean, years, quiet, least, most, unseen, unseenAbove);
  }

  YearlyEstimate orUpTo(double unseen) {
    return new YearlyEstimate(values, mean, years, quiet, least, most, unseenBelow, unseen);
  }

  /** By how much all years may be lower, since quiet time was seen in some stretches alone. */
  double below() {
    return Math.max(unseenBelow, -quiet.around(0).low());
  }

  private double above() {
    return Math.max(unseenAbove, quiet.around(0).high());
  }

  /** The mean with its interval. */
  Estimate ofMean() {
    Interval both = years.plus(quiet).around(mean);
    return estimate(
        mean,
        new Interval(Math.min(both.low(), mean - below()), Math.max(both.high(), mean + above())));
  }

  /**
   * Returns a quantile with an interval that is as far from it as both parts together: the squares
   * of what each adds are added.
   */
  Estimate ofQuantile(double share) {
    OrderStatistics order = new OrderStatistics(values);
    double value = order.quantile(share);
    Optional<Interval> interval =
        order
            .interval(share, SURE)
            .map(
                i ->
                    new Interval(
                        value - Math.hypot(value - i.low(), below()),
                        value + Math.hypot(i.high() - value, above())));
    return interval.map(i -> estimate(value, i)).orElseGet(() -> Estimate.ofOne(value));
  }

  private Estimate estimate(double value, Interval interval) {
    Interval possible = interval.within(least, most);
    return Estimate.of(value, possible.low(), possible.high());
  }

  /**
   * Returns the three figures that are told.
   *
   * @param highIsBad whether the bad years are those with much of it
   */
  Yearly yearly(boolean highIsBad) {
    return new Yearly(ofMean(), ofQuantile(0.5), ofQuantile(highIsBad ? BAD : 1 - BAD));
  }
}
