package dev.stampede.experiments.recovery;

import static dev.stampede.experiments.recovery.CourseOfWork.SECOND;
import static dev.stampede.experiments.recovery.CourseOfWork.promise;
import static dev.stampede.experiments.recovery.CourseOfWork.strike;
import static dev.stampede.experiments.recovery.CourseOfWork.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.recovery.Aftermath.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs of ten minutes in intervals of a second; 99 % must keep the promise. */
class ChronicleTest {

  private static final int SECONDS = 600;
  private static final WindowedPromise PROMISE = promise(0.99);

  private static List<Aftermath> aftermaths(Windows windows, CourseOfWork work, Strike... strikes) {
    Course course = work.course();
    return new Chronicle(windows, List.of(strikes))
        .aftermaths(windows.out(course, PROMISE), course);
  }

  private static List<Aftermath> aftermaths(CourseOfWork work, Strike... strikes) {
    return aftermaths(windows(SECONDS, 0), work, strikes);
  }

  private static PromiseFigures figures(CourseOfWork work, Strike... strikes) {
    Windows windows = windows(SECONDS, 0);
    Course course = work.course();
    return PromiseFigures.of(
        windows, new Chronicle(windows, List.of(strikes)), course, windows.out(course, PROMISE));
  }

  private static Aftermath well(int seconds) {
    return new Aftermath(Ending.WELL, seconds * SECOND);
  }

  private static Aftermath ended(int seconds) {
    return new Aftermath(Ending.RUN_ENDED, seconds * SECOND);
  }

  private static Aftermath of(Ending ending) {
    return Aftermath.of(ending);
  }

  private static CourseOfWork work() {
    return new CourseOfWork(SECONDS);
  }

  @Test
  void recovery_isFromTheEndOfTheFaultToTheEndOfTheLastSecondOut() {
    assertThat(aftermaths(work().bad(100, 170), strike("a", 100, 130))).containsExactly(well(40));
  }

  @Test
  void wellBeforeItsEnd_isWellAtOnce() {
    assertThat(aftermaths(work().bad(100, 120), strike("a", 100, 130))).containsExactly(well(0));
    assertThat(aftermaths(work(), strike("a", 100, 130))).containsExactly(well(0));
  }

  /** A relapse is part of it. */
  @Test
  void lastSecondOut_counts() {
    assertThat(aftermaths(work().bad(100, 140).bad(300, 301), strike("a", 100, 130)))
        .containsExactly(well(171));
  }

  @Test
  void outWhenTheRunEnds_tookAtLeastSoLong() {
    assertThat(aftermaths(work().bad(100, SECONDS), strike("a", 100, 130)))
        .containsExactly(ended(470));
  }

  @Test
  void faultThatOutlastsTheRun_hasNoEndWithinIt() {
    assertThat(aftermaths(work(), strike("a", 100, 700))).containsExactly(ended(0));
    assertThat(aftermaths(work(), strike("a", 100, SECONDS))).containsExactly(ended(0));
  }

  @Test
  void outWhenTheNextFaultStrikes_isOvertaken() {
    assertThat(aftermaths(work().bad(100, 260), strike("a", 100, 130), strike("b", 200, 220)))
        .containsExactly(of(Ending.OVERTAKEN), well(40));
  }

  /** The second one takes over where the first one ends. */
  @Test
  void faultsThatOverlap_followEachOther() {
    assertThat(aftermaths(work().bad(100, 230), strike("a", 100, 150), strike("b", 130, 200)))
        .containsExactly(of(Ending.OVERTAKEN), well(30));
    PromiseFigures figures =
        figures(work().bad(100, 230), strike("a", 100, 150), strike("b", 130, 200));
    assertThat(figures.causes())
        .extracting(CauseFigures::outNanos)
        .containsExactly(50 * SECOND, 80 * SECOND);
    assertThat(aftermaths(work().bad(100, 140), strike("a", 100, 150), strike("b", 130, 200)))
        .containsExactly(of(Ending.UNSEEN), well(0));
    assertThat(
            aftermaths(
                work().bad(100, 450),
                strike("a", 100, 200),
                strike("b", 120, 250),
                strike("c", 140, 400)))
        .containsExactly(of(Ending.OVERTAKEN), of(Ending.OVERTAKEN), well(50));
  }

