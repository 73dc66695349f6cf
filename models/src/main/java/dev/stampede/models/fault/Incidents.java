package dev.stampede.models.fault;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution.Weibull;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.fault.IncidentSpec.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws incidents. They depend on seed, replication and the source's name only, so every
 * architecture sees the same. Starts, repairs and severities have a stream each.
 */
final class Incidents {

  /** How many mean times between starts before the run the drawing begins, to forget its start. */
  static final int RUN_IN = 50;

  private final IncidentSpec spec;
  private final RandomStream starts;
  private final RandomStream repairs;
  private final RandomStream severities;
  private final Weibull between;
  private final WeekClock clock;

  Incidents(IncidentSpec spec, RandomStreams streams) {
    this(spec, streams, "incidents/");
  }

  /**
   * Prepares the drawing.
   *
   * @param purpose what the names of the random streams begin with
   */
  Incidents(IncidentSpec spec, RandomStreams streams, String purpose) {
    this.spec = spec;
    this.starts = streams.stream(purpose + spec.source() + "/starts");
    this.repairs = streams.stream(purpose + spec.source() + "/repairs");
    this.severities = streams.stream(purpose + spec.source() + "/severities");
    double scale = spec.meanBetweenSeconds() / new Weibull(spec.shape(), 1).mean();
    this.between = new Weibull(spec.shape(), Seconds.inNanos(scale));
    this.clock = new WeekClock(spec.hazard());
  }

  /** Draws the incidents that fall into a run, those that began before it included. */
  List<FaultSpec> until(long durationNanos) {
    double weekTime = spec.weekTimeNanos();
    double time = weekTime - Seconds.inNanos(RUN_IN * spec.meanBetweenSeconds());
    List<FaultSpec> faults = new ArrayList<>();
    while (true) {
      time = startAfter(time);
      long start = Math.round(time - weekTime);
      if (start >= durationNanos) {
        return faults;
      }
      long end = start + lengthNanos();
      Severity severity = severity(severities.nextUniform());
      if (severity != null && end > 0) {
        faults.add(fault(faults.size() + 1, Math.max(0, start), end, severity));
      }
    }
  }

  /**
   * Draws when the incident after one begins.
   *
   * @param start of the one, in nanoseconds since a Monday, 00:00 UTC; may be negative
   */
  double startAfter(double start) {
    return clock.after(start, between.quantile(starts.nextUniform()));
  }

  /** Draws how long an incident lasts, at least 1 ns. */
  long lengthNanos() {
    long repair = spec.repair().quantileNanos(repairs.nextUniform());
    return Math.max(1, Math.min(repair, spec.longestNanos()));
  }

  private FaultSpec fault(int number, long start, long end, Severity severity) {
    return new FaultSpec(
        spec.source() + "-incident-" + number,
        spec.source(),
        start,
        end - start,
        severity.recoverNanos(),
        severity.effect(),
        spec.announcement());
  }

  private @Nullable Severity severity(double u) {
    double below = 0;
    for (Severity severity : spec.severities()) {
      below += severity.share();
      if (u < below) {
        return severity;
      }
    }
    return null;
  }
}
