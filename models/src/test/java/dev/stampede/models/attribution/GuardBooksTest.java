package dev.stampede.models.attribution;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Regression;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard of a provider that faults strike from 10 to 20 s and from 30 to 40 s. */
class GuardBooksTest {

  private static final List<FaultSpec> FAULTS =
      List.of(fault(30, 5), fault(10, 10), fault(33, 7), fault(35, 2));

  private static FaultSpec fault(double at, double seconds) {
    Effect effect = new Outage(503, 0);
    return new FaultSpec("f" + at, "p", nanos(at), nanos(seconds), effect);
  }

  private static Horizon horizon(double countedFrom) {
    return Horizon.of(new Intervals(nanos(50), 1), nanos(countedFrom));
  }

  private static GuardBooks guard(double countedFrom) {
    return new GatewayBooks(horizon(countedFrom)).chain("p", "", FAULTS).guard("breaker");
  }

  @Test
  void faultsThatOverlapAreOne_andThoseOfQualityAreNone() {
    FaultSpec worse = new FaultSpec("w", "p", 0, nanos(100), new Regression(0.5, 1));
    FaultWindows windows =
        FaultWindows.of(List.of(worse, FAULTS.get(0), FAULTS.get(2)), horizon(0));
    assertThat(windows.count()).isEqualTo(1);
    assertThat(windows.start(0)).isEqualTo(nanos(30));
    assertThat(windows.end(0)).isEqualTo(nanos(40));
    assertThat(windows.nanosUntil(nanos(34))).isEqualTo(nanos(4));
  }

  @Test
  void openings_areMeasuredFromTheStartOfEachFault() {
    GuardBooks books = guard(0);
    books.failed(nanos(4));
    books.opened(nanos(5));
    books.closed(nanos(12)); // it was open when the first fault began
    books.failed(nanos(13));
    books.opened(nanos(14));
    books.closed(nanos(25));
    books.failed(nanos(31));
    books.probed(nanos(32));
    books.failed(nanos(33));
    books.opened(nanos(35));
    GuardResult result = books.result(nanos(50));
    assertThat(result.faults()).isEqualTo(2);
    assertThat(result.faultsNoticed()).isEqualTo(2);
    assertThat(result.noticedAfterNanos()).isEqualTo(nanos(5));
    assertThat(result.longestNoticeNanos()).isEqualTo(nanos(5));
    assertThat(result.failuresBefore()).isEqualTo(2);
    assertThat(result.openings()).isEqualTo(3);
    assertThat(result.openingsInFaults()).isEqualTo(2);
    assertThat(result.openNanos()).isEqualTo(nanos(7 + 11 + 15));
    assertThat(result.probes()).isEqualTo(1);
  }

  @Test
  void faultsThatNobodyNotices_areCountedAsSuch() {
    GuardBooks books = guard(0);
    books.failed(nanos(15));
    books.opened(nanos(22)); // too late for the first one
    books.closed(nanos(29));
    GuardResult result = books.result(nanos(50));
    assertThat(result.faults()).isEqualTo(2);
    assertThat(result.faultsNoticed()).isZero();
    assertThat(result.openingsInFaults()).isZero();
  }

  @Test
  void whatIsOpenThroughAWholeFault_noticesItAtOnce() {
    GuardBooks books = guard(0);
    books.opened(nanos(5));
    books.closed(nanos(45));
    GuardResult result = books.result(nanos(50));
    assertThat(result.faultsNoticed()).isEqualTo(2);
    assertThat(result.noticedAfterNanos()).isZero();
    assertThat(result.openNanos()).isEqualTo(nanos(40));
  }

  @Test
  void anOpeningWhoseEndIsKnown_endsByItself() {
    GuardBooks books = guard(0);
    books.opened(nanos(12), nanos(17));
    books.failed(nanos(31)); // a fault later it is open no more
    books.opened(nanos(32), nanos(99));
    GuardResult result = books.result(nanos(50));
    assertThat(result.openNanos()).isEqualTo(nanos(5 + 18));
    assertThat(result.noticedAfterNanos()).isEqualTo(nanos(2 + 2));
    assertThat(result.failuresBefore()).isEqualTo(1);
  }

  @Test
  void aFaultBeginsWithItsStart_andIsOverAtItsEnd() {
    GuardBooks books = guard(0);
    books.opened(nanos(10));
    books.closed(nanos(11));
    books.opened(nanos(20));
    books.closed(nanos(21));
    GuardResult result = books.result(nanos(25));
    assertThat(result.openings()).isEqualTo(2);
    assertThat(result.openingsInFaults()).isEqualTo(1);
    assertThat(result.noticedAfterNanos()).isZero();
  }

  @Test
  void anOpeningThatFollowsAnother_beginsWhereThatEnds() {
    GuardBooks books = guard(0);
    books.opened(nanos(1), nanos(4));
    books.opened(nanos(4), nanos(6));
    assertThat(books.result(nanos(9)).openNanos()).isEqualTo(nanos(5));
  }

  @Test
  void theEndOfTheWarmUpCounts() {
    GuardBooks books = guard(12);
    books.opened(nanos(12));
    books.probed(nanos(12));
    GuardResult result = books.result(nanos(12));
    assertThat(result.openings()).isEqualTo(1);
    assertThat(result.probes()).isEqualTo(1);
  }

  @Test
  void theWarmUpDoesNotCount() {
    GuardBooks books = guard(12);
    books.opened(nanos(5));
    books.probed(nanos(6));
    books.closed(nanos(15));
    books.opened(nanos(16));
    books.closed(nanos(17));
    GuardResult result = books.result(nanos(25));
    assertThat(result.openings()).isEqualTo(1);
    assertThat(result.openNanos()).isEqualTo(nanos(3 + 1));
    assertThat(result.probes()).isZero();
    assertThat(result.faults()).isEqualTo(1); // the second one is yet to come
    assertThat(result.noticedAfterNanos()).isZero();
  }
}
