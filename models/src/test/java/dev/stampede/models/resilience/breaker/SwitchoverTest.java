package dev.stampede.models.resilience.breaker;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.fault.StatusPage.Notice;
import dev.stampede.models.resilience.breaker.Switchover.State;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Leave;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Return;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Half of at least four calls in 10 s lead away; after a minute 10 % and 50 % return, 30 s each.
 */
class SwitchoverTest {

  private static final long KEY = 4711;

  private static Switchover switchover(double decideAfter, double... shares) {
    return new Switchover(
        new SwitchoverSpec(
            new Leave(0.5, 10, 4, nanos(decideAfter)),
            new Return(nanos(60), 0.2, 5, Arrays.stream(shares).boxed().toList(), nanos(30))),
        StatusPage.CLEAR,
        GuardBooks.unlisted());
  }

  private static Switchover switchover() {
    return switchover(0, 0.1, 0.5);
  }

  /** Calls that end as they begin, whatever the switchover says of others. */
  private static void calls(Switchover switchover, double at, int good, int bad) {
    int ticket = ticket(switchover, at);
    for (int i = 0; i < good + bad; i++) {
      switchover.record(nanos(at), ticket, i >= good);
    }
  }

  /** A ticket for a call, of whatever work is let through. */
  private static int ticket(Switchover switchover, double at) {
    return switchover.admit(nanos(at), admitted(switchover, at));
  }

  private static long admitted(Switchover switchover, double at) {
    long key = 0;
    while (switchover.admit(nanos(at), key) == Switchover.PASSED_OVER) {
      assertThat(key++).as("nothing is let through at %s s", at).isLessThan(10_000);
    }
    return key;
  }

  private static State at(Switchover switchover, double seconds) {
    return switchover.state(nanos(seconds));
  }

  /** The page shows incidents from 100 s to 200 s and from 300 s to 400 s. */
  private static Switchover watching(Signal on, double decideAfter, boolean fromAllClear) {
    return new Switchover(
        new SwitchoverSpec(
            new Leave(0.5, 10, 4, nanos(decideAfter), on),
            new Return(nanos(60), fromAllClear, 0.2, 5, List.of(), nanos(30))),
        new StatusPage(
            List.of(new Notice(nanos(100), nanos(200)), new Notice(nanos(300), nanos(400)))),
        GuardBooks.unlisted());
  }

