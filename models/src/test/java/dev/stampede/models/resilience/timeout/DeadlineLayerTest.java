package dev.stampede.models.resilience.timeout;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineLayerTest {

  private static final PolicySpec RETRY_AFTER_TWO_SECONDS =
      new RetrySpec(
          9,
          new BackoffSpec(nanos(2), 1, nanos(2), new BackoffSpec.Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  private static Answered first(Sketch sketch, PolicySpec... chain) {
    return new Rig(sketch.architecture("a", List.of(chain), "p")).send(0).run(60).get(0);
  }

  private static Sketch serving(double seconds) {
    return new Sketch().provider("p", servers(9, always(seconds)));
  }

  private static Sketch failing(double errorAfter) {
    return serving(1).fault("p", 0, 100, new Outage(500, nanos(errorAfter)));
  }

  @Test
  void attempt_isCutShort() {
    Answered answered = first(serving(9), new DeadlineSpec(nanos(5), 0));
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.at()).isEqualTo(5);
  }

  /** It arrived at 0, and comes here later. */
  private static Answered late(double at, DeadlineSpec deadline) {
    Sketch sketch = serving(1).architecture("a", List.of(deadline), "p");
    return new Rig(sketch).send(at, request -> request.bornNanos = 0).run(60).get(0);
  }

  @Test
  void work_beginsWithTheLeastThatMustBeLeft_butNotWithLess() {
    DeadlineSpec deadline = new DeadlineSpec(nanos(10), nanos(4));
    assertThat(late(6, deadline).status()).isEqualTo(Status.OK);
    Answered less = late(6.001, deadline);
    assertThat(less.status()).isEqualTo(Status.TIMEOUT);
    assertThat(less.at()).isEqualTo(6.001);
    assertThat(less.attempts()).isZero();
  }

  @Test
  void work_doesNotBeginAtItsDeadline() {
    DeadlineSpec deadline = new DeadlineSpec(nanos(10), 0);
    assertThat(late(10, deadline).attempts()).isZero();
    assertThat(late(9.999, deadline).attempts()).isEqualTo(1);
    assertThat(late(9.999, deadline).at()).isEqualTo(10);
  }

  @Test
  void retry_isNotWaitedForIfItWouldComeTooLate() {
    // Errors at .5 and 3; the next attempt would begin at 5, after 4.9: what there is is returned.
    Answered answered =
        first(failing(0.5), new DeadlineSpec(nanos(4.9), 0), RETRY_AFTER_TWO_SECONDS);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(2);
    assertThat(answered.at()).isEqualTo(3);
  }

  @Test
  void retry_thatBeginsAtTheDeadline_mayBegin_butNotWithLessThanTheLeast() {
    Answered early = first(failing(0.5), new DeadlineSpec(nanos(5.1), 0), RETRY_AFTER_TWO_SECONDS);
    assertThat(early.attempts()).isEqualTo(3); // at 5, cut short at 5.1
    assertThat(early.status()).isEqualTo(Status.TIMEOUT);
    assertThat(early.at()).isEqualTo(5.1);
    Answered least =
        first(failing(0.5), new DeadlineSpec(nanos(5.1), nanos(0.2)), RETRY_AFTER_TWO_SECONDS);
    assertThat(least.attempts()).isEqualTo(2);
    assertThat(least.at()).isEqualTo(3);
  }

  @Test
  void laterRung_hasWhatIsLeft() {
    // p takes its timeout of 3 s; q would take 4 s, and 2 are left.
    Sketch sketch =
        serving(9)
            .provider("q", servers(9, always(4)))
            .architecture(
                "a", List.of(new DeadlineSpec(nanos(5), 0), new TimeoutSpec(nanos(3))), "p", "q");
    Answered answered = new Rig(sketch).send(0).run(60).get(0);
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.at()).isEqualTo(5);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void rungAfterTheDeadline_isNotCalled() {
    Sketch sketch =
        serving(9)
            .provider("q", servers(9, always(1)))
            .architecture("a", List.of(new DeadlineSpec(nanos(5), nanos(1))), "p", "q");
    Answered answered = new Rig(sketch).send(0).run(60).get(0);
    assertThat(answered.at()).isEqualTo(5);
    assertThat(answered.attempts()).isEqualTo(1);
  }

  @Test
  void innerDeadline_doesNotExtendTheOuterOne() {
    Answered answered =
        first(
            failing(0.5),
            new DeadlineSpec(nanos(4), 0),
            new DeadlineSpec(nanos(40), 0),
            RETRY_AFTER_TWO_SECONDS);
    assertThat(answered.attempts()).isEqualTo(2);
    assertThat(answered.at()).isEqualTo(3);
  }

  @Test
  void hedge_isNotSentTooLate() {
    HedgeSpec hedge = new HedgeSpec(new HedgeSpec.Delay(nanos(3)), 2, Outcomes.NONE, null);
    Answered answered = first(serving(9), new DeadlineSpec(nanos(5), nanos(2.5)), hedge);
    assertThat(answered.attempts()).isEqualTo(1);
  }

  @Test
  void limit_isNotWaitedForTooLong() {
    RateLimitSpec slow =
        new RateLimitSpec(1, nanos(10), 1, nanos(60), RateLimitSpec.Algorithm.TOKEN_BUCKET);
    Sketch sketch = serving(1).architecture("a", List.of(new DeadlineSpec(nanos(5), 0), slow), "p");
    List<Answered> answers = new Rig(sketch).send(0, 2).run(60);
    assertThat(answers.get(1).status()).isEqualTo(Status.THROTTLED);
    assertThat(answers.get(1).at()).isZero();
  }
}
