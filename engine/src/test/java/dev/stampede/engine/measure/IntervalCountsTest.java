package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalCountsTest {

  private static final Intervals INTERVALS = new Intervals(10, 3);

  @Test
  void increment_countsInTheIntervalOfTheTime() {
    IntervalCounts counts = new IntervalCounts(INTERVALS);
    counts.increment(0);
    counts.increment(9);
    counts.increment(10);
    counts.increment(29);
    counts.increment(30); // beyond the end: in none
    counts.increment(99);

    assertThat(counts.toList()).containsExactly(2L, 1L, 1L);
    assertThat(counts.at(0)).isEqualTo(2);
  }

  /** From one interval to the next, back, and by more than one. */
  @Test
  void increment_takesTimesInAnyOrder() {
    IntervalCounts counts = new IntervalCounts(INTERVALS);
    for (long time : new long[] {25, 19, 10, 9, 20, 0, 29, 9}) {
      counts.increment(time);
    }

    assertThat(counts.toList()).containsExactly(3L, 2L, 3L);
  }

  @Test
  void merge_addsIntervalByInterval() {
    IntervalCounts counts = new IntervalCounts(INTERVALS);
    counts.add(1, 5);
    IntervalCounts other = new IntervalCounts(new Intervals(10, 3));
    other.add(1, 2);
    other.add(2, -1);
    counts.merge(other);

    assertThat(counts.toList()).containsExactly(0L, 7L, -1L);
  }

  @Test
  void merge_rejectsOtherIntervals() {
    IntervalCounts counts = new IntervalCounts(INTERVALS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> counts.merge(new IntervalCounts(new Intervals(10, 4))));
  }
}
