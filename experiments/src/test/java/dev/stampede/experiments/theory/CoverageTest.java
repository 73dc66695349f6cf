package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.theory.Observation.Position;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final Figure FIGURE = Figure.difference("tickets", 3);

  private static Observation seen(Position position, double halfWidth, @Nullable Verdict verdict) {
    return new Observation(position, halfWidth, verdict);
  }

  @Test
  void of_countsWhereIntervalsLie() {
    Coverage coverage =
        Coverage.of(
            FIGURE,
            20,
            List.of(
                seen(Position.BELOW, 1, Verdict.FAILED),
                seen(Position.AROUND, 2, Verdict.INCONCLUSIVE),
                seen(Position.AROUND, 2, Verdict.INCONCLUSIVE),
                seen(Position.ABOVE, 3, Verdict.MET),
                seen(Position.NOWHERE, Double.NaN, Verdict.INCONCLUSIVE)));

    assertThat(coverage.measured()).isEqualTo(4);
    assertThat(coverage.covered()).isEqualTo(0.5);
    assertThat(coverage.below()).isEqualTo(1);
    assertThat(coverage.above()).isEqualTo(1);
    assertThat(coverage.meanHalfWidth()).isEqualTo(2);
    assertThat(coverage.judged()).isEqualTo(5);
    assertThat(coverage.decidedShare()).isCloseTo(0.4, within(1e-15)); // of all experiments
  }

  private static Coverage covered(int around, int of, int replications, Target target) {
    List<Observation> observations =
        new ArrayList<>(Collections.nCopies(around, seen(Position.AROUND, 1, null)));
    observations.addAll(Collections.nCopies(of - around, seen(Position.ABOVE, 1, null)));
    Figure figure = new Figure("f", 0, target, List.of(), summary -> observations.get(0));
    return Coverage.of(figure, replications, observations);
  }

  @Test
  void holds_betweenTheEndsOfTheTarget() {
    assertThat(covered(934, 1000, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.BY_CHANCE);
    assertThat(covered(935, 1000, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.YES);
    assertThat(covered(965, 1000, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.YES);
    assertThat(covered(966, 1000, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.BY_CHANCE);
    assertThat(covered(1000, 1000, 20, Target.AT_LEAST).holds()).isEqualTo(Agreement.YES);
    assertThat(covered(929, 1000, 5, Target.NOMINAL).holds()).isEqualTo(Agreement.BY_CHANCE);
    assertThat(covered(930, 1000, 5, Target.NOMINAL).holds()).isEqualTo(Agreement.YES);
    assertThat(covered(1000, 1000, 5, Target.NOMINAL).holds()).isEqualTo(Agreement.YES);
  }

  /** Of 200 that cover with 93.5 % chance leaves 172 in 1 of 10,000 cases. */
  @Test
  void holds_notBeyondChance() {
    assertThat(covered(172, 200, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.BY_CHANCE);
    assertThat(covered(171, 200, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.NO);
    assertThat(covered(2000, 2000, 20, Target.NOMINAL).holds()).isEqualTo(Agreement.NO);
  }

  @Test
  void holds_notIfTooManyDecideWhatNobodyCanKnow() {
    List<Observation> observations =
        new ArrayList<>(Collections.nCopies(95, seen(Position.AROUND, 1, Verdict.INCONCLUSIVE)));
    observations.addAll(Collections.nCopies(5, seen(Position.BELOW, 1, Verdict.MET)));
    assertThat(Coverage.of(FIGURE, 20, observations).holds()).isEqualTo(Agreement.YES);

    observations.set(0, seen(Position.AROUND, 1, Verdict.FAILED));
    observations.set(1, seen(Position.AROUND, 1, Verdict.FAILED));
    assertThat(Coverage.of(FIGURE, 20, observations).holds()).isEqualTo(Agreement.BY_CHANCE);
  }
}
