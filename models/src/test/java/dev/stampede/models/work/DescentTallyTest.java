package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stampede.engine.measure.Intervals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTallyTest {

  private static final Step FAILED = new Step(1, "rung 0", "layer 0", Status.ERROR);
  private static final Step SERVED = new Step(1, "rung 0", "layer 0", Status.OK);
  private static final Step SECOND = new Step(2, "rung 1", "layer 1", Status.OK);

  private final Descents ways = new Descents(rung -> "rung " + rung, layer -> "layer " + layer);
  private final int served = ways.after(Descents.START, 0, 0, Status.OK);
  private final int failed = ways.after(Descents.START, 0, 0, Status.ERROR);
  private final int second = ways.after(failed, 1, 1, Status.OK);
  private final OutcomeTally outcomes = new OutcomeTally(new Intervals(1, 1));

  private void end(DescentTally tally, int way, Outcome outcome, int times) {
    for (int i = 0; i < times; i++) {
      tally.end(way, outcome);
      outcomes.end(outcome, 0, true);
    }
  }

  @Test
  void ways_areListedStepByStep_withWhatCameOfThem() {
    DescentTally tally = new DescentTally();
    end(tally, second, Outcome.DEGRADED, 2);
    end(tally, failed, Outcome.FAILED, 3);
    end(tally, served, Outcome.FULL, 5);
    end(tally, served, Outcome.LATE, 7);
    tally.close(ways, outcomes);
    assertThat(tally.ways())
        .containsExactly(List.of(SERVED), List.of(FAILED), List.of(FAILED, SECOND));
    assertThat(tally.count(List.of(FAILED, SECOND), Outcome.DEGRADED)).isEqualTo(2);
    assertThat(tally.count(List.of(FAILED), Outcome.FAILED)).isEqualTo(3);
    assertThat(tally.count(List.of(SERVED), Outcome.FULL)).isEqualTo(5);
    assertThat(tally.count(List.of(SERVED), Outcome.LATE)).isEqualTo(7);
    assertThat(tally.count(List.of(SERVED), Outcome.FAILED)).isZero();
    assertThat(tally.count(List.of(SECOND), Outcome.FULL)).isZero();
    assertThat(tally.offered()).isEqualTo(17);
  }

  @Test
  void waysThatAreNotThoseOfTheOutcomes_areRejected() {
    DescentTally tooMany = new DescentTally();
    end(tooMany, served, Outcome.FULL, 2);
    tooMany.end(served, Outcome.FULL);
    assertThatIllegalStateException()
        .isThrownBy(() -> tooMany.close(ways, outcomes))
        .withMessage("2 pieces of work ended FULL, and 3 have an origin");
    DescentTally tooFew = new DescentTally();
    tooFew.end(served, Outcome.FULL);
    assertThatIllegalStateException()
        .isThrownBy(() -> tooFew.close(ways, outcomes))
        .withMessage("2 pieces of work ended FULL, and 1 have an origin");
  }

  /** There is room for 16 ways at first; it is doubled, or more where a number is far beyond. */
  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 31, 32, 99})
  void thereIsRoomForAnyNumberOfWays(int most) {
    Descents many = new Descents(rung -> "rung " + rung, layer -> "layer " + layer);
    int last = Descents.START;
    while (last < most) {
      last = many.after(Descents.START, last, 0, Status.OK);
    }
    DescentTally tally = new DescentTally();
    end(tally, 1, Outcome.HUMAN, 1);
    end(tally, last, Outcome.FULL, 2);
    end(tally, last, Outcome.UNFINISHED, 3);
    end(tally, 1, Outcome.HUMAN, 1);
    tally.close(many, outcomes);
    assertThat(tally.count(many.steps(1), Outcome.HUMAN)).isEqualTo(2);
    assertThat(tally.count(many.steps(last), Outcome.FULL)).isEqualTo(2);
    assertThat(tally.count(many.steps(last), Outcome.UNFINISHED)).isEqualTo(3);
    assertThat(tally.offered()).isEqualTo(7);
  }

  @Test
  void copy_isNotChangedByWhatIsAddedToTheOther() {
    DescentTally tally = new DescentTally();
    end(tally, served, Outcome.FULL, 2);
    tally.close(ways, outcomes);
    DescentTally copy = tally.copy();
    tally.merge(copy);
    assertThat(tally.count(List.of(SERVED), Outcome.FULL)).isEqualTo(4);
    assertThat(copy.count(List.of(SERVED), Outcome.FULL)).isEqualTo(2);
  }
}