  /** A brown-out of a quarter of an hour in an outage of an hour is not what anybody waits for. */
  @Test
  void faultWithinAnother_hasNoTimeOfItsOwn() {
    assertThat(aftermaths(work().bad(100, 260), strike("a", 100, 250), strike("b", 200, 220)))
        .containsExactly(well(10), of(Ending.UNSEEN));
    assertThat(aftermaths(work().bad(100, 260), strike("a", 100, 900), strike("b", 200, 220)))
        .containsExactly(ended(0), of(Ending.UNSEEN));
    PromiseFigures figures =
        figures(work().bad(100, 260), strike("a", 100, 250), strike("b", 200, 220));
    assertThat(figures.causes())
        .extracting(CauseFigures::outNanos)
        .containsExactly(160 * SECOND, 0L);
  }

  @Test
  void faultsThatBeginTogether_areTheLongestOnes() {
    assertThat(aftermaths(work().bad(100, 170), strike("a", 100, 150), strike("b", 100, 130)))
        .containsExactly(well(20), of(Ending.UNSEEN));
    assertThat(aftermaths(work(), strike("a", 100, 150), strike("b", 100, 150)))
        .containsExactly(well(0), of(Ending.UNSEEN));
  }

  @Test
  void noWorkAfterItsEnd_saysNothing() {
    assertThat(aftermaths(work().silent(130, SECONDS), strike("a", 100, 130)))
        .containsExactly(of(Ending.UNSEEN));
    assertThat(aftermaths(work().silent(130, 200), strike("a", 100, 130), strike("b", 200, 210)))
        .containsExactly(of(Ending.UNSEEN), well(0));
  }

  @Test
  void faultThatEndsInTheWarmup_isSeenOnlyByWhatItLeaves() {
    Windows windows = windows(SECONDS, 200);
    assertThat(aftermaths(windows, work().bad(100, 170), strike("a", 100, 130)))
        .containsExactly(of(Ending.UNSEEN));
    assertThat(aftermaths(windows, work().bad(100, 250), strike("a", 100, 130)))
        .containsExactly(well(120));
    assertThat(aftermaths(windows, work().bad(100, 250), strike("a", 100, 210)))
        .containsExactly(well(40));
  }

  /** 1 % of 600 pieces are 6. */
  @Test
  void figures_areWorkedByHand() {
    CourseOfWork work = work().bad(70, 71).bad(100, 170).bad(300, 303);
    PromiseFigures figures = figures(work, strike("a", 100, 130), strike("b", 300, 310));

    assertThat(figures.offered()).isEqualTo(600);
    assertThat(figures.bad()).isEqualTo(74);
    assertThat(figures.nobodysBad()).isEqualTo(1);
    // No minute fits between 71 and 100, so all of that is out.
    assertThat(figures.outNanos()).isEqualTo((100 + 3) * SECOND);
    assertThat(figures.nobodysOutNanos()).isEqualTo(30 * SECOND);
    assertThat(figures.worst()).isEqualTo(new WorstWindow(0, 100 * SECOND));
    CauseFigures a = figures.causes().get(0);
    assertThat(a.cause().name()).isEqualTo("a");
    assertThat(a.outNanos()).isEqualTo(70 * SECOND);
    assertThat(a.wellNanos()).isEqualTo(40 * SECOND);
    assertThat(List.of(a.bad(), a.offered())).containsExactly(70L, 200L);
    assertThat(List.of(a.badUntilWell(), a.offeredUntilWell())).containsExactly(70L, 70L);
    CauseFigures b = figures.causes().get(1);
    assertThat(b.outNanos()).isEqualTo(3 * SECOND);
    assertThat(List.of(b.bad(), b.offered())).containsExactly(3L, 300L);
    assertThat(List.of(b.badUntilWell(), b.offeredUntilWell())).containsExactly(3L, 10L);
    assertThat(b.worst()).isEqualTo(new WorstWindow(0.95, 300 * SECOND));
  }

  /** Two incidents of one source. */
  @Test
  void faultsOfOneCause_areAddedUp() {
    Cause cause = new Cause("north", "north", Cause.INCIDENT);
    PromiseFigures figures =
        figures(
            work().bad(100, 170).bad(300, 320),
            new Strike(cause, "north-incident-1", 100 * SECOND, 130 * SECOND),
            new Strike(cause, "north-incident-2", 300 * SECOND, 310 * SECOND));

    CauseFigures all = figures.causes().get(0);
    assertThat(figures.causes()).hasSize(1);
    assertThat(List.of(all.occurrences(), all.well())).containsExactly(2L, 2L);
    assertThat(all.wellNanos()).isEqualTo((40 + 10) * SECOND);
    assertThat(all.longestNanos()).isEqualTo(40 * SECOND);
    assertThat(all.outNanos()).isEqualTo(90 * SECOND);
  }

