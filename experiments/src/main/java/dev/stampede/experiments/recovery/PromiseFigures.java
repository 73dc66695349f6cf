package dev.stampede.experiments.recovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a promise was kept over the time of one replication: few numbers, however long it was.
 *
 * @param offered work that is judged
 * @param bad work of that which did not keep the promise
 * @param outNanos time out of the promise
 * @param nobodysBad of the bad work what came before the first fault
 * @param nobodysOutNanos of the time out what lay before the first fault
 * @param worst of all windows
 * @param causes in the order in which they struck first; their parts and nobody's add up to the
 *     whole
 */
public record PromiseFigures(
    long offered,
    long bad,
    long outNanos,
    long nobodysBad,
    long nobodysOutNanos,
    WorstWindow worst,
    List<CauseFigures> causes) {

  /** Copies the list. */
  public PromiseFigures {
    causes = List.copyOf(causes);
  }

  /**
   * Judges the course of a promise.
   *
   * @param out as {@link Windows#out} says
   */
  public static PromiseFigures of(
      Windows windows, Chronicle chronicle, Course course, boolean[] out) {
    long offered = 0;
    long bad = 0;
    long nobodysBad = 0;
    for (int i = windows.first(); i < windows.count(); i++) {
      offered += course.offered(i);
      bad += course.bad(i);
      nobodysBad += i < chronicle.nobodysUntil() ? course.bad(i) : 0;
    }
    Map<Cause, CauseFigures> causes = new LinkedHashMap<>();
    for (StrikeFigures strike : chronicle.figures(out, course)) {
      causes.merge(strike.strike().cause(), CauseFigures.of(strike), CauseFigures::plus);
    }
    return new PromiseFigures(
        offered,
        bad,
        windows.nanos(out, windows.first(), windows.count()),
        nobodysBad,
        windows.nanos(out, windows.first(), chronicle.nobodysUntil()),
        windows.worst(course, windows.first(), windows.count()),
        List.copyOf(causes.values()));
  }
}
