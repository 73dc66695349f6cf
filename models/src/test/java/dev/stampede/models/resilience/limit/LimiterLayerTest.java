package dev.stampede.models.resilience.limit;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.limit.ShareSpec.Rule;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bulkheads, shedding and adaptive limits in a chain, to the second. */
class LimiterLayerTest {

  private static final PolicySpec RETRY_AT_ONCE =
      new RetrySpec(
          50,
          new BackoffSpec(0, 1, 0, new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          Outcomes.of(Status.LIMIT_REACHED, Status.BREAKER_OPEN));

  private static Rig rig(PolicySpec... chain) {
    return new Rig(
        new Sketch().provider("p", servers(100, always(1))).architecture("a", List.of(chain), "p"));
  }

  private static PolicySpec bulkhead(int calls, double wait, Order order) {
    return LimiterSpec.fixed(calls, new Room(100, nanos(wait), Discipline.of(order)), null);
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  @Test
  void contract4_bulkheadOfOneWithoutWaitAcceptsOneAndRejectsFour() {
    List<Answered> answers = rig(LimiterSpec.fixed(1, null, null)).send(0, 5).run(9);
    assertThat(statuses(answers))
        .containsExactly(
            Status.OK,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED);
    assertThat(times(answers)).containsExactly(1.0, 0.0, 0.0, 0.0, 0.0);
  }

  @Test
  void fifo_letsTheFirstInFirst() {
    assertThat(times(rig(bulkhead(1, 9, Order.FIFO)).send(0, 4).run(9)))
        .containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void lifo_letsTheLastInFirst() {
    assertThat(times(rig(bulkhead(1, 9, Order.LIFO)).send(0, 4).run(9)))
        .containsExactly(1.0, 4.0, 3.0, 2.0);
  }

  @Test
  void waiters_areRefusedWhenTheirTimeIsUp() {
    List<Answered> answers = rig(bulkhead(1, 1.5, Order.FIFO)).send(0, 4).run(9);
    assertThat(times(answers)).containsExactly(1.0, 2.0, 1.5, 1.5);
    assertThat(statuses(answers))
        .containsExactly(Status.OK, Status.OK, Status.LIMIT_REACHED, Status.LIMIT_REACHED);
  }

  @Test
  void fullRoom_refusesAtOnce() {
    PolicySpec bulkhead = LimiterSpec.fixed(1, new Room(2, nanos(9), Discipline.FIFO), null);
    List<Answered> answers = rig(bulkhead).send(0, 4).run(9);
    assertThat(times(answers)).containsExactly(1.0, 2.0, 3.0, 0.0);
    assertThat(answers.get(3).status()).isEqualTo(Status.LIMIT_REACHED);
  }

  @Test
  void ownersWhoGiveUp_makeRoomWhetherTheyWaitOrNot() {
    List<Answered> answers =
        rig(bulkhead(1, 9, Order.FIFO)).send(0, 4).cancel(1, 0.25).cancel(0, 0.5).run(9);
    assertThat(times(answers)).containsExactly(0.5, 0.25, 1.5, 2.5);
  }

  @Test
  void timeoutOutside_countsTheWait_andInsideDoesNot() {
    PolicySpec timeout = new TimeoutSpec(nanos(1.5));
    assertThat(statuses(rig(timeout, bulkhead(1, 9, Order.FIFO)).send(0, 3).run(9)))
        .containsExactly(Status.OK, Status.TIMEOUT, Status.TIMEOUT);
    assertThat(statuses(rig(bulkhead(1, 9, Order.FIFO), timeout).send(0, 3).run(9)))
        .containsOnly(Status.OK);
  }

  @Test
  void controlledDelay_dropsThoseWhoWaitedTooLong() {
    Discipline discipline =
        new Discipline(
            Order.FIFO, 1, new DelayControlSpec.StandingQueue(nanos(0.1), nanos(1.5)), false);
    PolicySpec bulkhead = LimiterSpec.fixed(1, new Room(100, nanos(9), discipline), null);
    List<Answered> answers = rig(bulkhead).send(0, 4).run(9);
    assertThat(times(answers)).containsExactly(1.0, 2.0, 2.0, 2.0);
    assertThat(answers.get(3).status()).isEqualTo(Status.LIMIT_REACHED);
  }

  @Test
  void refusedAtOnceAndRetriedAtOnce_endsAndLosesNobody() {
    Discipline discipline =
        new Discipline(
            Order.FIFO, 1, new DelayControlSpec.StandingQueue(nanos(0.1), nanos(1.5)), false);
    PolicySpec bulkhead = LimiterSpec.fixed(1, new Room(2000, nanos(9), discipline), null);
    List<Answered> answers = rig(RETRY_AT_ONCE, bulkhead).send(0, 1500).run(3000);
    assertThat(answers).hasSize(1500);
    assertThat(statuses(answers)).containsOnly(Status.OK, Status.LIMIT_REACHED);
  }

  @Test
  void breakerInside_answersWaitersAtOnce() {
    PolicySpec breaker =
        new CircuitBreakerSpec(
            1, 1, 1, CircuitBreakerSpec.WindowType.COUNT_BASED, 1, 1, 1, 0, nanos(1000), false);
    List<Answered> answers = rig(bulkhead(1, 9, Order.FIFO), breaker).send(0, 4).run(9);
    assertThat(times(answers)).containsExactly(1.0, 1.0, 1.0, 1.0);
    assertThat(statuses(answers).subList(1, 4)).containsOnly(Status.BREAKER_OPEN);
  }

  private static Rig classes(Rule rule, List<Double> shares) {
    return rig(LimiterSpec.fixed(4, null, new ShareSpec(rule, List.of(0, 5), shares)));
  }

  @Test
  void upTo_keepsRoomForWhatMattersMore() {
    Rig rig = classes(Rule.UP_TO, List.of(0.5, 1.0));
    rig.send(0, 3); // priority 0: two of them
    for (int i = 0; i < 3; i++) {
      rig.send(0, request -> request.priority = 7); // the other two places
    }
    assertThat(statuses(rig.run(9)))
        .containsExactly(Status.OK, Status.OK, Status.SHED, Status.OK, Status.OK, Status.SHED);
  }

  @Test
  void guaranteed_isLetInAboveTheLimit() {
    Rig rig = classes(Rule.GUARANTEED, List.of(0.5, 0.5));
    rig.send(0, 5); // all four places
    for (int i = 0; i < 3; i++) {
      rig.send(0, request -> request.priority = 5); // its two, on top
    }
    rig.send(1.5); // all have left
    assertThat(statuses(rig.run(9)))
        .containsExactly(
            Status.OK,
            Status.OK,
            Status.OK,
            Status.OK,
            Status.SHED,
            Status.OK,
            Status.OK,
            Status.SHED,
            Status.OK);
  }

  @Test
  void shares_areChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShareSpec(Rule.UP_TO, List.of(1), List.of(1.0)))
        .withMessageContaining("begin with priority 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShareSpec(Rule.UP_TO, List.of(0, 5), List.of(1.0, 0.5)))
        .withMessageContaining("not give more to the less important");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShareSpec(Rule.GUARANTEED, List.of(0, 5), List.of(0.6, 0.5)))
        .withMessageContaining("at most 100 % together");
  }

  private static LimiterSpec aimd(Outcomes dropped, Outcomes ignored, Signal signal) {
    LimitSpec limit = new LimitSpec.Aimd(4, 1, 9, 0.5, nanos(1.5), null);
    return new LimiterSpec(limit, signal, dropped, ignored, null, null);
  }

  @Test
  void adaptiveLimit_grows_andShrinksByWhatItIsToldOf() {
    PolicySpec limit = aimd(Outcomes.of(Status.TIMEOUT), Outcomes.NONE, Signal.COMPLETION);
    Rig rig = rig(limit, new TimeoutSpec(nanos(0.5)));
    rig.send(0, 6); // four get in, and each of them halves the limit: 2, 1, 1, 1
    rig.send(1, 3);
    assertThat(statuses(rig.run(9)))
        .containsExactly(
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED,
            Status.TIMEOUT,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED);
    Rig outside = rig(new TimeoutSpec(nanos(0.5)), limit);
    assertThat(statuses(outside.send(0, 6).send(1, 3).run(9)))
        .as("a timeout outside is as much of a drop")
        .isEqualTo(statuses(rig.run(9)));
    Rig givenUp = rig(limit).send(0, 4);
    for (int i = 0; i < 4; i++) {
      givenUp.cancel(i, 0.5);
    }
    assertThat(statuses(givenUp.send(1, 4).run(9)))
        .as("and an owner who gives up tells nothing")
        .doesNotContain(Status.LIMIT_REACHED);
    Rig deaf =
        rig(
            aimd(Outcomes.NONE, Outcomes.of(Status.TIMEOUT), Signal.COMPLETION),
            new TimeoutSpec(nanos(0.5)));
    assertThat(statuses(deaf.send(0, 4).send(1, 5).run(9)))
        .containsExactly(
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.TIMEOUT,
            Status.LIMIT_REACHED);
  }

  /** A class's share counts who is inside, and not who has been. */
  @Test
  void guaranteedShare_isFreeAgainWhenTheCallHasEnded() {
    ShareSpec halves = new ShareSpec(Rule.GUARANTEED, List.of(0, 5), List.of(0.5, 0.5));
    Rig rig = rig(LimiterSpec.fixed(2, null, halves));
    for (double start : new double[] {0, 5}) {
      rig.send(start, 2);
      rig.send(start + 0.5, request -> request.priority = 9); // its half of two is one
      rig.send(start + 0.5, request -> request.priority = 9);
    }
    assertThat(statuses(rig.run(9)))
        .containsExactly(
            Status.OK,
            Status.OK,
            Status.OK,
            Status.SHED,
            Status.OK,
            Status.OK,
            Status.OK,
            Status.SHED);
  }

  /** First tokens come after 2 s and answers after 10 s; above 5 s the limit of two is halved. */
  @Test
  void signal_isTheFirstTokenOrTheEnd() {
    for (Signal signal : Signal.values()) {
      LimitSpec limit = new LimitSpec.Aimd(2, 1, 9, 0.5, nanos(5), null);
      LimiterSpec limiter =
          new LimiterSpec(limit, signal, Outcomes.NONE, Outcomes.NONE, null, null);
      EngineSpec engine =
          new TokensSpec(9, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO);
      Consumer<Request> stream =
          request -> {
            request.stream = true;
            request.outputTokens = 9;
            request.maxTokens = 9;
          };
      Rig rig =
          new Rig(new Sketch().provider("p", engine).architecture("a", List.of(limiter), "p"));
      rig.send(5, stream).send(20, stream).send(20, stream);
      assertThat(statuses(rig.run(60)).get(2))
          .isEqualTo(signal == Signal.FIRST_TOKEN ? Status.OK : Status.LIMIT_REACHED);
    }
  }

  @Test
  void adaptiveLimit_hearsOfACodeThatItsWordIsIgnoredFor() {
    LimiterSpec byWord = limiter(Outcomes.ofCodes(503, 503), Outcomes.of(Status.OVERLOADED));
    assertThat(byWord.ignores(refused(503))).isFalse();
    assertThat(byWord.ignores(refused(529))).isTrue();
    LimiterSpec byCode = limiter(Outcomes.of(Status.OVERLOADED), Outcomes.ofCodes(503, 503));
    assertThat(byCode.ignores(refused(503))).isTrue();
    assertThat(byCode.ignores(refused(529))).isFalse();
    LimiterSpec both = limiter(Outcomes.ofCodes(503, 503), Outcomes.ofCodes(500, 599));
    assertThat(both.ignores(refused(503))).isTrue();
  }

  private static LimiterSpec limiter(Outcomes dropped, Outcomes ignored) {
    return new LimiterSpec(new LimitSpec.Fixed(1), Signal.COMPLETION, dropped, ignored, null, null);
  }

  private static Answer refused(int httpStatus) {
    Answer answer = new Answer().set(Status.ofHttp(httpStatus));
    answer.httpStatus = httpStatus;
    return answer;
  }
}
