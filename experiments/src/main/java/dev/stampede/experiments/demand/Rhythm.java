package dev.stampede.experiments.demand;

import java.util.Arrays;

/**
 * How the rate goes with the hour of the day and of the week, in UTC, as multiples of the mean.
 *
 * @param meanPerSecond mean rate
 * @param startHour of the week in which the trace begins, from Monday 0:00, with its fraction
 * @param hours of the trace, whole
 * @param day 24 multiples, from midnight
 * @param week 168 multiples, from Monday 0:00; those of hours that the trace has not are 1
 * @param explained share of the hours' variance that the day alone explains, and the week
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Rhythm(
    double meanPerSecond,
    double startHour,
    int hours,
    double[] day,
    double[] week,
    double[] explained) {

  private static final int DAY = 24;
  private static final int WEEK = 168;
  private static final int WORKDAYS = 5;
  private static final double HOUR_SECONDS = 3_600;

  /** 1970 began on a Thursday. */
  private static final double FIRST_HOUR = 3 * DAY;

  /** Of the mean rate: below it nothing is taken for possible. */
  private static final double LEAST = 1e-3;

  /**
   * Returns that of counts.
   *
   * @param hourly windows of an hour, their times from 1970 in UTC
   */
  public static Rhythm of(Counts hourly) {
    double start = (hourly.startNanos() / 1e9 / HOUR_SECONDS + FIRST_HOUR) % WEEK;
    double mean = hourly.mean();
    double[] day = cycle(hourly.values(), start, DAY, mean);
    double[] week = cycle(hourly.values(), start, WEEK, mean);
    double[] explained = {
      explained(hourly.values(), start, day, mean), explained(hourly.values(), start, week, mean)
    };
    return new Rhythm(mean / HOUR_SECONDS, start, hourly.values().length, day, week, explained);
  }

  /** A window that begins within an hour counts for the one that it has more of. */
  private static int slot(double start, int window, int length) {
    return (int) Math.round(start + window) % length;
  }

  private static double[] cycle(double[] values, double start, int length, double mean) {
    double[] sums = new double[length];
    int[] windows = new int[length];
    for (int i = 0; i < values.length; i++) {
      sums[slot(start, i, length)] += values[i];
      windows[slot(start, i, length)]++;
    }
    double[] multiples = new double[length];
    for (int i = 0; i < length; i++) {
      multiples[i] = windows[i] == 0 ? 1 : sums[i] / windows[i] / mean;
    }
    return multiples;
  }

  private static double explained(double[] values, double start, double[] cycle, double mean) {
    double left = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      double rest = values[i] / mean - cycle[slot(start, i, cycle.length)];
      left += rest * rest;
      all += (values[i] / mean - 1) * (values[i] / mean - 1);
    }
    return 1 - left / all;
  }

  /** Mean rate of Monday to Friday over that of Saturday and Sunday; NaN without both. */
  public double weekdayOverWeekend() {
    double[] sums = new double[2];
    int[] windows = new int[2];
    for (int i = 0; i < hours; i++) {
      int slot = slot(startHour, i, WEEK);
      int kind = slot < WORKDAYS * DAY ? 0 : 1;
      sums[kind] += week[slot];
      windows[kind]++;
    }
    return sums[0] / windows[0] / (sums[1] / windows[1]);
  }

  /** The busiest hour of the day over the quietest. */
  public double peakOverTrough() {
    return Arrays.stream(day).max().orElse(1) / Arrays.stream(day).min().orElse(1);
  }

  /** The rate over the trace if each day was alike. */
  public RateCurve dayCurve() {
    return curve(day);
  }

  /** The rate over the trace if each week was alike. */
  public RateCurve weekCurve() {
    return curve(week);
  }

  /** Knots lie in the middle of hours. */
  private RateCurve curve(double[] cycle) {
    double intoHour = startHour - Math.floor(startHour);
    double[] rates = new double[hours + 2];
    for (int i = 0; i < rates.length; i++) {
      int slot = ((int) Math.floor(startHour) + i) % cycle.length;
      rates[i] = meanPerSecond * Math.max(LEAST, cycle[slot]);
    }
    return new RateCurve((0.5 - intoHour) * HOUR_SECONDS, HOUR_SECONDS, rates);
  }
}
