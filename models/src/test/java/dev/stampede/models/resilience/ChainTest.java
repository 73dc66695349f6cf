package dev.stampede.models.resilience;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timeouts, limits and breakers around calls, and what their order means. */
class ChainTest {

  private static final PolicySpec LIMIT_OF_ONE = new ConcurrencyLimitSpec(1);

  /** Opens after two failures in a row of two, for 10 s. */
  private static final PolicySpec BREAKER =
      new CircuitBreakerSpec(
          1, 1, nanos(1000), WindowType.COUNT_BASED, 2, 2, 1, 0, nanos(10), false);

  private static final PolicySpec RETRY_TWICE_AFTER_A_SECOND =
      new RetrySpec(
          2,
          new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  private static Sketch serving(double seconds, PolicySpec... chain) {
    return new Sketch()
        .provider("p", servers(100, always(seconds)))
        .architecture("a", List.of(chain), "p");
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  @Test
  void timeout_strikesAtItsTimeAndNotBefore() {
    PolicySpec twoSeconds = new TimeoutSpec(nanos(2));
    assertThat(new Rig(serving(1.999, twoSeconds)).send(0).run(9).get(0).status())
        .isEqualTo(Status.OK);
    Answered late = new Rig(serving(2.001, twoSeconds)).send(0).run(9).get(0);
    assertThat(late.status()).isEqualTo(Status.TIMEOUT);
    assertThat(late.at()).isEqualTo(2);
    assertThat(late.startedNanos()).isEqualTo(-1);
  }

  @Test
  void limit_isFreedByAnAnswer() {
    List<Answered> answers = new Rig(serving(2, LIMIT_OF_ONE)).send(0).send(1).send(2).run(9);
    assertThat(statuses(answers)).containsExactly(Status.OK, Status.LIMIT_REACHED, Status.OK);
  }

  @Test
  void limit_isFreedByATimeoutOutside() {
    List<Answered> answers =
        new Rig(serving(100, new TimeoutSpec(nanos(2)), LIMIT_OF_ONE))
            .send(0)
            .send(1)
            .send(3)
            .send(4)
            .run(9);
    assertThat(statuses(answers))
        .containsExactly(
            Status.TIMEOUT, Status.LIMIT_REACHED, Status.TIMEOUT, Status.LIMIT_REACHED);
  }

  @Test
  void limit_isFreedByAnOwnerWhoGivesUp() {
    List<Answered> answers =
        new Rig(serving(100, LIMIT_OF_ONE))
            .send(0)
            .cancel(0, 1)
            .send(2)
            .cancel(1, 3)
            .send(4)
            .cancel(2, 5)
            .run(9);
    assertThat(statuses(answers)).containsOnly(Status.GAVE_UP);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 3.0, 5.0);
  }

  @Test
  void limitOutsideRetry_isHeldWhileWaiting() {
    // The first is at work at 0 and, after an error and a second, at 1 s; its place is taken.
    Sketch sketch =
        serving(0.1, LIMIT_OF_ONE, RETRY_TWICE_AFTER_A_SECOND)
            .fault("p", 0, 0.5, new Outage(500, 0));
    assertThat(statuses(new Rig(sketch).send(0).send(0.7).run(9)))
        .containsExactly(Status.OK, Status.LIMIT_REACHED);
  }

  @Test
  void limitInsideRetry_isFreeWhileWaiting() {
    Sketch sketch =
        serving(0.1, RETRY_TWICE_AFTER_A_SECOND, LIMIT_OF_ONE)
            .fault("p", 0, 0.5, new Outage(500, 0));
    assertThat(statuses(new Rig(sketch).send(0).send(0.7).run(9)))
        .containsExactly(Status.OK, Status.OK);
  }

  @Test
  void breakerInsideRetry_countsAttempts() {
    // Two failed attempts open it; the third is refused without a call and not worth a retry.
    Sketch sketch =
        serving(1, RETRY_TWICE_AFTER_A_SECOND, BREAKER).fault("p", 0, 100, new Outage(500, 0));
    List<Answered> answers = new Rig(sketch).send(0).send(5).run(50);
    assertThat(statuses(answers)).containsExactly(Status.BREAKER_OPEN, Status.BREAKER_OPEN);
    assertThat(answers.stream().map(Answered::attempts)).containsExactly(2, 0);
    assertThat(answers.stream().map(Answered::at)).containsExactly(2.0, 5.0);
  }

  @Test
  void breakerOutsideRetry_countsWork() {
    Sketch sketch =
        serving(1, BREAKER, RETRY_TWICE_AFTER_A_SECOND).fault("p", 0, 100, new Outage(500, 0));
    List<Answered> answers = new Rig(sketch).send(0).send(0).send(1.5).send(3).run(50);
    assertThat(statuses(answers))
        .containsExactly(Status.ERROR, Status.ERROR, Status.ERROR, Status.BREAKER_OPEN);
    assertThat(answers.stream().map(Answered::attempts)).containsExactly(3, 3, 3, 0);
  }

  @Test
  void breakerOutsideTimeout_countsTimeouts() {
    Sketch sketch = serving(100, BREAKER, new TimeoutSpec(nanos(1)));
    assertThat(statuses(new Rig(sketch).send(0).send(0).send(2).run(50)))
        .containsExactly(Status.TIMEOUT, Status.TIMEOUT, Status.BREAKER_OPEN);
  }

  @Test
  void breakerInsideTimeout_neverHearsOfThem() {
    Sketch sketch = serving(100, new TimeoutSpec(nanos(1)), BREAKER);
    assertThat(statuses(new Rig(sketch).send(0).send(0).send(2).send(4).run(50)))
        .containsOnly(Status.TIMEOUT);
  }

  @Test
  void probeThatATimeoutOutsideCutsShort_isGivenBack() {
    // Two errors open it at 0 s. The probe at 11 s hangs and is given up at 12 s; had its permit
    // been lost, no call would ever pass again.
    Sketch sketch =
        serving(100, new TimeoutSpec(nanos(1)), BREAKER).fault("p", 0, 1, new Outage(500, 0));
    assertThat(statuses(new Rig(sketch).send(0, 2).send(11).send(11.5).send(13).run(50)))
        .containsExactly(
            Status.ERROR, Status.ERROR, Status.TIMEOUT, Status.BREAKER_OPEN, Status.TIMEOUT);
  }

  @Test
  void breaker_recordsAtTheEndOfACall() {
    // Calls of 30 s that will be cut at 20 s: the breaker learns of it then.
    Sketch sketch = serving(30, BREAKER).fault("p", 20, 1, new Outage(500, 0));
    assertThat(statuses(new Rig(sketch).send(0).send(0).send(19).send(22).run(60)))
        .containsExactly(Status.CUT, Status.CUT, Status.CUT, Status.BREAKER_OPEN);
  }

  @Test
  void eachProvider_hasAChainOfItsOwn() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(9, always(5)))
            .provider("q", servers(9, always(5)))
            .architecture("a", List.of(LIMIT_OF_ONE), "p", "q");
    assertThat(statuses(new Rig(sketch).send(0, 3).run(9)))
        .containsExactly(Status.OK, Status.OK, Status.LIMIT_REACHED);
  }

  @Test
  void cancelledCall_comesBackOnceHoweverFarTheProviderIs() {
    // 1 s to the provider and 1 s back; service .5 s, so answers arrive 2.5 s after the call. Each
    // timeout crosses the answer on the line, and calls are used again all the time.
    for (boolean stops : new boolean[] {true, false}) {
      Sketch sketch =
          new Sketch()
              .provider(
                  new ProviderSpec(
                      "p", servers(9, always(0.5)), QuotaSpec.NONE, 1, nanos(1), 529, stops))
              .architecture(
                  "a", List.of(RETRY_TWICE_AFTER_A_SECOND, new TimeoutSpec(nanos(2.25))), "p");
      Rig rig = new Rig(sketch);
      for (int i = 0; i < 40; i++) {
        rig.send(i * 0.5);
      }
      List<Answered> answers = rig.run(100);
      assertThat(answers).hasSize(40).allMatch(a -> a.status() == Status.TIMEOUT);
      assertThat(answers).allMatch(a -> a.attempts() == 3);
      assertThat(rig.provider("p").attempts()).isEqualTo(120);
      assertThat(rig.provider("p").succeeded()).isEqualTo(120); // the news came too late
    }
  }

  @Test
  void cancellation_travelsTheNetworkToo() {
    // Called at 0, there at 1 s; given up at 2 s, heard of at 3 s: two seconds of work are wasted.
    Sketch sketch =
        new Sketch()
            .provider(
                new ProviderSpec(
                    "p", servers(1, always(50)), QuotaSpec.NONE, 1, nanos(1), 529, true));
    Rig rig = new Rig(sketch).send(0).cancel(0, 2);
    Answered answered = rig.run(100).get(0);
    assertThat(answered.at()).isEqualTo(2);
    assertThat(answered.status()).isEqualTo(Status.GAVE_UP);
    assertThat(rig.provider("p").utilization() * 100).isEqualTo(2);
    assertThat(rig.provider("p").cancelled()).isEqualTo(1);
  }
}
