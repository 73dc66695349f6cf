package dev.stampede.experiments.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What a search may ask for next, for those to whom verdicts come late. */
class LookAheadTest {

  private static List<Integer> asked(int values, int looks, IntFunction<Optional<Verdict>> known) {
    List<Integer> asked = new ArrayList<>();
    Bisection.anywhere(values)
        .lookAhead(
            value -> {
              Optional<Verdict> verdict = known.apply(value);
              if (verdict.isEmpty()) {
                asked.add(value);
              }
              return verdict;
            },
            looks);
    return asked;
  }

  private static Optional<Verdict> keptFrom(int first, int value) {
    return Optional.of(value >= first ? Verdict.MET : Verdict.FAILED);
  }

  @Test
  void nothingKnown_bothEndsAndTheTreeOfHalvings() {
    assertThat(asked(17, 5, value -> Optional.empty()))
        .containsExactly(16, 0, 8, 4, 2, 6, 12, 10, 14);
    assertThat(asked(17, 2, value -> Optional.empty())).containsExactly(16, 0);
    assertThat(asked(1, 5, value -> Optional.empty())).containsExactly(0);
    assertThat(asked(2, 5, value -> Optional.empty())).containsExactly(1, 0);
  }

  @Test
  void whatIsDecided_isNotAskedFor() {
    assertThat(asked(17, 5, value -> keptFrom(99, value))).isEmpty();
    assertThat(asked(17, 5, value -> keptFrom(0, value))).isEmpty();
    assertThat(asked(17, 1, value -> value % 8 == 0 ? keptFrom(9, value) : Optional.empty()))
        .containsExactly(12);
  }

  /** Rounds of looking ahead find what the search alone does, in a third of the steps. */
  @Test
  void rounds_knowWhatTheSearchAsksFor() {
    Random random = new Random(6);
    for (int trial = 0; trial < 500; trial++) {
      int values = 1 + random.nextInt(200);
      int first = random.nextInt(values + 1);
      Set<Integer> known = new HashSet<>();
      IntFunction<Optional<Verdict>> late =
          value -> known.contains(value) ? keptFrom(first, value) : Optional.empty();
      int rounds = 0;
      for (List<Integer> next = asked(values, 5, late);
          !next.isEmpty();
          next = asked(values, 5, late)) {
        known.addAll(next);
        rounds++;
      }

      assertThat(FirstKept.of(values, late))
          .isEqualTo(FirstKept.of(values, value -> keptFrom(first, value)));
      assertThat(rounds).isLessThanOrEqualTo(3);
    }
  }
}
