package dev.stampede.models.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** nginx's passive health checks by hand: three failures, ten seconds. */
class PassiveHealthTest {

  private final PassiveHealth health =
      new PassiveHealth(
          new PassiveHealthSpec(3, 10 * Seconds.ONE, Outcomes.of(Status.ERROR), 502),
          List.of(GuardBooks.unlisted(), GuardBooks.unlisted()));

  private static long at(double seconds) {
    return Math.round(seconds * Seconds.ONE);
  }

  private void call(double from, double until, Status end) {
    health.began(0, at(from));
    health.ended(0, at(until), new Answer().set(end));
  }

  private boolean isOut(double seconds) {
    return health.isOut(0, at(seconds));
  }

  /** As Kong's documentation has it: two failures, a success, and a failure are three. */
  @Test
  void successWithinTheTimeout_takesNoFailureBack() {
    call(0, 1, Status.ERROR);
    call(1, 2, Status.ERROR);
    call(3, 4, Status.OK);
    assertThat(isOut(4)).isFalse();
    call(4, 5, Status.ERROR);
    assertThat(isOut(5)).isTrue();
    assertThat(health.isOut(1, at(5))).isFalse();
  }

  @Test
  void successOfACallThatBeganLater_takesAllBack() {
    call(0, 1, Status.ERROR);
    call(1, 2, Status.ERROR);
    call(12.1, 13, Status.OK);
    call(13, 14, Status.ERROR);
    call(14, 15, Status.ERROR);
    assertThat(isOut(15)).isFalse();
    call(15, 16, Status.ERROR);
    assertThat(isOut(16)).isTrue();
  }

  /** After ten seconds one call asks; while it is under way everybody else goes elsewhere. */
  @Test
  void afterTheTimeout_oneCallDecides() {
    for (int i = 0; i < 3; i++) {
      call(i, i + 1, Status.ERROR);
    }
    assertThat(isOut(13)).isTrue();
    assertThat(isOut(13.1)).isFalse();
    health.began(0, at(13.1));
    assertThat(isOut(13.2)).isTrue();
    health.ended(0, at(14), new Answer().set(Status.ERROR));
    assertThat(isOut(24)).isTrue();
    assertThat(isOut(24.1)).isFalse();
    call(24.1, 25, Status.OK);
    assertThat(isOut(25)).isFalse();
    call(25, 26, Status.ERROR);
    assertThat(isOut(26)).isFalse();
  }

  /** One that never ends keeps the endpoint away for another ten seconds, not for ever. */
  @Test
  void callThatHangs_isFollowedByAnother() {
    for (int i = 0; i < 3; i++) {
      call(i, i + 1, Status.ERROR);
    }
    health.began(0, at(13.1));
    assertThat(isOut(23.1)).isTrue();
    assertThat(isOut(23.2)).isFalse();
  }

  /** What is not listed is an answer like any other, and a stream that began was well. */
  @Test
  void othersEnds_areNoFailures() {
    for (int i = 0; i < 4; i++) {
      call(i, i + 1, Status.RATE_LIMITED);
      call(i, i + 1, Status.NO_ENDPOINT);
      health.brokeOff(0, at(i), new Answer().set(Status.ERROR));
      health.timedOut(0, at(i), true);
      health.timedOut(0, at(i), false);
    }
    assertThat(isOut(4)).isFalse();
  }

  @Test
  void timeouts_areFailures_whereTheyAreListed() {
    PassiveHealth nginx =
        new PassiveHealth(PassiveHealthSpec.NGINX, List.of(GuardBooks.unlisted()));
    nginx.timedOut(0, at(1), true);
    assertThat(nginx.isOut(0, at(1))).isFalse();
    nginx.timedOut(0, at(2), false);
    assertThat(nginx.isOut(0, at(2))).isTrue();
  }

  @Test
  void numbersOutOfRange_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassiveHealthSpec(0, 1, Outcomes.NONE, 502))
        .withMessageContaining("max_fails");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassiveHealthSpec(1, 0, Outcomes.NONE, 502))
        .withMessageContaining("fail_timeout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassiveHealthSpec(1, 1, Outcomes.NONE, 200))
        .withMessageContaining("empty_status");
  }
}
