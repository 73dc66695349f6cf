package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import org.junit.jupiter.api.Test;

class OutcomeTallyTest {

  private static final Intervals INTERVALS = new Intervals(10, 2);

  @Test
  void work_countsAfterTheWarmUp_andIsInTheCourseInAnyCase() {
    OutcomeTally tally = new OutcomeTally(INTERVALS);
    tally.end(Outcome.FULL, 3, false);
    tally.end(Outcome.FULL, 12, true);
    tally.end(Outcome.FAILED, 9, true);
    assertThat(tally.count(Outcome.FULL)).isEqualTo(1);
    assertThat(tally.count(Outcome.FAILED)).isEqualTo(1);
    assertThat(tally.count(Outcome.LATE)).isZero();
    assertThat(tally.count(outcome -> outcome != Outcome.FULL)).isEqualTo(1);
    assertThat(tally.offered()).isEqualTo(2);
    assertThat(tally.byInterval(Outcome.FULL).toList()).containsExactly(1L, 1L);
    assertThat(tally.byInterval(Outcome.FAILED).toList()).containsExactly(1L, 0L);
  }

  @Test
  void whatArrived_mustBeBooked_inEveryInterval() {
    OutcomeTally tally = new OutcomeTally(INTERVALS);
    tally.end(Outcome.FULL, 3, false);
    tally.end(Outcome.FULL, 12, true);
    tally.end(Outcome.UNFINISHED, 13, true);
    IntervalCounts arrived = new IntervalCounts(INTERVALS);
    arrived.add(0, 1);
    arrived.add(1, 2);
    tally.check(2, arrived, INTERVALS.count());
    assertThatIllegalStateException().isThrownBy(() -> tally.check(3, arrived, INTERVALS.count()));
    arrived.add(1, 1);
    assertThatIllegalStateException().isThrownBy(() -> tally.check(2, arrived, INTERVALS.count()));
  }
}
