package dev.stampede.experiments.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The times that somebody fell below a level. A fall goes on until it has been above the level for
 * {@link #ABOVE_NANOS}: what comes before that is the same fall. In all it is below for at least a
 * window, as the agreements of cloud providers count it ("Downtime Period": one or more consecutive
 * minutes; Google Cloud Functions, service level agreement of 2018-03-26): one failure among few
 * pieces of work is no fall.
 */
public final class Falls {

  /**
   * How long somebody has to be above the level for the next fall to be another one: 5 minutes, as
   * relapses are counted in the collection of incidents that docs/metrics.md names.
   */
  public static final long ABOVE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** One fall: from its first interval that is below to after its last one. */
  private record Fall(int from, int until) {}

  private final List<Fall> falls = new ArrayList<>();

  /**
   * Finds the falls.
   *
   * @param out the intervals that are below the level
   */
  public Falls(Windows windows, boolean[] out) {
    int from = 0;
    int until = -1; // no fall has begun
    for (int i = windows.first(); i < windows.count(); i++) {
      if (out[i]) {
        if (until >= 0 && windows.beginNanos(i) - windows.endNanos(until - 1) >= ABOVE_NANOS) {
          add(windows, out, from, until);
          until = -1;
        }
        from = until < 0 ? i : from;
        until = i + 1;
      }
    }
    if (until >= 0) {
      add(windows, out, from, until);
    }
  }

  private void add(Windows windows, boolean[] out, int from, int until) {
    if (windows.nanos(out, from, until) >= Math.min(windows.lengthNanos(), windows.judgedNanos())) {
      falls.add(new Fall(from, until));
    }
  }

  /** Second and further falls. */
  public int relapses() {
    return Math.max(0, falls.size() - 1);
  }

  /** Second and further falls that have a part between an interval and before another one. */
  public int relapses(int from, int until) {
    return Math.max(0, count(from, until) - 1);
  }

  /**
   * Whether a fall has a part between an interval and before another one, and began at most a
   * little earlier: the work that was under way when something struck counts where it arrived.
   *
   * @param earliest where it may have begun
   */
  boolean begin(int earliest, int from, int until) {
    return falls.stream()
        .anyMatch(f -> f.from() >= earliest && f.from() < until && f.until() > from);
  }

  /** Falls that have a part there. */
  private int count(int from, int until) {
    return (int) falls.stream().filter(f -> f.from() < until && f.until() > from).count();
  }
}