  @Test
  void statusPage_leadsAwayAndBack_whateverCallsSay() {
    Switchover switchover = watching(Signal.STATUS_PAGE, 20, true);
    calls(switchover, 50, 0, 9);
    assertThat(at(switchover, 99)).isEqualTo(State.SERVING);
    assertThat(at(switchover, 100)).isEqualTo(State.DECIDING);
    assertThat(at(switchover, 120)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 259)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 260)).isEqualTo(State.SERVING);
    assertThat(at(switchover, 320)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 1000)).isEqualTo(State.SERVING);
  }

  @Test
  void transitions_areMadeInOneGo_ifNobodyAsks() {
    assertThat(at(watching(Signal.STATUS_PAGE, 20, true), 330)).isEqualTo(State.LEFT);
    assertThat(at(watching(Signal.STATUS_PAGE, 20, true), 460)).isEqualTo(State.SERVING);
  }

  @Test
  void decision_fallsAgainstLeaving_ifThePageIsClearByThen() {
    assertThat(at(watching(Signal.STATUS_PAGE, 101, true), 201)).isEqualTo(State.SERVING);
  }

  @Test
  void eitherSignal_leadsAway_andTheSameNoticeOnlyOnce() {
    Switchover switchover = watching(Signal.EITHER, 0, false);
    calls(switchover, 50, 0, 4);
    assertThat(at(switchover, 50)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 100)).as("not there, so it is no news").isEqualTo(State.LEFT);
    assertThat(at(switchover, 110)).as("60 s after leaving").isEqualTo(State.SERVING);
    assertThat(at(switchover, 299)).isEqualTo(State.SERVING);
    assertThat(at(switchover, 300)).isEqualTo(State.LEFT);
  }

  @Test
  void return_waitsForThePage_afterLeavingForErrors() {
    Switchover switchover = watching(Signal.ERRORS, 0, true);
    calls(switchover, 150, 0, 4);
    assertThat(at(switchover, 259)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 260)).isEqualTo(State.SERVING);
    calls(switchover, 290, 0, 4);
    assertThat(at(switchover, 459)).as("the page is red again at 350").isEqualTo(State.LEFT);
    assertThat(at(switchover, 460)).isEqualTo(State.SERVING);
  }

  @Test
  void failures_leadAway_whenTheyReachTheShareAndAreEnough() {
    Switchover few = switchover();
    calls(few, 1, 0, 3);
    assertThat(at(few, 1)).isEqualTo(State.SERVING);
    Switchover switchover = switchover();
    calls(switchover, 1, 4, 3);
    assertThat(at(switchover, 2)).isEqualTo(State.SERVING); // 3 of 7
    calls(switchover, 3, 0, 1);
    assertThat(at(switchover, 3)).isEqualTo(State.LEFT); // 4 of 8
    assertThat(switchover.admit(nanos(3), KEY)).isEqualTo(Switchover.PASSED_OVER);
  }

  @Test
  void failures_areForgottenWithTheirSecond() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 3);
    calls(switchover, 11, 0, 3); // the window now begins with second 2
    assertThat(at(switchover, 11)).isEqualTo(State.SERVING);
    calls(switchover, 11.5, 0, 1);
    assertThat(at(switchover, 11.5)).isEqualTo(State.LEFT);
  }

  @Test
  void decision_takesItsTime_andWorkGoesOnMeanwhile() {
    Switchover switchover = switchover(20, 0.1);
    calls(switchover, 1, 0, 4);
    assertThat(at(switchover, 1)).isEqualTo(State.DECIDING);
    assertThat(switchover.admit(nanos(15), KEY)).isNotEqualTo(Switchover.PASSED_OVER);
    calls(switchover, 15, 0, 4);
    assertThat(at(switchover, 20.999)).isEqualTo(State.DECIDING);
    assertThat(at(switchover, 21)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 80.999)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 81)).isEqualTo(State.RETURNING);
  }

  @Test
  void decision_fallsAgainstLeaving_whenTheFailuresAreOver() {
    Switchover switchover = switchover(20);
    calls(switchover, 1, 0, 4);
    calls(switchover, 15, 9, 1);
    assertThat(at(switchover, 21)).isEqualTo(State.SERVING);
  }

  @Test
  void decision_fallsAgainstLeaving_whenNobodyCallsAnyMore() {
    Switchover switchover = switchover(20);
    calls(switchover, 1, 0, 4);
    assertThat(at(switchover, 21)).isEqualTo(State.SERVING);
  }

  @Test
  void return_goesStepByStep() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    assertThat(at(switchover, 61)).isEqualTo(State.RETURNING);
    calls(switchover, 70, 4, 0);
    assertThat(share(switchover, 90.9)).isBetween(0.09, 0.11); // 10 000 keys: sigma is 0.003
    assertThat(share(switchover, 91)).isBetween(0.48, 0.52); // sigma is 0.005
    calls(switchover, 100, 1, 0);
    assertThat(at(switchover, 120.999)).isEqualTo(State.RETURNING);
    assertThat(at(switchover, 121)).isEqualTo(State.SERVING);
  }

  private static double share(Switchover switchover, double at) {
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      long key = RandomKey.derive(KEY, i);
      admitted += switchover.admit(nanos(at), key) == Switchover.PASSED_OVER ? 0 : 1;
    }
    return admitted / 10_000.0;
  }

  @Test
  void return_takesTheSameWorkInEachStep() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    long first = admitted(switchover, 62);
    calls(switchover, 62, 1, 0);
    assertThat(switchover.admit(nanos(95), first)).isNotEqualTo(Switchover.PASSED_OVER);
  }

  @Test
  void return_isBrokenOff_asSoonAsEnoughCallsFail() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    calls(switchover, 70, 3, 1); // 1 of 4: not enough calls to judge by
    assertThat(at(switchover, 70)).isEqualTo(State.RETURNING);
    calls(switchover, 71, 1, 0); // 1 of 5 is 20 %
    assertThat(at(switchover, 71)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 130.999)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 131)).isEqualTo(State.RETURNING);
  }

  @Test
  void step_isJudgedAtItsEndByTheCallsThatItHad() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    calls(switchover, 70, 0, 1);
    assertThat(at(switchover, 90.999)).isEqualTo(State.RETURNING);
    assertThat(at(switchover, 91)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 151)).isEqualTo(State.RETURNING); // a minute after 91 s
  }

  @Test
  void step_withoutACallWaitsForOne() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    assertThat(share(switchover, 1000)).isLessThan(0.2);
    calls(switchover, 1000, 1, 0);
    assertThat(share(switchover, 1000)).isGreaterThan(0.4); // the next step, of 30 s from here
    calls(switchover, 1001, 1, 0);
    assertThat(at(switchover, 1029.999)).isEqualTo(State.RETURNING);
    assertThat(at(switchover, 1030)).isEqualTo(State.SERVING);
  }

  @Test
  void return_withoutStepsIsWhole() {
    Switchover switchover = switchover(0);
    calls(switchover, 1, 0, 4);
    assertThat(at(switchover, 60.999)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 61)).isEqualTo(State.SERVING);
  }

  @Test
  void callsFromBeforeAChange_areNotCounted() {
    Switchover switchover = switchover();
    int early = ticket(switchover, 0);
    calls(switchover, 1, 0, 4);
    for (int i = 0; i < 10; i++) {
      switchover.record(nanos(70), early, true); // sent into the outage, ends during the return
    }
    assertThat(at(switchover, 70)).isEqualTo(State.RETURNING);
    int canary = ticket(switchover, 70);
    calls(switchover, 70, 1, 0);
    calls(switchover, 100, 1, 0);
    assertThat(at(switchover, 121)).isEqualTo(State.SERVING);
    for (int i = 0; i < 10; i++) {
      switchover.record(nanos(122), canary, true);
    }
    assertThat(at(switchover, 122)).isEqualTo(State.SERVING);
  }

  @Test
  void window_isEmptyAfterAReturn() {
    Switchover switchover = switchover();
    calls(switchover, 1, 0, 4);
    calls(switchover, 70, 1, 0);
    calls(switchover, 100, 1, 0);
    calls(switchover, 121, 0, 3);
    assertThat(at(switchover, 121)).isEqualTo(State.SERVING);
    calls(switchover, 122, 0, 1);
    assertThat(at(switchover, 122)).isEqualTo(State.LEFT);
  }

  @Test
  void numbersOutOfRange_areRejected() {
    Leave leave = new Leave(0.5, 10, 4, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SwitchoverSpec(leave, new Return(1, 0.6, 1, List.of(), 1)))
        .withMessageContaining("return.failure_rate (0.6) must not be above");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Return(1, 0.2, 1, List.of(0.3, 0.1), 1))
        .withMessageContaining("canary");
    assertThatIllegalArgumentException().isThrownBy(() -> new Return(1, 0.2, 1, List.of(1.0), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Leave(0, 10, 4, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Leave(0.5, 86_401, 4, 0));
  }

  @Test
  void statusPage_isNotLookedAt_whereOnlyErrorsLeadAway() {
    Switchover switchover = watching(Signal.ERRORS, 0, false);
    assertThat(at(switchover, 150)).isEqualTo(State.SERVING);
    calls(switchover, 220, 0, 4);
    assertThat(at(switchover, 279)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 280)).isEqualTo(State.SERVING);
    assertThat(at(switchover, 350)).isEqualTo(State.SERVING); // nor after a return
  }

  @Test
  void return_countsFromLeaving_whateverThePageShowsByThen() {
    Switchover switchover = watching(Signal.STATUS_PAGE, 0, false);
    assertThat(at(switchover, 100)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 159)).isEqualTo(State.LEFT);
    assertThat(at(switchover, 160)).isEqualTo(State.SERVING); // until the notice of 300 s
    assertThat(at(switchover, 299)).isEqualTo(State.SERVING);
    assertThat(at(switchover, 300)).isEqualTo(State.LEFT);
  }

  /** A fifth of the calls of a step may not fail: one of six may. */
  @Test
  void step_failsByTheShareOfItsCalls() {
    Switchover switchover = switchover();
    calls(switchover, 0, 0, 4);
    assertThat(at(switchover, 60)).isEqualTo(State.RETURNING);
    calls(switchover, 61, 5, 1);
    assertThat(at(switchover, 62)).isEqualTo(State.RETURNING);
    calls(switchover, 63, 3, 1); // two of ten
    assertThat(at(switchover, 63)).isEqualTo(State.LEFT);
  }

  /** Back within the ten seconds of the window, which begins anew. */
  @Test
  void return_forgetsWhatLedAway() {
    Switchover switchover =
        new Switchover(
            new SwitchoverSpec(
                new Leave(0.5, 10, 4, 0), new Return(nanos(1), 0.2, 5, List.of(), nanos(30))),
            StatusPage.CLEAR,
            GuardBooks.unlisted());
    calls(switchover, 0, 0, 4);
    assertThat(at(switchover, 0.5)).isEqualTo(State.LEFT);
    calls(switchover, 2, 0, 3);
    assertThat(at(switchover, 2)).isEqualTo(State.SERVING);
    calls(switchover, 3, 0, 1);
    assertThat(at(switchover, 3)).isEqualTo(State.LEFT);
  }
}
