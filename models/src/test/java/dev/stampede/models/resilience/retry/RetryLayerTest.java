package dev.stampede.models.resilience.retry;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Replications;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Beyond;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLayerTest {

  private static BackoffSpec constant(double seconds) {
    return new BackoffSpec(nanos(seconds), 1, nanos(seconds), new Jitter.None(), false);
  }

  private static RetrySpec retry(int maxRetries, double waitSeconds) {
    return new RetrySpec(
        maxRetries, constant(waitSeconds), RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING);
  }

  private static Sketch broken(PolicySpec... chain) {
    return new Sketch()
        .provider("p", servers(100, always(1)))
        .fault("p", 0, 1000, new Outage(500, nanos(0.25)))
        .architecture("a", List.of(chain), "p");
  }

  @Test
  void retry_countsRetriesAndNotAttempts() {
    // Errors at .25, then three times 2 s and .25 s: .25 + 3 x 2.25 = 7 s.
    Answered answered = new Rig(broken(retry(3, 2))).send(0).run(20).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(4);
    assertThat(answered.at()).isEqualTo(7);
  }

  @Test
  void backoff_growsFromRetryToRetry() {
    BackoffSpec doubling = new BackoffSpec(nanos(1), 2, nanos(3), new Jitter.None(), false);
    RetrySpec retry = new RetrySpec(3, doubling, RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING);
    // .25 + (1 + .25) + (2 + .25) + (3 + .25)
    assertThat(new Rig(broken(retry)).send(0).run(20).get(0).at()).isEqualTo(7);
  }

  @Test
  void retry_succeedsWhenTheFaultIsOver() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(100, always(1)))
            .fault("p", 0, 5, new Outage(503, 0))
            .architecture("a", List.of(retry(9, 2)), "p");
    Answered answered = new Rig(sketch).send(0).run(20).get(0); // at 0, 2, 4 and 6 s
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.attempts()).isEqualTo(4);
    assertThat(answered.at()).isEqualTo(7);
  }

  @Test
  void retry_leavesStatusesAloneThatAreNotWorthIt() {
    RetrySpec onlyTimeouts =
        new RetrySpec(3, constant(1), RetryAfterSpec.IGNORED, Outcomes.of(Status.TIMEOUT));
    Answered answered = new Rig(broken(onlyTimeouts)).send(0).run(20).get(0);
    assertThat(answered.attempts()).isEqualTo(1);
    assertThat(answered.at()).isEqualTo(0.25);
  }

  @Test
  void layeredRetries_multiply() { // 3 layers x 4 attempts = 64 calls on a total outage
    Answered answered =
        new Rig(broken(retry(3, 0), retry(3, 0), retry(3, 0))).send(0).run(50).get(0);
    assertThat(answered.attempts()).isEqualTo(64);
    assertThat(answered.at()).isEqualTo(16); // 64 errors of .25 s
  }

  /** A provider with one request a minute's half: the second of two calls is told 30 s. */
  private static List<Answered> secondCall(RetryAfterSpec retryAfter, double backoff) {
    QuotaSpec quota =
        new QuotaSpec(2, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(30));
    RetrySpec retry = new RetrySpec(2, constant(backoff), retryAfter, RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        new Sketch()
            .provider(new ProviderSpec("p", servers(9, always(1)), quota, 1, 0, 529, true))
            .architecture("a", List.of(retry), "p");
    return new Rig(sketch).send(0).send(0).run(200);
  }

  @Test
  void retryAfter_isHonouredUpToItsMaximum() {
    Answered answered =
        secondCall(new RetryAfterSpec(RetryAfterSpec.Use.REPLACE, nanos(30), Beyond.STOP), 7)
            .get(1);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.attempts()).isEqualTo(2);
    assertThat(answered.at()).isEqualTo(31); // exactly then, without jitter
  }

  @Test
  void retryAfter_isIgnoredWhenNotHonoured() {
    Answered answered = secondCall(RetryAfterSpec.IGNORED, 7).get(1); // at 0, 7 and 14 s
    assertThat(answered.status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(answered.at()).isEqualTo(14);
  }

  @Test
  void retryAfter_beyondItsMaximumFallsBackToTheBackoff() {
    Answered answered =
        secondCall(new RetryAfterSpec(RetryAfterSpec.Use.REPLACE, nanos(29), Beyond.BACKOFF), 7)
            .get(1);
    // 30 s is too much: 7 s; then 23 s is honoured: 30 s, and served.
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(answered.at()).isEqualTo(31);
  }

  @Test
  void retryAfter_beyondItsMaximumStops() {
    Answered answered =
        secondCall(new RetryAfterSpec(RetryAfterSpec.Use.REPLACE, nanos(29), Beyond.STOP), 7)
            .get(1);
    assertThat(answered.status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(answered.attempts()).isEqualTo(1);
    assertThat(answered.at()).isEqualTo(0);
  }

  /** The bound is above what is told: only that nobody listens can be why it does not count. */
  @Test
  void retryAfter_isIgnored_evenWithinItsMaximum() {
    RetryAfterSpec ignored =
        new RetryAfterSpec(RetryAfterSpec.Use.IGNORE, nanos(60), Beyond.BACKOFF);
    assertThat(secondCall(ignored, 7).get(1).at()).isEqualTo(14);
  }

  private static RetryAfterSpec floor(double mostOver, Outcomes of) {
    return new RetryAfterSpec(
        RetryAfterSpec.Use.FLOOR,
        nanos(60),
        Beyond.BACKOFF,
        new Jitter.None(),
        nanos(mostOver),
        of,
        RetryAfterSpec.UNBOUNDED,
        false,
        false);
  }

  /** The second call is told 30 s. */
  @Test
  void retryAfter_asAFloor_isTheLeastWait() {
    assertThat(secondCall(floor(60, Outcomes.FAILURES), 7).get(1).at()).isEqualTo(31);
    assertThat(secondCall(floor(60, Outcomes.FAILURES), 40).get(1).at()).isEqualTo(41);
    // At most 5 s more than the back-off: after 12 s and after 12 more, which is too early.
    Answered early = secondCall(floor(5, Outcomes.FAILURES), 7).get(1);
    assertThat(early.status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(early.at()).isEqualTo(24);
  }

  @Test
  void retryAfter_countsOfTheAnswersThatAreSaid() {
    assertThat(secondCall(floor(60, Outcomes.of(Status.OVERLOADED)), 7).get(1).at()).isEqualTo(14);
  }

  /** A second after errors, four where a quota has refused; nobody says when to come back. */
  @ParameterizedTest
  @CsvSource({"500, 1", "429, 4"})
  void backoff_isLongerWhereAQuotaHasRefused(int httpStatus, double wait) {
    BackoffSpec backoff =
        new BackoffSpec(nanos(1), nanos(4), 1, nanos(4), new Jitter.None(), false, false);
    RetryAfterSpec thenAtOnce =
        new RetryAfterSpec(
            RetryAfterSpec.Use.REPLACE,
            nanos(60),
            Beyond.BACKOFF,
            new Jitter.None(),
            RetryAfterSpec.UNBOUNDED,
            Outcomes.FAILURES,
            RetryAfterSpec.UNBOUNDED,
            true,
            false);
    PolicySpec retry = new RetrySpec(1, backoff, thenAtOnce, RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        new Sketch()
            .provider("p", servers(100, always(1)))
            .fault("p", 0, 1000, new Outage(httpStatus, nanos(0.25)))
            .architecture("a", List.of(retry), "p");
    assertThat(new Rig(sketch).send(0).run(20).get(0).at()).isEqualTo(0.25 + wait + 0.25);
  }

  private static PolicySpec waitingAfterTheLast(double waitSeconds) {
    return new RetrySpec(
        1,
        constant(waitSeconds),
        RetryAfterSpec.IGNORED,
        RetrySpec.WORTH_RETRYING,
        null,
        new RetryEndSpec(List.of(), false, true));
  }

  @Test
  void waitAfterTheLast_mayBeNone() {
    Answered answered = new Rig(broken(waitingAfterTheLast(0))).send(0).run(20).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(2);
    assertThat(answered.at()).isEqualTo(0.5);
  }

  /** The first ends with the error that was kept for it; the second has nothing to do with that. */
  @Test
  void waitAfterTheLast_isOfItsOwnRequest() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(100, always(1)))
            .fault("p", 0, 10, new Outage(500, 0))
            .architecture("a", List.of(waitingAfterTheLast(1)), "p");
    List<Answered> answers = new Rig(sketch).send(0).send(9.5).run(20);
    assertThat(answers).extracting(Answered::status).containsExactly(Status.ERROR, Status.OK);
    assertThat(answers).extracting(Answered::at).containsExactly(2.0, 11.5);
  }

  @Test
  void timeoutInside_limitsEachAttempt() {
    TimeoutSpec each = new TimeoutSpec(nanos(2));
    Sketch slow =
        new Sketch()
            .provider("p", servers(9, always(10)))
            .architecture("a", List.of(retry(2, 1), each), "p");
    Answered answered = new Rig(slow).send(0).run(50).get(0); // 2 + 1 + 2 + 1 + 2
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(answered.at()).isEqualTo(8);
  }

  @Test
  void timeoutOutside_limitsAllAttemptsAndTheirWaits() {
    TimeoutSpec all = new TimeoutSpec(nanos(3.5));
    Answered answered = new Rig(broken(all, retry(9, 1))).send(0).run(50).get(0);
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.attempts()).isEqualTo(3); // at 0, 1.25 and 2.5; next would be 3.75
    assertThat(answered.at()).isEqualTo(3.5);
  }

  private static RetrySpec retry(BudgetSpec budget) {
    return new RetrySpec(1, constant(5), RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING, budget);
  }

  /** The first two hang; what comes from 2 s on fails at once, and waits 5 s for its retry. */
  private static Rig hangingThenFailing(BudgetSpec budget) {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(9, always(90)))
            .fault("p", 2, 90, new Brownout(1, 500, 0))
            .architecture("a", List.of(retry(budget)), "p");
    return new Rig(sketch).send(0, 2);
  }

  /** Attempts made for the latest of those that have come back, by number. */
  private static int attemptsOfLast(Rig rig) {
    List<Answered> answers = rig.run(30);
    return answers.get(answers.size() - 1).attempts();
  }

  @Test
  void retryThatIsGivenUpInItsWait_isReleased() {
    BudgetSpec one = new BudgetSpec.Envoy(0, 1);
    assertThat(attemptsOfLast(hangingThenFailing(one).send(3).cancel(2, 4).send(5))).isEqualTo(2);
    assertThat(attemptsOfLast(hangingThenFailing(one).send(3).send(5))).isEqualTo(1); // it is out
  }

  @Test
  void retryThatIsGivenUpUnderWay_isReleased() {
    RetrySpec retry = retry(new BudgetSpec.Envoy(0, 1));
    Sketch sketch =
        new Sketch()
            .provider("p", servers(9, always(90)))
            .fault("p", 0, 4, new Brownout(1, 500, 0))
            .fault("p", 7, 2, new Brownout(1, 500, 0))
            .architecture("a", List.of(retry), "p");
    Rig rig = new Rig(sketch).send(0).cancel(0, 6).send(8); // its retry began at 5 s
    assertThat(attemptsOfLast(rig.cancel(1, 20))).isEqualTo(2);
  }

  /** A retry is allowed while two attempts are out: half of them is one. */
  @Test
  void attemptThatIsGivenUp_isOutNoMore() {
    BudgetSpec half = new BudgetSpec.Envoy(0.5, 0);
    assertThat(attemptsOfLast(hangingThenFailing(half).send(3))).isEqualTo(2);
    assertThat(attemptsOfLast(hangingThenFailing(half).cancel(0, 1).send(3))).isEqualTo(1);
  }

  @Test
  void waitThatIsGivenUp_isNoAttempt() {
    BudgetSpec half = new BudgetSpec.Envoy(0.5, 0);
    Rig rig = hangingThenFailing(half).send(3).cancel(2, 4).send(5); // two are out, as before
    assertThat(attemptsOfLast(rig)).isEqualTo(2);
  }

  @Test
  void refusalsOfTheOwnSide_areRetriedWithNewChance() {
    // One request holds the only place. Another is refused at once, three times: it leaves after
    // the sum of its waits. If they were the same chance again, twice as many would take twice as
    // long.
    double one = refusedFor(1);
    double two = refusedFor(2);
    assertThat(one).isBetween(0.0, 1.0);
    assertThat(two).isGreaterThan(one);
    assertThat(two / one).isNotCloseTo(2, within(0.001));
  }

  private static double refusedFor(int retries) {
    BackoffSpec full = new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.Full(), false);
    RetrySpec retry =
        new RetrySpec(retries, full, RetryAfterSpec.IGNORED, Outcomes.of(Status.LIMIT_REACHED));
    Sketch sketch =
        new Sketch()
            .provider("p", servers(1, always(100)))
            .architecture("a", List.of(retry, new ConcurrencyLimitSpec(1)), "p");
    Answered refused = new Rig(sketch).send(0).send(0).run(50).get(0);
    assertThat(refused.status()).isEqualTo(Status.LIMIT_REACHED);
    return refused.at();
  }

  /** Load (1 - p^A) / (1 - p) and success 1 - p^A, where each attempt fails with p. */
  @ParameterizedTest
  @CsvSource({"0.5, 4, 1.875, 0.9375", "0.2, 3, 1.24, 0.992", "0.9, 2, 1.9, 0.19"})
  void independentFailures_giveTheLoadAndSuccessOfTheory(
      double p, int attempts, double load, double success) {
    Replications.of(
            "retries at p = " + p,
            new Sketch()
                .lasting(1000, 0)
                .intervals(1000)
                .useCase("work", poisson(20))
                .provider("p", servers(1_000_000, always(0.1)))
                .fault("p", 0, 2000, new Brownout(p, 500, 0))
                .architecture("a", List.of(retry(attempts - 1, 0.01)), "p"))
        .expect("load", load, RetryLayerTest::amplification)
        .expect("success", success, RetryLayerTest::success)
        .agree();
  }

  private static double amplification(TrialResult result) {
    return (double) Replications.first(result).attempts() / ended(result);
  }

  private static double success(TrialResult result) {
    return (double) Replications.first(result).answers() / ended(result);
  }

  private static double ended(TrialResult result) {
    var outcomes = Replications.first(result).outcomes();
    return outcomes.offered() - outcomes.count(Outcome.UNFINISHED);
  }
}
