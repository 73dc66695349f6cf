package dev.stampede.experiments.tipping;

import dev.stampede.experiments.search.FirstKept;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Between which of several values, from the mildest to the harshest, a chance passes a share. The
 * tipping point is above the one and at most at the other, as sure as the verdicts together are,
 * wherever the chance does not fall from value to value.
 *
 * @param recovers the number of the harshest value that is known not to tip; empty if none is
 * @param tips the number of the mildest that is known to tip; empty if none is
 */
record Bracket(Optional<Integer> recovers, Optional<Integer> tips) {

  /**
   * Finds both ends by bisection: what is open for the one is not asked again for the other.
   *
   * @param values how many there are, at least 1
   * @param tips met where a value is known to tip, failed where it is known not to; empty once
   *     nothing more can be known
   */
  static Bracket of(int values, IntFunction<Optional<Verdict>> tips) {
    Optional<Integer> mildest = FirstKept.of(values, tips).value();
    int milder = mildest.orElse(values);
    Optional<Integer> harshest =
        milder == 0
            ? Optional.empty()
            : FirstKept.of(milder, i -> tips.apply(milder - 1 - i).map(Verge::not))
                .value()
                .map(i -> milder - 1 - i);
    return new Bracket(harshest, mildest);
  }
}
