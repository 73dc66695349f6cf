package dev.stampede.experiments.tipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketTest {

  private static final int SEARCHES = Integer.getInteger("stampede.tipping.searches", 200);
  private static final int VALUES = 41;
  private static final Replications ALLOWED = new Replications(20, 80);

  private static Bracket of(int values, int recovers, int tips) {
    return Bracket.of(
        values,
        i ->
            Optional.of(
                i >= tips ? Verdict.MET : i <= recovers ? Verdict.FAILED : Verdict.INCONCLUSIVE));
  }

  @Test
  void bothEndsOfEveryRange_areFound() {
    for (int values = 1; values <= 20; values++) {
      for (int tips = 0; tips <= values; tips++) {
        for (int recovers = -1; recovers < tips; recovers++) {
          assertThat(of(values, recovers, tips))
              .as("%d values, to %d, from %d", values, recovers, tips)
              .isEqualTo(
                  new Bracket(
                      recovers < 0 ? Optional.empty() : Optional.of(recovers),
                      tips == values ? Optional.empty() : Optional.of(tips)));
        }
      }
    }
  }

  @Test
  void looks_areAtMostAsManyAsTheConfidenceIsSharedBy() {
    for (int values = 1; values <= 300; values += 7) {
      for (int tips = 0; tips <= values; tips += 5) {
        Set<Integer> looked = new HashSet<>();
        int from = tips;
        int count = values;
        Bracket.of(
            count,
            i -> {
              looked.add(i);
              return Optional.of(i >= from ? Verdict.MET : Verdict.FAILED);
            });
        int shared = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(values) + 2) + 1;
        assertThat(looked.size() + 1).isLessThanOrEqualTo(shared);
      }
    }
  }

  /** Of 20 replications all, or none, tell more than half from less; 15 of 20 do not. */
  @ParameterizedTest
  @CsvSource({"20, 20, MET", "0, 20, FAILED", "15, 20, INCONCLUSIVE", "60, 80, MET"})
  void sidesOfAHalf(int down, int of, Verdict side) {
    assertThat(Verge.ofSearch(0.5, 16, ALLOWED).side(down, of)).isEqualTo(side);
  }

  /** The chance that a bisection with three looks has to itself: 5 % / 2 / (13 chances x 3). */
  @Test
  void confidence_isSharedByAllLooks() {
    Verge verge = Verge.ofSearch(0.5, 12, ALLOWED);

    assertThat(ALLOWED.looks()).isEqualTo(3);
    assertThat(verge.confidence().tail()).isEqualTo(0.05 / 2 / (13 * 3));
  }

  /**
   * A response with a known root: the chance of a collapse grows by a logistic curve and is a half
   * at 17.3, between two values. Searches that see replications by chance have to hold that between
   * their ends. If 95 % of all do, fewer than 177 of 200 do in one of 10,000 cases; of 1,000
   * searches of each steepness all did.
   */
  @ParameterizedTest
  @CsvSource({"0.15", "0.6", "3"})
  void bothEnds_holdTheTruthBetweenThem(double steepness) {
    double root = 17.3;
    int held = 0;
    int found = 0;
    double width = 0;
    for (int search = 0; search < SEARCHES; search++) {
      RandomStreams streams = new RandomStreams(20261201, search);
      Verge verge = Verge.ofSearch(0.5, VALUES, ALLOWED);
      Map<Integer, Verdict> known = new HashMap<>();
      Bracket bracket =
          Bracket.of(
              VALUES,
              i ->
                  Optional.of(
                      known.computeIfAbsent(
                          i, value -> side(value, root, steepness, verge, streams))));
      int low = bracket.recovers().orElse(-1);
      int high = bracket.tips().orElse(VALUES);
      held += low <= root && root <= high ? 1 : 0;
      found += bracket.tips().isPresent() && bracket.recovers().isPresent() ? 1 : 0;
      width += (double) (high - low) / SEARCHES;
    }
    assertThat(held).isGreaterThanOrEqualTo((int) (SEARCHES * 0.885));
    assertThat(found).isEqualTo(SEARCHES);
    assertThat(width).isLessThan(4 + 3 / steepness);
  }

  private static Verdict side(
      int value, double root, double steepness, Verge verge, RandomStreams streams) {
    RandomStream random = streams.stream("value " + value);
    double chance = 1 / (1 + Math.exp(-steepness * (value - root)));
    int down = 0;
    int replications = 0;
    for (int look = ALLOWED.first(); ; look = Math.min(2 * look, ALLOWED.most())) {
      for (; replications < look; replications++) {
        down += random.nextUniform() < chance ? 1 : 0;
      }
      Verdict side = verge.side(down, replications);
      if (side != Verdict.INCONCLUSIVE || look == ALLOWED.most()) {
        return side;
      }
    }
  }
}
