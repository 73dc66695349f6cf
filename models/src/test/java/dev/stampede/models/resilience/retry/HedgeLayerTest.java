package dev.stampede.models.resilience.retry;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HedgeLayerTest {

  private static HedgeSpec after(double seconds, int maxAttempts, Status... nonFatal) {
    return new HedgeSpec(
        new HedgeSpec.Delay(nanos(seconds)), maxAttempts, Outcomes.of(nonFatal), null);
  }

  private static Sketch behind(Sketch sketch, PolicySpec... chain) {
    return sketch.architecture("a", List.of(chain), "p");
  }

  private static Sketch serving(double seconds) {
    return new Sketch().provider("p", servers(100, always(seconds)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void contract3_hedgesOfFive_andTheLosersAreCancelledOrBilled(boolean cancelStopsWork) {
    Sketch sketch =
        new Sketch()
            .provider(
                new ProviderSpec(
                    "p", servers(100, always(1)), QuotaSpec.NONE, 1, 0, 529, cancelStopsWork));
    Rig rig = new Rig(behind(sketch, after(0.5, 2))).send(0, 5);
    List<Answered> answers = rig.run(10);
    assertThat(answers).extracting(Answered::at).containsOnly(1.0);
    assertThat(answers).extracting(Answered::attempts).containsOnly(2);
    assertThat(rig.provider("p").attempts()).isEqualTo(10);
    assertThat(rig.provider("p").cancelled()).isEqualTo(cancelStopsWork ? 5 : 0);
    double served = rig.provider("p").utilization() * 10 * 100;
    assertThat(served).isEqualTo(cancelStopsWork ? 7.5 : 10); // half of the losers' work, or all
  }

  @Test
  void answerBeforeTheDelay_sendsNoMore() {
    assertThat(new Rig(behind(serving(1), after(1.5, 5))).send(0).run(9).get(0).attempts())
        .isEqualTo(1);
  }

  @Test
  void delay_isBetweenAttempts_andZeroSendsAllAtOnce() {
    assertThat(new Rig(behind(serving(1), after(0.3, 5))).send(0).run(9).get(0).attempts())
        .isEqualTo(4); // at 0, .3, .6 and .9
    assertThat(new Rig(behind(serving(1), after(0, 5))).send(0).run(9).get(0).attempts())
        .isEqualTo(5);
  }

  private static Sketch failing(double errorAfter) {
    return serving(1).fault("p", 0, 100, new Outage(500, nanos(errorAfter)));
  }

  @Test
  void nonFatalFailure_sendsTheNextAtOnce() {
    // Errors after .25 s each: sent at 0, .25 and .5, failed at .75; the delay of 10 s never
    // counts.
    Answered answered =
        new Rig(behind(failing(0.25), after(10, 3, Status.ERROR))).send(0).run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(answered.at()).isEqualTo(0.75);
  }

  @Test
  void fatalFailure_endsTheOthers() {
    // Errors after 1 s, others sent at .4 and .8: the first error is the answer.
    Rig rig = new Rig(behind(failing(1), after(0.4, 5))).send(0);
    Answered answered = rig.run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(answered.at()).isEqualTo(1);
  }

  @Test
  void nonFatalFailure_waitsForThoseThatAreOut() {
    // The outage ends at .3: sent at 0, fails at .5; sent at .4, answered at 1.4.
    Sketch sketch = serving(1).fault("p", 0, 0.3, new Outage(500, nanos(0.5)));
    Answered answered = new Rig(behind(sketch, after(0.4, 2, Status.ERROR))).send(0).run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(1.4);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void refusalsOfTheOwnSideInside_doNotLoop() {
    PolicySpec none = new RateLimitSpec(1, nanos(100), 1, 0, RateLimitSpec.Algorithm.TOKEN_BUCKET);
    List<Answered> answers =
        new Rig(behind(serving(1), after(0, 5, Status.THROTTLED), none)).send(0, 2).run(9);
    assertThat(answers).extracting(Answered::status).containsExactly(Status.OK, Status.THROTTLED);
    assertThat(answers.get(1).at()).isZero();
  }

  @Test
  void timeoutOutside_takesAllBack() {
    Rig rig = new Rig(behind(serving(9), new TimeoutSpec(nanos(2)), after(0.5, 3))).send(0);
    assertThat(rig.run(30).get(0).status()).isEqualTo(Status.TIMEOUT);
    assertThat(rig.provider("p").cancelled()).isEqualTo(3);
  }

  @Test
  void retryInside_isHedgedWithItsWaits() {
    // Each of two attempts retries once after 1 s; errors at once: 0, 1 and .5, 1.5.
    PolicySpec retry =
        new RetrySpec(
            1,
            new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    Answered answered =
        new Rig(behind(failing(0), after(0.5, 2, Status.ERROR), retry)).send(0).run(30).get(0);
    assertThat(answered.attempts()).isEqualTo(4);
    assertThat(answered.at()).isEqualTo(1.5);
  }

  @Test
  void budget_boundsHedges() {
    BudgetSpec one = new BudgetSpec.Bucket(1e-6, 1, BudgetSpec.FilledBy.START);
    HedgeSpec hedge = new HedgeSpec(new HedgeSpec.Delay(nanos(0.5)), 2, Outcomes.NONE, one);
    List<Answered> answers = new Rig(behind(serving(1), hedge)).send(0, 3).run(9);
    assertThat(answers).extracting(Answered::attempts).containsExactly(2, 1, 1);
  }

  @Test
  void envoyBudget_isReleasedWhenTheHedgedRequestEnds() {
    BudgetSpec envoy = new BudgetSpec.Envoy(0, 1);
    HedgeSpec hedge = new HedgeSpec(new HedgeSpec.Delay(nanos(0.5)), 2, Outcomes.NONE, envoy);
    List<Answered> answers = new Rig(behind(serving(1), hedge)).send(0, 2).send(2, 2).run(9);
    assertThat(answers).extracting(Answered::attempts).containsExactly(2, 1, 2, 1);
  }

  @Test
  void percentile_isTheOneOfTheLastSeconds() {
    RecentLatency latency = new RecentLatency(0.9);
    for (int i = 1; i <= 100; i++) {
      latency.record(nanos(1), nanos(i / 100.0));
    }
    assertThat(latency.nanos(nanos(2.9))).isEqualTo(RecentLatency.UNKNOWN); // every 3 s
    assertThat((double) latency.nanos(nanos(3)) / Sketch.SECOND).isBetween(0.89, 0.91);
    latency.record(nanos(16), nanos(5));
    assertThat((double) latency.nanos(nanos(17)) / Sketch.SECOND).isBetween(0.89, 0.91);
    assertThat((double) latency.nanos(nanos(18)) / Sketch.SECOND).isBetween(4.9, 5.1);
    assertThat((double) latency.nanos(nanos(32.9)) / Sketch.SECOND).isBetween(4.9, 5.1);
    assertThat(latency.nanos(nanos(33))).isEqualTo(RecentLatency.UNKNOWN);
    assertThat(latency.nanos(nanos(3300))).isEqualTo(RecentLatency.UNKNOWN);
  }

  /** Exp(1) hedged after d: mean 1 - e^-d / 2, extra load e^-d, p99 (ln 100 + d) / 2. */
  @ParameterizedTest
  @CsvSource({"1, 0.816060, 1.367879, 2.802585", "2, 0.932332, 1.135335, 3.302585"})
  void exponentialService_isHedgedAsInTheory(double d, double mean, double load, double p99) {
    Replications.of(
            "hedge after " + d,
            behind(
                new Sketch()
                    .lasting(1000, 0)
                    .intervals(1000)
                    .useCase("work", poisson(20))
                    .provider("p", servers(1_000_000, exponential(1))),
                after(d, 2)))
        .expect("mean", mean, Replications::meanSojourn)
        .expect("load", load, HedgeLayerTest::load)
        .expect("p99", p99, 0.002, HedgeLayerTest::p99)
        .agree();
  }

  private static double load(TrialResult result) {
    UseCaseResult work = Replications.first(result);
    return (double) work.attempts() / work.outcomes().offered();
  }

  private static double p99(TrialResult result) {
    return (double) Replications.first(result).endToEnd().percentile(99) / Sketch.SECOND;
  }

  private static HedgeSpec toFirstToken(double seconds, @Nullable BudgetSpec budget) {
    HedgeSpec.Delay delay = new HedgeSpec.Delay(nanos(seconds));
    return new HedgeSpec(
        delay, 3, Outcomes.of(Status.CUT, Status.ERROR), budget, HedgeSpec.Commit.FIRST_TOKEN);
  }

  private static Consumer<Request> stream(int tokens) {
    return request -> {
      request.stream = true;
      request.outputTokens = tokens;
      request.maxTokens = tokens;
    };
  }

  private static Sketch streaming(int concurrency, Distribution firstToken) {
    return new Sketch()
        .lasting(1000, 0)
        .intervals(1000)
        .provider(
            "p",
            new TokensSpec(
                concurrency, firstToken, always(1), EngineSpec.UNBOUNDED, Discipline.FIFO));
  }

  @Test
  void firstToken_takesTheOthersBack() {
    // Sent at 0, 1 and 1.9; the first has a token at 2 and eight more by 10.
    Rig rig = new Rig(behind(streaming(9, always(2)), toFirstToken(0.95, null)));
    Answered answered = rig.send(0, stream(9)).run(30).get(0);
    assertThat(answered.at()).isEqualTo(10);
    assertThat(answered.attempts()).isEqualTo(3);
    assertThat(rig.provider("p").cancelled()).isEqualTo(2);
    double served = rig.provider("p").utilization() * 30 * 9;
    assertThat(served).isCloseTo(10 + 1.05 + 0.1, within(1e-6));
  }

  @Test
  void workThatIsNotStreamed_commitsAtCompletion() {
    Rig rig = new Rig(behind(streaming(9, always(2)), toFirstToken(0.95, null)));
    rig.send(0, stream(9).andThen(request -> request.stream = false)).run(30);
    assertThat(rig.provider("p").utilization() * 30 * 9).isCloseTo(10 + 9.05 + 8.1, within(1e-6));
  }

  @Test
  void streamThatHasWonAndBreaks_isNotReplaced() {
    Sketch sketch = streaming(9, always(2)).fault("p", 0, 99, new StreamCut(1, 4, 0));
    Answered answered =
        new Rig(behind(sketch, toFirstToken(1.5, null))).send(0, stream(9)).run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.CUT);
    assertThat(answered.at()).isEqualTo(5);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void failureBeforeTheFirstToken_sendsTheNext() {
    Sketch sketch = streaming(9, always(2)).fault("p", 0, 1, new Outage(500, nanos(1)));
    Answered answered =
        new Rig(behind(sketch, toFirstToken(50, null))).send(0, stream(3)).run(30).get(0);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(5); // it fails at 1, then 2 s and two tokens
  }

  @Test
  void budget_isSettledWhenAStreamHasWon() {
    HedgeSpec hedge = toFirstToken(0.5, new BudgetSpec.Envoy(0, 2));
    Rig rig = new Rig(behind(streaming(99, always(2)), hedge));
    rig.send(0, stream(2)).send(0.1, stream(2)).send(9, stream(2));
    assertThat(rig.run(30)).extracting(Answered::attempts).containsExactly(2, 2, 3);
  }

  /**
   * First tokens after Exp(1), then 3 s: hedged after 1 s, the mean is 4 - 1 / 2e. The loser takes
   * 1 / 2e of a server's time, on average of all.
   */
  @Test
  void firstTokens_areHedgedAsInTheory() {
    double late = StrictMath.exp(-1);
    RequestSpec four = new RequestSpec(always(1), always(4), 9, true);
    UseCaseSpec work = Sketch.useCase("work", poisson(20), four, ToleranceSpec.ANYTHING, null);
    HedgeSpec hedge =
        new HedgeSpec(
            new HedgeSpec.Delay(nanos(1)), 2, Outcomes.NONE, null, HedgeSpec.Commit.FIRST_TOKEN);
    Replications.of(
            "first token hedged after 1 s",
            behind(streaming(1_000_000, exponential(1)).useCase(work), hedge))
        .expect("mean", 4 - late / 2, Replications::meanSojourn)
        .expect("load", 1 + late, HedgeLayerTest::load)
        .expect("busy", 20 * 4, 0.02, r -> r.providers().get(0).utilization() * 1e6)
        .agree();
  }

  @Test
  void finaglesBackups_addNoMoreThanTheirShare() {
    HedgeSpec backup =
        new HedgeSpec(
            new HedgeSpec.Percentile(0.95, nanos(0.001)),
            2,
            Outcomes.NONE,
            new BudgetSpec.Finagle(nanos(10), 0, 0.05));
    TrialResult result =
        behind(
                new Sketch()
                    .lasting(400, 20)
                    .useCase("work", poisson(100))
                    .provider("p", servers(1_000_000, exponential(1))),
                backup)
            .run();
    assertThat(load(result)).isBetween(1.035, 1.051); // a twentieth, and hardly less
    // 3 ln 10 / 2 + ...: hedged at ln 20 = 3.0 s, so (ln 100 + 3.0) / 2 = 3.8 s
    assertThat(p99(result)).isBetween(3.6, 4.1);
  }
}
