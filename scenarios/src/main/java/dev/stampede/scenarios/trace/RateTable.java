package dev.stampede.scenarios.trace;

import dev.stampede.scenarios.trace.format.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers over time, of a CSV file. */
public final class RateTable {

  /** Rows that are kept in memory: 16 bytes each. */
  private static final int MOST = 10_000_000;

  private final long[] times;
  private final double[] values;
  private final boolean dated;

  private RateTable(long[] times, double[] values, boolean dated) {
    this.times = times;
    this.values = values;
    this.dated = dated;
  }

  /**
   * Reads a table.
   *
   * @param time the column of times
   * @param value the column of numbers
   * @param unitNanos what 1 of a time in numbers is; null if they are dates, or times since 1970
   *     whose unit their size tells, or else seconds
   * @throws IOException if it cannot be read, has no rows, or goes back in time
   */
  public static RateTable read(Path file, String time, String value, @Nullable Long unitNanos)
      throws IOException {
    long[] times = new long[1024];
    double[] values = new double[1024];
    int rows = 0;
    Clock clock = null;
    try (TableRows table = new TableRows(file, time, value)) {
      while (table.next()) {
        Double number = table.number(1);
        if (number == null) {
          throw table.broken(1, "must be a number, at least 0");
        }
        clock = clock == null ? Clock.likely(table.text(0)) : clock;
        if (rows == times.length) {
          times = Arrays.copyOf(times, 2 * rows);
          values = Arrays.copyOf(values, 2 * rows);
        }
        times[rows] = time(table, clock, unitNanos);
        values[rows] = number;
        if (rows > 0 && times[rows] <= times[rows - 1]) {
          throw table.broken(0, "must be later than in the row before");
        }
        rows++;
        if (rows > MOST) {
          throw new IOException("%s has more than %d rows".formatted(file, MOST));
        }
      }
    }
    if (rows == 0) {
      throw new IOException("%s has no rows".formatted(file));
    }
    boolean dated = clock != null && (!clock.isNumber() || clock.isSince1970(times[0]));
    return new RateTable(
        Arrays.copyOf(times, rows), Arrays.copyOf(values, rows), dated && unitNanos == null);
  }

  private static long time(TableRows table, Clock clock, @Nullable Long unitNanos)
      throws IOException {
    if (unitNanos != null && clock.isNumber()) {
      Double number = table.number(0);
      double nanos = number == null ? -1 : Math.rint(number * unitNanos);
      if (!(nanos >= 0 && nanos < Long.MAX_VALUE / 2.0)) {
        throw table.broken(0, "must be a number, at least 0");
      }
      return (long) nanos;
    }
    long read = clock.read(table.text(0));
    if (read == Clock.INVALID) {
      throw table.broken(0, "must be " + clock.example());
    }
    return read;
  }

  /** How many rows there are, at least one. */
  public int rows() {
    return times.length;
  }

  /** Returns the time of a row in nanoseconds, later than that of the row before. */
  public long time(int row) {
    return times[row];
  }

  /** The time of the last row. */
  public long lastTime() {
    return times[times.length - 1];
  }

  /** Returns the number in a row, at least 0. */
  public double value(int row) {
    return values[row];
  }

  /** Whether times are since 1970, not since something that the table does not say. */
  public boolean isDated() {
    return dated;
  }

  /** The shortest time between two rows; 0 if there is but one. */
  public long shortestGap() {
    long shortest = Long.MAX_VALUE;
    for (int i = 1; i < times.length; i++) {
      shortest = Math.min(shortest, times[i] - times[i - 1]);
    }
    return times.length > 1 ? shortest : 0;
  }
}
