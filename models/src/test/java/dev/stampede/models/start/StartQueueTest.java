package dev.stampede.models.start;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.start.GivenUp.CANCELLED;
import static dev.stampede.models.start.GivenUp.WASTED;
import static dev.stampede.models.start.StartYard.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that pass a queue, worked by hand. */
class StartQueueTest {

  private static final double NEVER = 0;

  @Test
  void machinesServe_afterTheirPlaceOverTheRate_andTheirBoot() {
    StartYard yard = new StartYard(spec(1, always(3), NEVER, WASTED)).begin(100, 5, 10);
    assertThat(yard.until(1000).times()).containsExactly(113.0, 116.0, 119.0, 122.0, 125.0);
  }

  @Test
  void severalAtOnce_areWorkedOnTogether() {
    StartYard yard = new StartYard(spec(4, always(12), NEVER, WASTED)).begin(0, 9, 0);
    assertThat(yard.until(1000).times())
        .containsExactly(12.0, 12.0, 12.0, 12.0, 24.0, 24.0, 24.0, 24.0, 36.0);
  }

  @Test
  void aDelay_isBeforeTheQueue() {
    StartYard yard = new StartYard(spec(1, always(3), NEVER, WASTED)).begin(0, 1, 0);
    Start delayed = yard.machine();
    yard.at(0, () -> delayed.begin(nanos(1), nanos(2))).begin(2, 1, 0);
    assertThat(yard.until(100).times()).containsExactly(3.0, 8.0, 9.0);
  }

  @Test
  void whoIsThroughInTheNanosecondOfTheTimeout_isInTime() {
    StartYard yard = new StartYard(spec(1, always(1), 10, WASTED)).begin(0, 10, 0);
    assertThat(yard.until(100).times()).last().isEqualTo(10.0);
    assertThat(yard.result(100).timedOut()).isZero();
  }

  @Test
  void whoIsLate_asksAgainBehindItsOwnWorkForNobody() {
    StartYard yard = new StartYard(spec(1, always(1), 10, WASTED)).begin(0, 11, 0);
    assertThat(yard.until(100).times()).last().isEqualTo(12.0);
    assertThat(yard.result(100).timedOut()).isEqualTo(1);
    assertThat(yard.result(100).wasted()).isEqualTo(1);
  }

