package dev.stampede.models.fault;

import dev.stampede.models.fault.IncidentSpec.Hazard;

/**
 * A clock that runs fast in the hours of the week when incidents are likely and slow in the others.
 * A week has as much of its time as of real time.
 */
final class WeekClock {

  private static final double HOUR = 3_600e9;
  private static final int HOURS = 7 * 24;

  /** A week in nanoseconds. */
  static final double WEEK = HOURS * HOUR;

  private static final double WEEKEND_SHARE = 0.07;
  private static final double BUSY_SHARE = 0.68;
  private static final int BUSY_FROM = 13;
  private static final int BUSY_HOURS = 10;

  private final double[] pace = new double[HOURS];

  WeekClock(Hazard hazard) {
    for (int hour = 0; hour < HOURS; hour++) {
      pace[hour] = hazard == Hazard.UNIFORM ? 1 : workingHours(hour / 24, hour % 24);
    }
  }

  private static double workingHours(int day, int hour) {
    double ofDay = day >= 5 ? WEEKEND_SHARE * 7 / 2 : (1 - WEEKEND_SHARE) * 7 / 5;
    boolean busy = hour >= BUSY_FROM && hour < BUSY_FROM + BUSY_HOURS;
    double ofHour = busy ? BUSY_SHARE * 24 / BUSY_HOURS : (1 - BUSY_SHARE) * 24 / (24 - BUSY_HOURS);
    return ofDay * ofHour;
  }

  /**
   * Returns the real time when a span of this clock's time has passed.
   *
   * @param from real nanoseconds since a Monday, 00:00; may be negative
   * @param span of this clock's time, in nanoseconds
   */
  double after(double from, double span) {
    double weeks = Math.floor(span / WEEK);
    double time = from + weeks * WEEK;
    double left = span - weeks * WEEK;
    long hour = (long) Math.floor(time / HOUR);
    int ofWeek = (int) ((hour % HOURS + HOURS) % HOURS);
    while (true) {
      double end = (hour + 1) * HOUR;
      double passing = (end - time) * pace[ofWeek];
      if (passing >= left) {
        return time + left / pace[ofWeek];
      }
      left -= passing;
      time = end;
      hour++;
      ofWeek = ofWeek == HOURS - 1 ? 0 : ofWeek + 1;
    }
  }
}
