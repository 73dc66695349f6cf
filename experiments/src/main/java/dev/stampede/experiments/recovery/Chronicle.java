package dev.stampede.experiments.recovery;

import dev.stampede.experiments.recovery.Aftermath.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whose the time of a run is: of the faults that are at work the one's that began first, until it
 * ends; then the next one's; where none is at work, the one's that ended last, until another
 * strikes. A fault that is over before another one that began before it has no time of its own:
 * nobody can tell them apart. Before the first fault it is nobody's time. An interval is his who
 * takes over in it.
 */
public final class Chronicle {

  private final Windows windows;
  private final List<Strike> strikes;

  /** For each fault, its first judged interval, and where its time ends; the same for none. */
  private final int[] from;

  private final int[] until;

  /** Numbers of the faults that have a time, though maybe no judged interval, in their order. */
  private final List<Integer> owners = new ArrayList<>();

  /**
   * Prepares a chronicle.
   *
   * @param strikes in the order of {@link Strike#of}
   */
  public Chronicle(Windows windows, List<Strike> strikes) {
    this.windows = windows;
    this.strikes = List.copyOf(strikes);
    this.from = new int[strikes.size()];
    this.until = new int[strikes.size()];
    long end = 0;
    for (int k = 0; k < strikes.size(); k++) {
      Strike strike = strikes.get(k);
      if (owners.isEmpty() || strike.endNanos() > end) {
        long takesOver = Math.max(strike.beginNanos(), end);
        from[k] = Math.max(windows.first(), windows.intervals().index(takesOver));
        if (!owners.isEmpty()) {
          until[owners.get(owners.size() - 1)] = from[k];
        }
        until[k] = windows.count();
        owners.add(k);
        end = strike.endNanos();
      }
    }
  }

  /** The first interval of a fault's time, by its number. */
  int from(int k) {
    return from[k];
  }

  /** Where its time ends; where it begins if it has none. */
  int until(int k) {
    return until[k];
  }

  /** What a fault's time out is put down to. */
  Cause cause(int k) {
    return strikes.get(k).cause();
  }

  /** The first interval at which a fault is at work; the first judged one if none ever is. */
  public int firstStruck() {
    return strikes.isEmpty() ? windows.first() : Math.min(from[0], windows.count());
  }

  /** Where nobody's time ends. */
  int nobodysUntil() {
    return strikes.isEmpty() ? windows.count() : from[0];
  }

  /** Whether any fault struck. */
  public boolean isStruck() {
    return !strikes.isEmpty();
  }

  /**
   * Tells how each fault went on.
   *
   * @param out the intervals that are out of the promise
   * @param course of the work
   */
  public List<Aftermath> aftermaths(boolean[] out, Course course) {
    List<Aftermath> all =
        new ArrayList<>(Collections.nCopies(strikes.size(), Aftermath.of(Ending.UNSEEN)));
    for (int k : owners) {
      all.set(k, aftermath(k, out, course));
    }
    return all;
  }

  /** Tells how one with a time went on. It ends later than all that it took over from. */
  private Aftermath aftermath(int k, boolean[] out, Course course) {
    long end = strikes.get(k).endNanos();
    long runEnd = windows.intervals().endNanos();
    boolean last = until[k] == windows.count();
    boolean none = from[k] == until[k];
    int latest = none ? from[k] : until[k] - 1;
    boolean outAtLast = latest < windows.count() && out[latest];
    if (outAtLast && !last) {
      return Aftermath.of(Ending.OVERTAKEN);
    }
    if (outAtLast || end >= runEnd) {
      return new Aftermath(Ending.RUN_ENDED, Math.max(0, runEnd - end));
    }
    long offered = 0;
    long wellNanos = end;
    for (int i = from[k]; i < until[k]; i++) {
      if (windows.endNanos(i) > end) {
        offered += course.offered(i);
        wellNanos = out[i] ? windows.endNanos(i) : wellNanos;
      }
    }
    boolean unseen =
        offered == 0 || (wellNanos == end && end <= windows.beginNanos(windows.first()));
    return unseen ? Aftermath.of(Ending.UNSEEN) : new Aftermath(Ending.WELL, wellNanos - end);
  }

  /** Tells what came of each fault. */
  List<StrikeFigures> figures(boolean[] out, Course course) {
    List<Aftermath> aftermaths = aftermaths(out, course);
    List<StrikeFigures> figures = new ArrayList<>();
    for (int k = 0; k < strikes.size(); k++) {
      figures.add(figures(k, aftermaths.get(k), out, course));
    }
    return figures;
  }

  private StrikeFigures figures(int k, Aftermath aftermath, boolean[] out, Course course) {
    Strike strike = strikes.get(k);
    long offered = 0;
    long bad = 0;
    long offeredUntilWell = 0;
    long badUntilWell = 0;
    for (int i = from[k]; i < until[k]; i++) {
      offered += course.offered(i);
      bad += course.bad(i);
      if (out[i] || windows.beginNanos(i) < strike.endNanos()) {
        offeredUntilWell = offered;
        badUntilWell = bad;
      }
    }
    return new StrikeFigures(
        strike,
        aftermath,
        windows.nanos(out, from[k], until[k]),
        offered,
        bad,
        offeredUntilWell,
        badUntilWell,
        windows.worst(course, from[k], until[k]));
  }
}