  @Test
  void belowTwiceWhatPassesInATimeout_comesBackFasterAndFaster() {
    // 19 ask, 10 pass until 10 s. 9 ask again behind 9 for nobody: 1 passes until 20 s; 8 behind 8:
    // 2 until 30 s; 6 behind 6: 4 until 40 s; 2 behind 2.
    StartYard yard = new StartYard(spec(1, always(1), 10, WASTED)).begin(0, 19, 0);
    assertThat(yard.until(1000).times())
        .containsExactly(
            1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, // in time
            20.0, 29.0, 30.0, 37.0, 38.0, 39.0, 40.0, 43.0, 44.0);
    assertThat(yard.result(1000).timedOut()).isEqualTo(9 + 8 + 6 + 2);
    assertThat(yard.result(1000).wasted()).isEqualTo(9 + 8 + 6 + 2);
    assertThat(yard.result(1000).longestWaitNanos()).isEqualTo(nanos(44));
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 15, 18, 19})
  void belowTwiceWhatPassesInATimeout_allStart(int machines) {
    StartYard yard = new StartYard(spec(1, always(1), 10, WASTED)).begin(0, machines, 0);
    assertThat(yard.until(10_000).times()).hasSize(machines);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 30, 1000})
  void fromTwiceWhatPassesInATimeoutOn_noneStartsAnyMore(int machines) {
    StartYard yard = new StartYard(spec(1, always(1), 10, WASTED)).begin(0, machines, 0);
    assertThat(yard.until(10_000).times()).hasSize(10).last().isEqualTo(10.0);
    StartsResult result = yard.result(10_000);
    assertThat(result.through()).isEqualTo(10);
    assertThat(result.waitingAtEnd()).isEqualTo(machines - 10);
    assertThat(result.wasted()).isEqualTo(10_000 - 10 - 1); // the last one ends with the run
    assertThat(result.longestWaitNanos()).isEqualTo(nanos(10_000));
  }

  @Test
  void severalAtOnce_haveTheSameThreshold() {
    StartsSpec four = spec(4, always(4), 10, WASTED);
    assertThat(new StartYard(four).begin(0, 8, 0).until(999).times()).hasSize(8);
    // At 10 s 8 are through, and 4 have two of their four seconds behind them.
    assertThat(new StartYard(four).begin(0, 100, 0).until(9999).times()).hasSize(8);
  }

  @Test
  void cancelledWork_costsNothing() {
    StartYard yard = new StartYard(spec(1, always(1), 10, CANCELLED)).begin(0, 100, 0);
    assertThat(yard.until(1000).times()).hasSize(100).last().isEqualTo(100.0);
    assertThat(yard.result(1000).wasted()).isZero();
    assertThat(yard.result(1000).timedOut()).isEqualTo(90 + 80 + 70 + 60 + 50 + 40 + 30 + 20 + 10);
  }

  @Test
  void cancelledWork_beginsAnewForWhoAsksAgain() {
    // At 2.5 s the third is broken off, and begun anew before the fourth and the fifth.
    StartYard yard = new StartYard(spec(1, always(1), 2.5, CANCELLED)).begin(0, 5, 0);
    assertThat(yard.until(100).times()).containsExactly(1.0, 2.0, 3.5, 4.5, 6.0);
  }

  @Test
  void whoIsWithdrawnInLine_leavesItsWorkOrNot() {
    assertThat(withdrawn(1, WASTED)).containsExactly(1.0, 3.0);
    assertThat(withdrawn(1, CANCELLED)).containsExactly(1.0, 2.0);
  }

  @Test
  void whoIsWithdrawnFromWork_leavesItsWorkOrNot() {
    assertThat(withdrawn(0, WASTED)).containsExactly(2.0, 3.0);
    assertThat(withdrawn(0, CANCELLED)).containsExactly(1.5, 2.5);
  }

  /** Of three that ask at once, one is withdrawn after half a second. */
  private static Iterable<Double> withdrawn(int number, GivenUp givenUp) {
    StartYard yard = new StartYard(spec(1, always(1), NEVER, givenUp)).begin(0, 3, 0);
    yard.at(0.5, () -> yard.starts.get(number).withdraw());
    return yard.until(100).times();
  }

  @Test
  void whoIsWithdrawnWhileItBoots_doesNotServe() {
    StartYard yard = new StartYard(spec(1, always(1), NEVER, WASTED)).begin(0, 2, 5);
    yard.at(4, () -> yard.starts.get(0).withdraw());
    assertThat(yard.until(100).times()).containsExactly(7.0);
  }

  @Test
  void whoBeginsAnew_asksAtTheBack() {
    StartYard yard = new StartYard(spec(1, always(1), NEVER, CANCELLED)).begin(0, 3, 0);
    yard.at(0.5, () -> yard.starts.get(1).begin(0, 0));
    assertThat(yard.until(100).times()).containsExactly(1.0, 3.0, 2.0);
  }

  @Test
  void books_areOfTheTimeThatCounts() {
    // Waiting: 3 to 10 s, 2 to 20 s, 1 to 30 s; a fourth from 35 s on.
    StartYard yard =
        new StartYard(spec(1, always(10), NEVER, WASTED), 0, 40, 15)
            .begin(0, 3, 0)
            .begin(35, 1, 0)
            .until(60);
    StartsResult result = yard.result(60);
    assertThat(result.asked()).isEqualTo(1);
    assertThat(result.through()).isEqualTo(2);
    assertThat(result.meanWaiting()).isCloseTo((2 * 5 + 10 + 5) / 25.0, within(1e-12));
    assertThat(result.waitingAtEnd()).isEqualTo(1);
    assertThat(result.longestWaitNanos()).isEqualTo(nanos(30));
    assertThat(result.throughByInterval().toList()).containsExactly(3L);
  }

  @Test
  void aTimeoutInWhichNothingIsThrough_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(4, always(12), 11.9, WASTED))
        .withMessageContaining("timeout")
        .withMessageContaining("not be shorter than the queue's work for one start");
    assertThatCode(() -> spec(4, always(12), 12, WASTED)).doesNotThrowAnyException();
    assertThatCode(() -> spec(1, exponential(12), 1, WASTED)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> spec(1, always(0), 1, WASTED));
    assertThatIllegalArgumentException().isThrownBy(() -> spec(0, always(1), 1, WASTED));
  }

  @Test
  void theRate_isOfAllTogether() {
    StartsSpec four = spec(4, always(12), NEVER, WASTED);
    assertThat(four.perSecond()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(four.secondsFor(20)).isCloseTo(60, within(1e-9));
  }
}
