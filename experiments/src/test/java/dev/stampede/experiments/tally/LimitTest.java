package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

  @ParameterizedTest
  @CsvSource({
    "3, 4, MET, FAILED",
    "2, 3, MET, INCONCLUSIVE",
    "2, 2, MET, MET",
    "1, 3, INCONCLUSIVE, INCONCLUSIVE",
    "1, 2, INCONCLUSIVE, MET",
    "0, 1, FAILED, MET"
  })
  void verdict_isInconclusiveWhereTheIntervalStraddlesTheLimit(
      double low, double high, Verdict least, Verdict most) {
    assertThat(atLeast(2).verdict(new Interval(low, high))).isEqualTo(least);
    assertThat(atMost(2).verdict(new Interval(low, high))).isEqualTo(most);
  }

  @Test
  void infinity_isAboveAny_andNoNumberKeepsNone() {
    assertThat(atLeast(9).holds(Double.POSITIVE_INFINITY)).isTrue();
    assertThat(atMost(9).holds(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(atLeast(9).holds(Double.NaN)).isFalse();
    assertThat(atMost(9).holds(Double.NaN)).isFalse();
  }

  @Test
  void operators_areThoseOfTheLanguage() {
    assertThat(atLeast(1).operator()).isEqualTo(">=");
    assertThat(atMost(1).operator()).isEqualTo("<=");
  }
}
