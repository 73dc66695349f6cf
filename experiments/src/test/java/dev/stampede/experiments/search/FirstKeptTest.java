package dev.stampede.experiments.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.tally.Judge;
import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Piece;
import dev.stampede.experiments.tally.Samples;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstKeptTest {

  private static final Objective PROMISE =
      new Objective(
          "work.availability >= 95%",
          "work", Metrics.AVAILABILITY, new Limit(0.95, true), null, null);

  private static FirstKept of(int values, int root) {
    return FirstKept.of(values, i -> Optional.of(i >= root ? Verdict.MET : Verdict.FAILED));
  }

  @Test
  void everyRootOfEveryRange_isFound() {
    for (int values = 1; values <= 40; values++) {
      assertThat(of(values, 0)).isEqualTo(new FirstKept(Optional.of(0), Optional.empty()));
      for (int root = 1; root < values; root++) {
        assertThat(of(values, root))
            .isEqualTo(new FirstKept(Optional.of(root), Optional.of(root - 1)));
      }
      assertThat(of(values, values))
          .isEqualTo(new FirstKept(Optional.empty(), Optional.of(values - 1)));
    }
  }

  @Test
  void everyRoot_isFoundFromEveryGuess() {
    for (int values = 1; values <= 20; values++) {
      for (int guess = 0; guess < values; guess++) {
        for (int root = 0; root <= values; root++) {
          int at = root;
          assertThat(
                  FirstKept.of(
                      Bisection.near(guess, values),
                      i -> Optional.of(i >= at ? Verdict.MET : Verdict.FAILED)))
              .isEqualTo(of(values, root));
        }
      }
    }
  }

  @Test
  void goodGuess_takesTwoLooks() {
    Set<Integer> looked = new HashSet<>();
    FirstKept.of(
        Bisection.near(700, 1024),
        i -> {
          looked.add(i);
          return Optional.of(i >= 700 ? Verdict.MET : Verdict.FAILED);
        });

    assertThat(looked).containsExactlyInAnyOrder(700, 699);
  }

  @Test
  void looks_areAsManyAsTheNumberHasBinaryDigits() {
    Set<Integer> looked = new HashSet<>();
    FirstKept.of(
        1024,
        i -> {
          looked.add(i);
          return Optional.of(i >= 700 ? Verdict.MET : Verdict.FAILED);
        });

    assertThat(looked).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void whatIsNotKnown_isNotEnough() {
    FirstKept found =
        FirstKept.of(
            8,
            i ->
                Optional.of(i >= 5 ? Verdict.MET : i >= 3 ? Verdict.INCONCLUSIVE : Verdict.FAILED));

    assertThat(found).isEqualTo(new FirstKept(Optional.of(5), Optional.of(4)));
    assertThat(FirstKept.of(8, i -> Optional.<Verdict>empty()).value()).isEmpty();
  }

  /**
   * A response with a known root: the share of work in time grows by a logistic curve, and differs
   * from replication to replication; verdicts are those of runs, with replications doubled three
   * times while they are open. What is found has to be enough in truth. If 95 % of the searches
   * find what is, fewer than 33 of 40 do in one of 10,000 cases; of 1,000 with another seed all
   * did, and none stopped more than ten values beyond the root.
   */
  @Test
  void valueThatIsFound_isEnoughInTruth() {
    int right = 0;
    for (int search = 0; search < 40; search++) {
      RandomStreams streams = new RandomStreams(20261130, search);
      FirstKept found = FirstKept.of(41, value -> Optional.of(verdict(value, streams)));
      int value = found.value().orElseThrow();
      right += share(value) >= 0.95 ? 1 : 0;
      assertThat(value).isLessThanOrEqualTo(20);
    }
    assertThat(right).isGreaterThanOrEqualTo(33);
  }

  /** In time at a value: 95 % at 10, the root; 94.7 % just below it. */
  private static double share(int value) {
    return 1 / (1 + Math.exp(-(Math.log(19) + 0.06 * (value - 10))));
  }

  private static Verdict verdict(int value, RandomStreams streams) {
    RandomStream random = streams.stream("value " + value);
    List<List<Piece>> replications = new ArrayList<>();
    while (true) {
      int most = Math.max(5, 2 * replications.size());
      while (replications.size() < most) {
        double luck = 0.02 * (random.nextUniform() - 0.5);
        int kept = 0;
        for (int i = 0; i < 100; i++) {
          kept += random.nextUniform() < share(value) + luck ? 1 : 0;
        }
        replications.add(
            Samples.work(
                Samples.times(kept, Piece.full(1)), Samples.times(100 - kept, Piece.failed(1))));
      }
      Verdict verdict =
          Judge.judge(
                  PROMISE, "a", Samples.sample(List.of(), Sightings.none(most), replications), null)
              .verdict();
      if (verdict != Verdict.INCONCLUSIVE || replications.size() >= 40) {
        return verdict;
      }
    }
  }
}
