package dev.stampede.models.resilience.retry;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Beyond;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Use;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the retries of LiteLLM's router and of Portkey's gateway end and wait. */
class RetryEndTest {

  private static final Outcomes ERRORS = Outcomes.ofCodes(400, 599);

  private static BackoffSpec liteLlm(Jitter jitter) {
    return new BackoffSpec(nanos(0.5), nanos(0.5), 2, nanos(8), jitter, false, true);
  }

  private static RetrySpec retry(int retries, BackoffSpec backoff, RetryEndSpec end) {
    return new RetrySpec(retries, backoff, RetryAfterSpec.IGNORED, ERRORS, null, end);
  }

  private static RungSpec pool(String... providers) {
    PoolSpec pool =
        new PoolSpec(
            Arrays.stream(providers).map(EndpointSpec::of).toList(),
            Routing.ROUND_ROBIN,
            0,
            1.4,
            0,
            null,
            CooldownSpec.LITELLM);
    return new PoolRungSpec(pool, List.of(), RungSpec.ANY, false);
  }

  private static Sketch down(int status, List<PolicySpec> chain, RungSpec rung) {
    return new Sketch()
        .provider("p", servers(9, always(1)))
        .provider("q", servers(9, always(1)))
        .fault("p", 0, 99, new Outage(status, 0))
        .fault("q", 0, 99, new Outage(status, 0))
        .architecture("a", chain, List.of(rung));
  }

  /** The bases are 0.5 s, 0.5 s, 1 s, and the last of them is waited for nothing. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2", "3, 4", "6, 24"})
  void liteLlm_waitsOnceMoreThanItRetries(int retries, double seconds) {
    RetryEndSpec end = new RetryEndSpec(List.of(), true, true);
    PolicySpec retry = retry(retries, liteLlm(new Jitter.None()), end);
    Answered answered = new Rig(down(500, List.of(retry), pool("p"))).send(0).run(99).get(0);
    assertThat(answered.attempts()).isEqualTo(1 + retries);
    assertThat(answered.at()).isEqualTo(seconds);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
  }

  /** [0.5, 1.25), [0.5, 1.25) and [1, 1.75) s; the mean of a thousand sums is within 2 %. */
  @Test
  void liteLlm_addsUpToThreeQuartersOfASecond() {
    RetryEndSpec end = new RetryEndSpec(List.of(), true, true);
    PolicySpec retry = retry(2, liteLlm(new Jitter.Additive(nanos(0.75))), end);
    List<Answered> answers =
        new Rig(down(500, List.of(retry), Sketch.rung("p"))).send(0, 1000).run(99);
    assertThat(answers).allMatch(a -> a.at() >= 2 && a.at() < 4.25);
    assertThat(answers.stream().mapToDouble(Answered::at).average().orElse(0))
        .isBetween(3.0625, 3.1875);
  }

