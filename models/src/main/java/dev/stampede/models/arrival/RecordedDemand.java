package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;
import java.util.List;

/**
 * What is to be expected of a trace of which only counts are known: up to its cut, and in all. In
 * between its rows count as evenly spread, and its rate at any time is the mean one.
 *
 * @param speed how many times faster than recorded it is replayed, positive
 * @param factor multiple of its rows, not negative
 */
record RecordedDemand(Recording recording, double speed, double factor) implements DemandCurve {

  @Override
  public double expected(long fromNanos, long toNanos) {
    return factor * (rowsBefore(toNanos) - rowsBefore(fromNanos));
  }

  private double rowsBefore(long nanos) {
    long recorded = (long) (nanos * speed);
    long cut = recording.cutNanos();
    double before = recording.rowsBeforeCut();
    if (recorded < cut) {
      return before * ((double) recorded / cut);
    }
    double since = Seconds.of(recorded - cut) * recordedPerSecond();
    return before + Math.min(recording.rows() - before, since);
  }

  private double recordedPerSecond() {
    long span = recording.spanNanos();
    return span == 0 ? 0 : Seconds.rate(recording.rows(), span);
  }

  @Override
  public double perSecond(long nanos) {
    return basePerSecond();
  }

  @Override
  public double basePerSecond() {
    return factor * (recordedPerSecond() * speed);
  }

  @Override
  public List<Long> breakpoints(long untilNanos) {
    return List.of(0L);
  }

  @Override
  public DemandCurve times(double multiple) {
    return new RecordedDemand(recording, speed, multiple * factor);
  }
}
