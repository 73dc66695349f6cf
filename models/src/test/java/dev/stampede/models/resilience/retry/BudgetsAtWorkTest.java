package dev.stampede.models.resilience.retry;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec.Commit;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What retries and hedges tell their budget, seen by the attempts that it allows next. */
class BudgetsAtWorkTest {

  /** Serves in a second, but fails at once from 0 s for some time and from 10 s to 11 s. */
  private static Rig retrying(BudgetSpec budget, double failing) {
    BackoffSpec fiveSeconds = new BackoffSpec(nanos(5), 1, nanos(5), new Jitter.None(), false);
    PolicySpec retry =
        new RetrySpec(1, fiveSeconds, RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING, budget);
    return new Rig(
        new Sketch()
            .provider("p", servers(9, always(1)))
            .fault("p", 0, failing, new Outage(500, 0))
            .fault("p", 10, 1, new Outage(500, 0))
            .architecture("a", List.of(retry), "p"));
  }

  private static List<Integer> attempts(Rig rig) {
    return rig.run(60).stream().map(Answered::attempts).toList();
  }

  @Test
  void retry_isReleasedWhenItsAttemptHasEnded() {
    BudgetSpec oneAtATime = new BudgetSpec.Envoy(0, 1);
    assertThat(attempts(retrying(oneAtATime, 1).send(0).send(10))).containsExactly(2, 2);
  }

  @Test
  void bucket_isFilledByRequestsThatBegin_andNotByTheirRetries() {
    BudgetSpec whole = new BudgetSpec.Bucket(1, 1, FilledBy.START);
    assertThat(attempts(retrying(whole, 1).send(0).send(10))).containsExactly(2, 2);
    BudgetSpec half = new BudgetSpec.Bucket(0.5, 1, FilledBy.START);
    assertThat(attempts(retrying(half, 1).send(0).send(10))).containsExactly(2, 1);
  }

  @Test
  void bucket_isFilledByAnswers_andNotByFailures() {
    BudgetSpec bucket = new BudgetSpec.Bucket(1, 1, FilledBy.SUCCESS);
    assertThat(attempts(retrying(bucket, 1).send(0).send(10))).containsExactly(2, 2);
    assertThat(attempts(retrying(bucket, 6).send(0).send(10))).containsExactly(2, 1);
  }

  /** Of four tokens a failure takes one, and more than two must be left. */
  @Test
  void failures_takeTokensOfGrpc() {
    BudgetSpec four = new BudgetSpec.Grpc(4, 0.001);
    assertThat(attempts(retrying(four, 1).send(0).send(10).send(10.5))).containsExactly(2, 2, 1);
  }

  /** Two errors are not worth a retry, and take none; a timeout is, and leaves three of four. */
  @Test
  void failuresThatAreNotRetried_takeNoTokens() {
    PolicySpec retry =
        new RetrySpec(
            1,
            new BackoffSpec(0, 1, 0, new Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            Outcomes.of(Status.TIMEOUT),
            new BudgetSpec.Grpc(4, 0.001));
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(9, always(1)))
                .fault("p", 0, 1, new Outage(500, 0))
                .fault("p", 10, 5, new Stall())
                .architecture("a", List.of(retry, new TimeoutSpec(nanos(2))), "p"));
    assertThat(attempts(rig.send(0, 2).send(10))).containsExactly(1, 1, 2);
  }

  private static Rig hedging(
      BudgetSpec budget, int most, double failing, double failsAfter, Status... nonFatal) {
    HedgeSpec hedge =
        new HedgeSpec(new HedgeSpec.Delay(nanos(0.5)), most, Outcomes.of(nonFatal), budget);
    return new Rig(
        new Sketch()
            .provider("p", servers(9, always(1)))
            .fault("p", 0, failing, new Outage(500, nanos(failsAfter)))
            .architecture("a", List.of(hedge), "p"));
  }

  /** Hedges may be half of what is out: one of two calls, none of one. */
  @Test
  void hedgesThatAreOver_areOutNoMore() {
    BudgetSpec half = new BudgetSpec.Envoy(0.5, 0);
    Rig rig = hedging(half, 2, 0.1, 0, Status.ERROR).send(1, 2).send(5).send(9, 2);
    assertThat(attempts(rig)).containsExactly(2, 1, 1, 2, 1);
  }

  @Test
  void hedges_areFilledByAnswers_andNotByFailures() {
    BudgetSpec bucket = new BudgetSpec.Bucket(1, 1, FilledBy.SUCCESS);
    assertThat(attempts(hedging(bucket, 2, 0.1, 0).send(1).send(5))).containsExactly(2, 2);
    // The first failure is paid for, and fills nothing.
    assertThat(attempts(hedging(bucket, 3, 2, 0.25, Status.ERROR).send(0))).containsExactly(2);
  }

  @Test
  void hedgesThatFail_takeTokensOfGrpc_unlessThatIsFatal() {
    BudgetSpec two = new BudgetSpec.Grpc(2, 0.001);
    assertThat(attempts(hedging(two, 3, 2, 0.25, Status.ERROR).send(0))).containsExactly(1);
    assertThat(attempts(hedging(two, 2, 2, 0.25).send(0).send(5))).containsExactly(1, 2);
  }

  private static final Consumer<Request> STREAM =
      request -> {
        request.stream = true;
        request.outputTokens = 9;
        request.maxTokens = 9;
      };

  private static Rig streaming(int calls, HedgeSpec.Trigger trigger, BudgetSpec budget) {
    HedgeSpec hedge = new HedgeSpec(trigger, 3, Outcomes.NONE, budget, Commit.FIRST_TOKEN);
    EngineSpec engine =
        new TokensSpec(
            calls, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO); // 2 s + 8 s
    return new Rig(new Sketch().provider("p", engine).architecture("a", List.of(hedge), "p"));
  }

  /** As above; the loser is over at the winner's first token, and the hedge when that has ended. */
  @Test
  void hedgesThatLose_areOutNoMore() {
    Rig rig = streaming(9, new HedgeSpec.Delay(nanos(0.95)), new BudgetSpec.Envoy(0.5, 0));
    rig.send(0, STREAM).send(0, STREAM).send(3, STREAM).send(20, STREAM).send(20, STREAM);
    assertThat(attempts(rig)).containsExactly(2, 1, 1, 2, 1);
  }

  /** One call at a time: the third waits for the second, longer than is usual, and is hedged. */
  @Test
  void usualTime_isThatToTheFirstToken() {
    BudgetSpec many = new BudgetSpec.Bucket(1, 9, FilledBy.START);
    Rig rig = streaming(1, new HedgeSpec.Percentile(0.5, 0), many);
    Consumer<Request> three = STREAM.andThen(request -> request.outputTokens = 3);
    rig.send(3, three).send(6.5, three).send(8, three);
    assertThat(attempts(rig).get(2)).isGreaterThan(1); // at 10 s, 2 s after it was sent
  }
}