  @Test
  void waitAfterTheLast_isGivenUpWithTheRest() {
    RetryEndSpec end = new RetryEndSpec(List.of(), false, true);
    PolicySpec retry = retry(1, liteLlm(new Jitter.None()), end);
    Sketch sketch = down(500, List.of(new TimeoutSpec(nanos(0.75)), retry), pool("p"));
    Answered answered = new Rig(sketch).send(0).run(9).get(0); // both attempts, and half a wait
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.at()).isEqualTo(0.75);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  /** One 429 cools an endpoint down; when both have had theirs, the fourth retry is not made. */
  @Test
  void needsEndpoint_endsWithThePool() {
    BackoffSpec none = new BackoffSpec(0, 1, 0, new Jitter.None(), false);
    PolicySpec retry = retry(9, none, new RetryEndSpec(List.of(), true, false));
    List<Answered> answers =
        new Rig(down(429, List.of(retry), pool("p", "q"))).send(0).send(1).run(4);
    assertThat(answers.get(0).attempts()).isEqualTo(2);
    assertThat(answers.get(0).status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(answers.get(1).attempts()).isZero();
    assertThat(answers.get(1).status()).isEqualTo(Status.NO_ENDPOINT);
  }

  /** LiteLLM answers 429 when no deployment is left, so that an SDK comes back. */
  @Test
  void emptyPool_looksLikeA429ToClients() {
    PolicySpec sdk =
        new RetrySpec(
            1,
            new BackoffSpec(nanos(4.5), 1, nanos(4.5), new Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            Outcomes.ofCodes(429, 429));
    RungSpec gateway = new GatewayRungSpec(List.of(), List.of(pool("p", "q")), RungSpec.ANY, false);
    Rig rig = new Rig(down(429, List.of(sdk), gateway)).send(0, 2).send(1);
    Answered third = rig.run(30).get(2);
    assertThat(third.at()).isEqualTo(5.5);
    assertThat(third.attempts()).isEqualTo(1); // nobody at 1 s; at 5.5 s a cooled endpoint is back
  }

  @ParameterizedTest
  @CsvSource({"429, 2", "500, 4", "503, 3"})
  void byFirstFailure_thereAreOtherNumbers(int status, int attempts) {
    RetryEndSpec end =
        new RetryEndSpec(
            List.of(
                new RetryEndSpec.Bound(Outcomes.ofCodes(429, 429), 1),
                new RetryEndSpec.Bound(Outcomes.ofCodes(500, 500), 3)),
            false,
            false);
    RetrySpec retry = retry(2, new BackoffSpec(0, 1, 0, new Jitter.None(), false), end);
    assertThat(retry.mostRetries()).isEqualTo(3);
    Sketch sketch = down(status, List.of(retry), Sketch.rung("p"));
    assertThat(new Rig(sketch).send(0).run(9).get(0).attempts()).isEqualTo(attempts);
  }

  /** Two requests a minute: of three at once, one is told 30 s once, and one twice. */
  private static List<Answered> three(RetryAfterSpec retryAfter, Effect... at29) {
    QuotaSpec quota =
        new QuotaSpec(2, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(30));
    PolicySpec retry =
        new RetrySpec(
            5,
            new BackoffSpec(nanos(7), 1, nanos(7), new Jitter.None(), false),
            retryAfter,
            ERRORS);
    Sketch sketch =
        new Sketch()
            .provider(new ProviderSpec("p", servers(9, always(1)), quota, 1, 0, 529, true))
            .architecture("a", List.of(retry), "p");
    for (Effect effect : at29) {
      sketch.fault("p", 29, 60, effect);
    }
    return new Rig(sketch).send(0).send(0).send(0).run(200);
  }

  private static RetryAfterSpec portkey(double total, boolean atOnce) {
    return new RetryAfterSpec(
        Use.REPLACE,
        nanos(60) - 1,
        Beyond.STOP,
        new Jitter.None(),
        RetryAfterSpec.UNBOUNDED,
        Outcomes.ofCodes(429, 429),
        nanos(total),
        atOnce,
        false);
  }

  @Test
  void total_boundsWhatIsWaitedTogether() {
    Answered within = three(portkey(60, true)).get(2);
    assertThat(within.status()).isEqualTo(Status.OK);
    assertThat(within.at()).isEqualTo(61);
    Answered beyond = three(portkey(59, true)).get(2);
    assertThat(beyond.status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(beyond.at()).isEqualTo(30);
  }

  @Test
  void afterARetryAfter_backOffsAreNothing() {
    Effect outage = new Outage(500, 0);
    assertThat(three(portkey(60, true), outage).get(1).at()).isEqualTo(30);
    assertThat(three(portkey(60, false), outage).get(1).at()).isEqualTo(30 + 4 * 7);
  }

  @Test
  void retryAfterOfOtherAnswers_doesNotCount() {
    RetryAfterSpec of503 =
        new RetryAfterSpec(
            Use.REPLACE,
            nanos(60),
            Beyond.STOP,
            new Jitter.None(),
            RetryAfterSpec.UNBOUNDED,
            Outcomes.ofCodes(503, 503),
            RetryAfterSpec.UNBOUNDED,
            false,
            false);
    assertThat(three(of503).get(1).at()).isEqualTo(36); // at 7, 14, 21, 28 and 35 s
  }

  /** A request a minute: the second of two is told 60 s. */
  private static Answered second(RetrySpec retry) {
    QuotaSpec quota =
        new QuotaSpec(1, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(30));
    Sketch sketch =
        new Sketch()
            .provider(new ProviderSpec("p", servers(9, always(1)), quota, 1, 0, 529, true))
            .fault("p", 1, 99, new Outage(429, 0))
            .architecture("a", List.of(retry), "p");
    return new Rig(sketch).send(0).send(0).run(99).get(1);
  }

  private static RetrySpec afterLast(int retries, double total) {
    RetryAfterSpec retryAfter =
        new RetryAfterSpec(
            Use.REPLACE,
            nanos(60),
            Beyond.STOP,
            new Jitter.None(),
            RetryAfterSpec.UNBOUNDED,
            Outcomes.ofCodes(429, 429),
            nanos(total),
            false,
            true);
    BackoffSpec backoff = new BackoffSpec(nanos(7), 1, nanos(7), new Jitter.None(), false);
    return new RetrySpec(retries, backoff, retryAfter, ERRORS);
  }

  /** The outage from 1 s on says nothing of coming back, so that nothing is waited for after it. */
  @ParameterizedTest
  @CsvSource({"0, 60, 60, 1", "0, 59, 0, 1", "1, 60, 60, 2", "2, 60, 67, 3"})
  void retryAfterOfTheLastFailure_isWaitedFor(int retries, double total, double at, int attempts) {
    Answered answered = second(afterLast(retries, total));
    assertThat(answered.status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(answered.at()).isEqualTo(at);
    assertThat(answered.attempts()).isEqualTo(attempts);
  }

  /** Two attempts of a second, 60 s before the retry and 60 s after it; or 7 s and 60 s in all. */
  @ParameterizedTest
  @CsvSource({"1000, 122", "60, 69"})
  void retryAfterOfTheLastFailure_isPartOfTheLongestTime(double total, double seconds) {
    LongestTime longest =
        afterLast(1, total).longest(LongestTime.of(1), new Assumptions(false, true));
    assertThat(longest.seconds()).isEqualTo(seconds);
  }
}
