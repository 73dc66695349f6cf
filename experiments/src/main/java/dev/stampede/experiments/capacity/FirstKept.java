package dev.stampede.experiments.capacity;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The first of several values, in the order in which promises become easier to keep, at which they
 * are known to be kept: by bisection, so that it takes as many looks as the number of values has
 * binary digits, and two. What is not known counts as not kept.
 *
 * @param value its number; empty if the last one is not known to be enough
 * @param beyond the number of the one before it, of which that is not known; empty at the first
 */
record FirstKept(Optional<Integer> value, Optional<Integer> beyond) {

  /**
   * Finds it.
   *
   * @param values how many there are, at least 1
   * @param verdict at a value; empty once nothing more can be known, which ends the search
   */
  static FirstKept of(int values, IntFunction<Optional<Verdict>> verdict) {
    int last = values - 1;
    if (!isKept(verdict.apply(last))) {
      return new FirstKept(Optional.empty(), Optional.of(last));
    }
    if (last == 0 || isKept(verdict.apply(0))) {
      return new FirstKept(Optional.of(0), Optional.empty());
    }
    int not = 0;
    int kept = last;
    while (kept - not > 1) {
      int middle = (not + kept) >>> 1;
      if (isKept(verdict.apply(middle))) {
        kept = middle;
      } else {
        not = middle;
      }
    }
    return new FirstKept(Optional.of(kept), Optional.of(not));
  }

  private static boolean isKept(Optional<Verdict> verdict) {
    return verdict.filter(v -> v == Verdict.MET).isPresent();
  }
}
