package dev.stampede.experiments.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BoundaryTest {

  /**
   * C. Jennison, B. W. Turnbull, "Group sequential methods", table 2.1: Pocock's constants of 2, 5,
   * 10 and 20 looks after equally many patients each, at 5 %.
   */
  @Test
  void missed_agreesWithTheTextbook() {
    double[][] table = {{1, 1.960}, {2, 2.178}, {5, 2.413}, {10, 2.555}, {20, 2.672}};
    for (double[] row : table) {
      List<Integer> looks = IntStream.rangeClosed(1, (int) row[0]).boxed().toList();
      assertThat(Boundary.missed(row[1], looks))
          .as("%s looks", row[0])
          .isCloseTo(0.05, within(1e-4));
    }
  }

  @Test
  void missed_dependsOnTheRatiosOfTheLooksAlone() {
    assertThat(Boundary.missed(2.5, List.of(2, 3, 7)))
        .isCloseTo(Boundary.missed(2.5, List.of(20, 30, 70)), within(1e-9));
  }

  /** One look, and one more for who interrupts: each of them may miss 2.5 %. */
  @Test
  void of_leavesRoomForAnInterruption() {
    Confidence one = Boundary.of(List.of(20));

    assertThat(one.tail()).isCloseTo(0.0125, within(1e-8));
    assertThat(one.z()).isCloseTo(2.241403, within(1e-6));
    assertThat(new Looks(20, 1000).confidence().z()).isCloseTo(2.72670, within(1e-4));
    assertThat(new Looks(20, 100_000).confidence().z()).isLessThan(3);
  }

  /**
   * Exact intervals of shares, at all looks together: the chance that any of them misses, counted
   * out without any chance. What an interruption may miss is left of the 5 %.
   */
  @Test
  void exactIntervalsOfShares_coverAtAllLooks() {
    Looks looks = new Looks(20, 345);
    Confidence confidence = looks.confidence();
    for (double truth : new double[] {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5}) {
      assertThat(missedAtAnyLook(looks, confidence, truth))
          .as("truth %s", truth)
          .isLessThan(0.05 - 2 * confidence.tail());
    }
  }

  private static double missedAtAnyLook(Looks looks, Confidence confidence, double truth) {
    double[] chances = {1};
    for (int look : looks.numbers()) {
      int more = look + 1 - chances.length;
      double[] added =
          IntStream.rangeClosed(0, more)
              .mapToDouble(new BinomialDistribution(null, more, truth)::probability)
              .toArray();
      double[] next = new double[look + 1];
      for (int had = 0; had < chances.length; had++) {
        for (int got = 0; got <= more; got++) {
          next[had + got] += chances[had] * added[got];
        }
      }
      for (int successes = 0; successes <= look; successes++) {
        Interval interval = ClopperPearson.of(successes, look, confidence);
        if (truth < interval.low() || truth > interval.high()) {
          next[successes] = 0;
        }
      }
      chances = next;
    }
    double inside = 0;
    for (double chance : chances) {
      inside += chance;
    }
    return 1 - inside;
  }
}
