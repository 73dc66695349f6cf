package dev.stampede.experiments.search;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The first of several values, in the order in which promises become easier to keep, at which they
 * are known to be kept: by bisection, so that it takes about as many looks as the number of values
 * has binary digits. What is not known counts as not kept.
 *
 * @param value its number; empty if the last one is not known to be enough
 * @param beyond the number of the one before it, of which that is not known; empty at the first
 */
public record FirstKept(Optional<Integer> value, Optional<Integer> beyond) {

  /**
   * Finds it where nobody knows anything.
   *
   * @param values how many there are, at least 1
   * @param verdict at a value; empty once nothing more can be known, which ends the search
   */
  public static FirstKept of(int values, IntFunction<Optional<Verdict>> verdict) {
    return of(Bisection.anywhere(values), verdict);
  }

  /** Finds it from where a search begins. */
  public static FirstKept of(Bisection begin, IntFunction<Optional<Verdict>> verdict) {
    Bisection search = begin;
    while (!search.isOver()) {
      search = search.after(isKept(verdict.apply(search.at())));
    }
    return new FirstKept(
        search.kept() == search.values() ? Optional.empty() : Optional.of(search.kept()),
        search.not() < 0 ? Optional.empty() : Optional.of(search.not()));
  }

  static boolean isKept(Optional<Verdict> verdict) {
    return verdict.filter(v -> v == Verdict.MET).isPresent();
  }
}
