package dev.stampede.models.fault;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.fault.IncidentSpec.Severity;

/**
 * Draws one long history of a source's incidents, without anything that they strike, and cuts runs
 * out of it: as the hazard repeats every week, each window of a run's length at the run's time of
 * the week is one more run. Its streams are its own, no replication's.
 */
final class IncidentHistory {

  private static final int MOST_RUNS = 100_000;

  /** How many incidents a history may hold, so that it takes about 50 ms: 1,000 runs of 200. */
  private static final double MOST_INCIDENTS = 200_000;

  /** Where more than 2,000 incidents meet a run, each run says much about the odds. */
  private static final int LEAST_RUNS = 100;

  private final IncidentSpec spec;
  private final Incidents incidents;
  private final long durationNanos;

  /** How far one run begins after the other: a number of whole weeks. */
  private final double spacing;

  IncidentHistory(IncidentSpec spec, RandomStreams streams, long durationNanos) {
    this.spec = spec;
    this.incidents = new Incidents(spec, streams, "incident-odds/");
    this.durationNanos = durationNanos;
    this.spacing = WeekClock.WEEK * Math.max(1, Math.ceil(durationNanos / WeekClock.WEEK));
  }

  /**
   * Returns the odds. Severities are not drawn: of n incidents in a run at least one has an effect
   * with probability 1 - (1 - share with an effect)^n, whatever the times.
   */
  IncidentOdds odds() {
    double effective = 0;
    for (Severity severity : spec.severities()) {
      effective += severity.share();
    }
    effective = Math.min(1, effective);
    double untouched = 0;
    double met = 0;
    int[] runs = incidentsByRun();
    for (int n : runs) {
      untouched += StrictMath.pow(1 - effective, n);
      met += n;
    }
    return new IncidentOdds(
        spec.source(), 1 - untouched / runs.length, effective * met / runs.length);
  }

  /** How many runs to cut out: as many as wanted, unless they hold too many incidents. */
  private int runs() {
    double mean = Seconds.inNanos(spec.meanBetweenSeconds());
    double ofRun = Math.min(spacing, Incidents.RUN_IN * mean + durationNanos) / mean;
    return (int) Math.max(LEAST_RUNS, Math.min(MOST_RUNS, MOST_INCIDENTS / ofRun));
  }

  /**
   * The number of incidents that overlap each run, with an effect or without. Time counts from the
   * start of the run that comes next or is under way. Between runs that are far apart history is
   * left out, but for the run-in that a replication has, too.
   */
  private int[] incidentsByRun() {
    int[] overlaps = new int[runs()];
    double runIn = Seconds.inNanos(-Incidents.RUN_IN * spec.meanBetweenSeconds());
    double time = runIn;
    int run = 0;
    while (true) {
      time = incidents.startAfter(spec.weekTimeNanos() + time) - spec.weekTimeNanos();
      if (time >= durationNanos) {
        double over = Math.floor((time - durationNanos) / spacing) + 1;
        if (over >= overlaps.length - run) {
          return overlaps;
        }
        run += (int) over;
        time -= over * spacing;
      }
      double end = time + incidents.lengthNanos();
      for (int struck = run; struck < overlaps.length && end > (struck - run) * spacing; struck++) {
        overlaps[struck]++;
      }
      time = Math.max(time, runIn);
    }
  }
}
