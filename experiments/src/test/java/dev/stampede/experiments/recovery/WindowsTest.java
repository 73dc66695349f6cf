package dev.stampede.experiments.recovery;

import static dev.stampede.experiments.recovery.CourseOfWork.SECOND;
import static dev.stampede.experiments.recovery.CourseOfWork.promise;
import static dev.stampede.experiments.recovery.CourseOfWork.windows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static List<Integer> out(Windows windows, CourseOfWork work, double share) {
    return marked(windows.out(work.course(), promise(share)));
  }

  private static List<Integer> marked(boolean[] out) {
    List<Integer> marked = new ArrayList<>();
    for (int i = 0; i < out.length; i++) {
      if (out[i]) {
        marked.add(i);
      }
    }
    return marked;
  }

  /** All windows with the second in them are broken, and all others are kept. */
  @Test
  void momentThatSpoilsItsMinute_isOutForAMoment() {
    assertThat(out(windows(300, 0), new CourseOfWork(300).bad(100, 101), 0.99))
        .containsExactly(100);
  }

  @Test
  void whatIsOutForTheLastTime_endsThen_orNobodyKnowsWhen() {
    Windows windows = windows(300, 0);
    boolean[] out = new boolean[300];
    assertThat(windows.outUntilNanos(out)).isZero();
    out[20] = true;
    out[100] = true;
    assertThat(windows.outUntilNanos(out)).isEqualTo(101 * SECOND);
    out[299] = true;
    assertThat(windows.outUntilNanos(out)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void outageOfTwoMinutes_isOutForTwoMinutes() {
    assertThat(out(windows(600, 0), new CourseOfWork(600).bad(200, 320), 0.99))
        .hasSize(120)
        .startsWith(200)
        .endsWith(319);
  }

  /** Half of a minute may be lost: of 40 bad seconds 30 are in a window that keeps the promise. */
  @Test
  void promiseOfHalfTheWork_forgivesWhatSomeWindowForgives() {
    assertThat(out(windows(300, 0), new CourseOfWork(300).bad(100, 140), 0.5)).isEmpty();
    assertThat(out(windows(300, 0), new CourseOfWork(300).bad(100, 161), 0.5)).containsExactly(130);
  }

  /** Two blips half a minute apart: no minute is free of both, and what is between them is out. */
  @Test
  void timeBetweenTwoBlips_isOut_ifNoWindowFitsBetweenThem() {
    CourseOfWork near = new CourseOfWork(300).bad(100, 101).bad(130, 131);
    assertThat(out(windows(300, 0), near, 0.99)).hasSize(31).startsWith(100).endsWith(130);
    CourseOfWork far = new CourseOfWork(300).bad(100, 101).bad(161, 162);
    assertThat(out(windows(300, 0), far, 0.99)).containsExactly(100, 161);
  }

  /** It takes a whole window to be well: half a minute at either end of the run is none. */
  @Test
  void endsOfTheRun_needWholeWindows_too() {
    assertThat(out(windows(300, 0), new CourseOfWork(300).bad(30, 31), 0.99)).hasSize(31);
    assertThat(out(windows(300, 0), new CourseOfWork(300).bad(269, 270), 0.99))
        .hasSize(31)
        .endsWith(299);
  }

  @Test
  void windowWithoutWork_isKept() {
    CourseOfWork work = new CourseOfWork(300).silent(100, 200).bad(150, 151);
    assertThat(out(windows(300, 0), work, 0.99)).containsExactly(150);
    assertThat(out(windows(300, 0), new CourseOfWork(300).silent(0, 300), 1)).isEmpty();
  }

  /** 99 of 100 is 99 %, and 98 of 99 is less. */
  @Test
  void share_isExact() {
    CourseOfWork work = new CourseOfWork(300).silent(0, 300);
    assertThat(out(windows(300, 0), work.put(100, 99, 100), 0.99)).isEmpty();
    assertThat(out(windows(300, 0), work.put(100, 98, 99), 0.99)).containsExactly(100);
    assertThat(out(windows(300, 0), work.put(100, 98, 99), 98.0 / 99)).isEmpty();
  }

  @Test
  void runShorterThanAWindow_isOneWindow() {
    assertThat(windows(30, 0).length()).isEqualTo(30);
    assertThat(out(windows(30, 0), new CourseOfWork(30).bad(3, 4), 0.99)).hasSize(30);
    assertThat(out(windows(30, 0), new CourseOfWork(30).bad(3, 4), 0.9)).isEmpty();
  }

  @Test
  void warmup_isNotJudged() {
    CourseOfWork work = new CourseOfWork(300).bad(0, 100).bad(100, 102);
    assertThat(out(windows(300, 100), work, 0.99)).containsExactly(100, 101);
    Windows windows =
        Windows.of(Horizon.of(Intervals.covering(300 * SECOND, 7 * SECOND), 15 * SECOND));
    assertThat(windows.first()).isEqualTo(3); // from 21 s on
    assertThat(windows.judgedNanos()).isEqualTo(279 * SECOND);
  }

  @Test
  void warmupInTheOnlyInterval_leavesNothingToJudge() {
    Windows windows = Windows.of(Horizon.of(new Intervals(300 * SECOND, 1), SECOND));
    assertThat(windows.judgedNanos()).isZero();
  }

  /** Of 25 s in intervals of 10 s the last one has 5 s. */
  @Test
  void lastInterval_isAsLongAsItIs() {
    Windows windows = Windows.of(Horizon.of(Intervals.covering(25 * SECOND, 10 * SECOND), 0));
    assertThat(windows.length()).isEqualTo(3);
    assertThat(windows.nanos(new boolean[] {true, false, true}, 0, 3)).isEqualTo(15 * SECOND);
  }

  @Test
  void window_isAMinuteInWholeIntervals_orAnInterval() {
    assertThat(length(7)).isEqualTo(9);
    assertThat(length(60)).isEqualTo(1);
    assertThat(length(90)).isEqualTo(1);
  }

  private static int length(int seconds) {
    return Windows.of(Horizon.of(Intervals.covering(3600 * SECOND, seconds * SECOND), 0)).length();
  }

  @Test
  void worst_isTheFirstOfTheWorstWindowsWithWork() {
    Windows windows = windows(300, 0);
    Course course = new CourseOfWork(300).silent(0, 30).bad(100, 115).course();
    assertThat(windows.worst(course, 0, 300)).isEqualTo(new WorstWindow(0.75, 55 * SECOND));
    assertThat(windows.worst(course, 110, 300)).isEqualTo(new WorstWindow(55 / 60.0, 110 * SECOND));
    assertThat(windows.worst(course, 110, 169)).isEqualTo(WorstWindow.NONE);
  }

  /** An interval is out if each window that it is in breaks the promise, window by window. */
  private static boolean[] slowly(Windows windows, Course course, double share) {
    boolean[] out = new boolean[windows.count()];
    Arrays.fill(out, windows.first(), windows.count(), true);
    for (int begin = windows.first(); begin + windows.length() <= windows.count(); begin++) {
      double good = 0;
      double offered = 0;
      for (int i = begin; i < begin + windows.length(); i++) {
        good += course.good(i);
        offered += course.offered(i);
      }
      if (offered == 0 || good / offered >= share) {
        Arrays.fill(out, begin, begin + windows.length(), false);
      }
    }
    return out;
  }

  @Test
  void out_isWhatASlowSearchFinds() {
    int marked = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(60);
      int first = random.nextInt(count);
      int length = 1 + random.nextInt(count - first);
      Windows windows = new Windows(new Intervals(SECOND, count), first, count, length);
      CourseOfWork work = new CourseOfWork(count);
      double lost = random.nextDouble();
      for (int i = 0; i < count; i++) {
        int offered = random.nextInt(4);
        int good = 0;
        for (int k = 0; k < offered; k++) {
          good += random.nextDouble() < lost ? 0 : 1;
        }
        work.put(i, good, offered);
      }
      double share = random.nextInt(21) / 20.0;
      boolean[] out = windows.out(work.course(), promise(share));

      assertThat(out).as("seed %d", seed).isEqualTo(slowly(windows, work.course(), share));
      marked += marked(out).size();
    }
    assertThat(marked).isGreaterThan(10_000);
  }
}