  @Test
  void recoveryOfARun_isTheLongest_andLeavesOutWhatWasOvertaken() {
    Windows windows = windows(SECONDS, 0);
    Course course = work().bad(100, 170).bad(300, 400).course();
    OutTime time =
        OutTime.of(
            windows,
            new Chronicle(
                windows,
                List.of(strike("a", 100, 130), strike("b", 300, 310), strike("c", 350, 380))),
            course,
            windows.out(course, PROMISE));
    assertThat(time.recoverySeconds()).isEqualTo(40);
    assertThat(time.outSeconds()).isEqualTo(170);
  }

  /** Minutes and pieces of all faults and of nobody are those of the run, whatever happens. */
  @Test
  void parts_addUp_andAreWhatASlowSearchFinds() {
    int wells = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      CourseOfWork work = work();
      for (int k = random.nextInt(6); k > 0; k--) {
        int from = random.nextInt(SECONDS);
        work.bad(from, Math.min(SECONDS, from + 1 + random.nextInt(90)));
      }
      List<Strike> strikes = new ArrayList<>();
      for (int k = random.nextInt(5); k > 0; k--) {
        int from = random.nextInt(SECONDS);
        strikes.add(strike("f" + k, from, from + 1 + random.nextInt(200)));
      }
      strikes.sort(Strike.ORDER);
      int warmup = random.nextInt(3) * 40;
      Windows windows = windows(SECONDS, warmup);
      Course course = work.course();
      boolean[] out = windows.out(course, PROMISE);
      Chronicle chronicle = new Chronicle(windows, strikes);
      PromiseFigures figures = PromiseFigures.of(windows, chronicle, course, out);

      long[] seconds = new long[strikes.size() + 1];
      long[] bad = new long[strikes.size() + 1];
      for (int i = warmup; i < SECONDS; i++) {
        int owner = owner(strikes, i);
        seconds[owner] += out[i] ? 1 : 0;
        bad[owner] += course.bad(i);
      }
      assertThat(figures.nobodysOutNanos()).as("seed %d", seed).isEqualTo(seconds[0] * SECOND);
      assertThat(figures.nobodysBad()).isEqualTo(bad[0]);
      long sum = figures.nobodysOutNanos();
      long badSum = figures.nobodysBad();
      for (CauseFigures cause : figures.causes()) {
        int owner = 1 + strikes.stream().map(Strike::id).toList().indexOf(cause.cause().name());
        assertThat(cause.outNanos()).isEqualTo(seconds[owner] * SECOND);
        assertThat(cause.bad()).isEqualTo(bad[owner]);
        sum += cause.outNanos();
        badSum += cause.bad();
      }
      assertThat(sum).isEqualTo(figures.outNanos());
      assertThat(badSum).isEqualTo(figures.bad());
      for (int k = 0; k < strikes.size(); k++) {
        Aftermath aftermath = chronicle.aftermaths(out, course).get(k);
        if (aftermath.ending() == Ending.WELL) {
          wells++;
          assertThat(aftermath.nanos() / 1e9)
              .isCloseTo(slowly(strikes, k, warmup, out), within(1e-9));
        }
      }
    }
    assertThat(wells).isGreaterThan(500);
  }

  /** 0 is nobody; else the first of those at work, or of none the one that ended last. */
  private static int owner(List<Strike> strikes, int second) {
    int owner = 0;
    long ended = Long.MIN_VALUE;
    for (int k = 0; k < strikes.size(); k++) {
      long begin = strikes.get(k).beginNanos() / SECOND;
      long end = strikes.get(k).endNanos() / SECOND;
      if (begin <= second && end > second) {
        return k + 1;
      }
      if (end <= second && end > ended) {
        ended = end;
        owner = k + 1;
      }
    }
    return owner;
  }

  /** The end of its last second out after its end. */
  private static double slowly(List<Strike> strikes, int k, int warmup, boolean[] out) {
    double end = strikes.get(k).endNanos() / 1e9;
    double well = end;
    for (int i = warmup; i < SECONDS; i++) {
      if (owner(strikes, i) == k + 1 && out[i] && i + 1 > end) {
        well = i + 1;
      }
    }
    return well - end;
  }
}
