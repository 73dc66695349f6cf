package dev.stampede.experiments.recovery;

import static dev.stampede.experiments.recovery.CourseOfWork.promise;
import static dev.stampede.experiments.recovery.CourseOfWork.strike;
import static dev.stampede.experiments.recovery.CourseOfWork.windows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs of an hour in intervals of a second; all of a minute must be good, so that a fall is as it
 * is put.
 */
class FallsTest {

  private static final int SECONDS = 3600;
  private static final WindowedPromise LEVEL = promise(0.99);

  private static CourseOfWork work() {
    return new CourseOfWork(SECONDS);
  }

  private static int relapses(CourseOfWork work) {
    Windows windows = windows(SECONDS, 0);
    return new Falls(windows, windows.out(work.course(), LEVEL)).relapses();
  }

  private static LevelFigures figures(CourseOfWork work, Strike... triggers) {
    Windows windows = windows(SECONDS, 0);
    Course course = work.course();
    return LevelFigures.of(
        windows, new Chronicle(windows, List.of(triggers)), course, windows.out(course, LEVEL));
  }

  @Test
  void oneFall_isNoRelapse() {
    assertThat(relapses(work())).isZero();
    assertThat(relapses(work().bad(600, 900))).isZero();
  }

  /** From 900 s to 1,200 s it is above for exactly 5 min. */
  @Test
  void fallAfterFiveMinutesAbove_isARelapse() {
    assertThat(relapses(work().bad(600, 900).bad(1200, 1300))).isEqualTo(1);
    assertThat(relapses(work().bad(600, 900).bad(1200, 1300).bad(2000, 2100))).isEqualTo(2);
  }

  /** Between the second and the third it is above for 240 s, and for 299 s. */
  @Test
  void fallAfterFourMinutesAbove_isTheSameFall() {
    assertThat(relapses(work().bad(600, 900).bad(1140, 1300))).isZero();
    assertThat(relapses(work().bad(600, 900).bad(1199, 1300))).isZero();
    assertThat(relapses(work().bad(600, 900).bad(1140, 1300).bad(1700, 1800))).isEqualTo(1);
  }

  /** A minute is down or it is not; 59 s and then 60 s. */
  @Test
  void lessThanAMinuteBelow_isNoFall() {
    assertThat(relapses(work().bad(600, 900).bad(1500, 1559))).isZero();
    assertThat(relapses(work().bad(600, 900).bad(1500, 1560))).isEqualTo(1);
    assertThat(relapses(work().bad(600, 900).bad(1500, 1530).bad(1600, 1630))).isEqualTo(1);
  }

  @Test
  void runThatBeginsAndEndsBelow_hasTwoFalls() {
    assertThat(relapses(work().bad(0, 100).bad(3500, SECONDS))).isEqualTo(1);
  }

  @Test
  void relapses_belongToTheTriggerInWhoseTimeTheyAre() {
    LevelFigures figures =
        figures(
            work().bad(600, 700).bad(1100, 1200).bad(2000, 2100).bad(2900, 3000).bad(3400, 3500),
            strike("a", 600, 690),
            strike("b", 1900, 2050));
    assertThat(figures.time().relapses()).isEqualTo(4);
    assertThat(figures.triggers()).extracting(t -> t.cause().name()).containsExactly("a", "b");
    assertThat(figures.triggers()).extracting(TriggerFigures::relapses).containsExactly(1L, 2L);
    assertThat(figures.triggers()).extracting(TriggerFigures::hit).containsExactly(1L, 1L);
  }

  /** The tail is from the end of the trigger to the end of the last second below. */
  @Test
  void tail_reachesToTheEndOfTheLastRelapse() {
    TriggerFigures figures =
        figures(work().bad(600, 700).bad(1100, 1200), strike("a", 600, 690)).triggers().get(0);
    assertThat(figures.well()).isEqualTo(1);
    assertThat(figures.wellNanos()).isEqualTo((1200 - 690) * CourseOfWork.SECOND);
    assertThat(figures.belowNanos()).isEqualTo(200 * CourseOfWork.SECOND);
  }

  @Test
  void whoWasBelowBefore_wasNotHit() {
    assertThat(figures(work().bad(500, 700), strike("a", 600, 690)).triggers().get(0).hit())
        .isZero();
  }

  /** Work that takes a minute is under way when the fault strikes. */
  @Test
  void whoFellAtMostAMinuteBefore_wasHit() {
    assertThat(figures(work().bad(540, 700), strike("a", 600, 690)).triggers().get(0).hit())
        .isEqualTo(1);
    assertThat(figures(work().bad(539, 700), strike("a", 600, 690)).triggers().get(0).hit())
        .isZero();
  }

  /** The second fault is over within the first, and the warm-up is not judged. */
  @Test
  void triggerWithoutATime_isNotHit() {
    Windows windows = windows(SECONDS, 300);
    Course course = work().bad(600, 700).course();
    Chronicle triggers =
        new Chronicle(windows, List.of(strike("a", 500, 900), strike("b", 550, 650)));
    LevelFigures figures = LevelFigures.of(windows, triggers, course, windows.out(course, LEVEL));
    assertThat(figures.triggers()).extracting(TriggerFigures::hit).containsExactly(1L, 0L);
    assertThat(figures.triggers()).extracting(TriggerFigures::relapses).containsExactly(0L, 0L);
  }

  @Test
  void figuresOfReplications_addUp() {
    TriggerFigures one =
        figures(work().bad(600, 700).bad(1100, 1200), strike("a", 600, 690)).triggers().get(0);
    TriggerFigures other =
        figures(work().bad(600, SECONDS), strike("a", 600, 690)).triggers().get(0);
    TriggerFigures both = one.plus(other);
    assertThat(both.occurrences()).isEqualTo(2);
    assertThat(both.well()).isEqualTo(1);
    assertThat(both.longestNanos()).isEqualTo(510 * CourseOfWork.SECOND);
    assertThat(both.notWithinRun()).isEqualTo(1);
    assertThat(both.relapses()).isEqualTo(1);
    assertThat(both.hit()).isEqualTo(2);
    assertThat(both.belowNanos()).isEqualTo((200 + 3000) * CourseOfWork.SECOND);
  }
}
