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
   * Finds it where nobody knows anything: it looks at both ends first.
   *
   * @param values how many there are, at least 1
   * @param verdict at a value; empty once nothing more can be known, which ends the search
   */
  public static FirstKept of(int values, IntFunction<Optional<Verdict>> verdict) {
    return search(values, values - 1, values, verdict);
  }

  /**
   * Finds it near a value: the farther away it is, the longer the strides.
   *
   * @param guess the number of the value
   */
  public static FirstKept near(int guess, int values, IntFunction<Optional<Verdict>> verdict) {
    return search(values, guess, 1, verdict);
  }

  private static FirstKept search(
      int values, int first, int firstStride, IntFunction<Optional<Verdict>> verdict) {
    int not = -1;
    int kept = values;
    int at = first;
    for (long stride = firstStride; kept - not > 1; stride *= 2) {
      if (isKept(verdict.apply(at))) {
        kept = at;
      } else {
        not = at;
      }
      if (kept == values) {
        at = (int) Math.min(values - 1L, not + stride);
      } else if (not < 0) {
        at = (int) Math.max(0, kept - stride);
      } else {
        at = (not + kept) >>> 1;
      }
    }
    return new FirstKept(
        kept == values ? Optional.empty() : Optional.of(kept),
        not < 0 ? Optional.empty() : Optional.of(not));
  }

  private static boolean isKept(Optional<Verdict> verdict) {
    return verdict.filter(v -> v == Verdict.MET).isPresent();
  }
}
