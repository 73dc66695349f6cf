package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.Digest;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.scenarios.language.Reading;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configurations of LiteLLM and Portkey mean, and what work makes of them. */
class VendorGatewaysTest {

  private static Reading reading(String architecture, String... faults) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: gateways
        duration: 1h
        seed: 7
        demand: {chat: {arrivals: {rate: 1/m}}}
        providers:
          north: {engine: {servers: 99, service: 1s, queue_limit: 0}}
          south: {engine: {servers: 99, service: 1s, queue_limit: 0}}
          west: {engine: {servers: 99, service: 1s, queue_limit: 0}}
        faults: [%s]
        architectures:
          a: {%s}
        """
            .formatted(String.join(", ", faults), architecture));
  }

  private static ArchitectureSpec architecture(String text) {
    return reading(text).scenario().trial().architectures().get(0);
  }

  private static TrialResult run(Reading reading) {
    try (Trial trial = new Trial(reading.scenario().trial(), 0, 7, 0)) {
      assertThat(trial.run(1)).isTrue();
      return trial.result();
    }
  }

  /** Everything is down with a status, from the beginning to the end. */
  private static String[] down(int status) {
    String fault = "{id: %s, provider: %1$s, kind: outage, at: 0s, for: 2h, status: %d}";
    return new String[] {
      fault.formatted("north", status),
      fault.formatted("south", status),
      fault.formatted("west", status)
    };
  }

  private static String router(String settings, String params) {
    return "litellm.router: {model_list: ["
        + "{model_name: big, deploys_to: north, litellm_params: {%s}}, ".formatted(params)
        + "{model_name: big, deploys_to: {provider: south}, litellm_params: {%s}}, "
            .formatted(params)
        + "{model_name: small, deploys_to: west}], router_settings: {%s}}".formatted(settings);
  }

  private static String liteLlm(String settings, String params) {
    return "ladder: [{%s}]".formatted(router(settings, params));
  }

  private static final String ALONE =
      """
      {retry: {max_retries: 2, on: [400, 402-403, 405-599, timeout, cut],
        backoff: {initial: 500ms, max: 8s, jitter: {additive: 750ms}, repeat_first: true},
        retry_after: {max: 60s, jitter: {additive: 750ms}},
        needs_endpoint: true, wait_after_last: true}}""";

  private static final String ELSEWHERE =
      """
      {retry: {max_retries: 2, on: [400-403, 405-599, timeout, cut],
        backoff: {initial: 0s, max: 0s, jitter: none}, retry_after: ignore,
        needs_endpoint: true}}""";

  @Test
  void liteLlm_retriesElsewhereAtOnce_orAloneWithTwoMoreWaits() {
    String ours =
        """
        ladder: [{gateway: {ladder: [
          {gateway: {chain: [%s], ladder: [{pool:
            {endpoints: [north, south], cooldown: {}, each: [{timeout: 60s}]}}]}},
          {gateway: {chain: [%s], ladder: [{pool:
            {endpoints: [west], cooldown: {}, each: [{timeout: 600s}]}}]}}]}}]"""
            .formatted(ELSEWHERE, ALONE);
    String theirs = liteLlm("timeout: 600, fallbacks: [{big: [small]}]", "timeout: 60");
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
  }

  @Test
  void liteLlm_numbersByError_weightsAndCooldowns() {
    String ours =
        """
        ladder: [{gateway: {ladder: [{gateway: {
          chain: [{retry: {max_retries: 5, on: [400-403, 405-599, timeout, cut],
            backoff: {initial: 0s, max: 0s, jitter: none}, retry_after: ignore,
            needs_endpoint: true, by_first_failure: [
              {on: 429, max_retries: 1}, {on: [408, timeout], max_retries: 0}]}}],
          ladder: [{pool: {
            endpoints: [{name: north, weight: 3}, {name: south, weight: 3}],
            cooldown: {cooldown_time: 20s, retry_after: false},
            each: [{bulkhead: {max_concurrent: 8, max_wait: 3650d}}, {timeout: 9s}]}}]}}]}}]""";
    String settings =
        "num_retries: 5, timeout: 9, retry_policy: {RateLimitErrorRetries: 1,"
            + " TimeoutErrorRetries: 0}";
    String params = "weight: 3, cooldown_time: 20, max_parallel_requests: 8, model: x/y, rpm: 5";
    assertThat(architecture(liteLlm(settings, params))).isEqualTo(architecture(ours));
  }

  @ParameterizedTest
  @CsvSource({
    "least-busy, least_busy, '', ''",
    "usage-based-routing-v2, usage, 'rpm: 60, tpm: 9000', 'rpm: 60, tpm: 9000'",
    "cost-based-routing, cost, input_cost_per_token: 0.000003, price: 0.000003 USD",
    "simple-shuffle, weighted, rpm: 60, weight: 60"
  })
  void liteLlm_routes(String theirs, String ours, String params, String endpoint) {
    String comma = endpoint.isEmpty() ? "" : ", ";
    String pool =
        "ladder: [{gateway: {ladder: [{pool: {endpoints: [{name: north%s}, {name: south%s}],"
                .formatted(comma + endpoint, comma + endpoint)
            + " routing: %s, each: [{timeout: 9s}]}}]}}]".formatted(ours);
    String settings =
        "timeout: 9, num_retries: 0, disable_cooldowns: true, routing_strategy: " + theirs;
    assertThat(architecture(liteLlm(settings, params))).isEqualTo(architecture(pool));
  }

  /**
   * Each fallback counts one towards max_fallbacks, which is looked at before a list and not within
   * it; those of a fallback come before the next.
   */
  @ParameterizedTest
  @CsvSource({
    "'fallbacks: [{a: [b, c]}, {b: [d]}]', north south east west",
    "'fallbacks: [{a: [b, c]}, {b: [d]}], max_fallbacks: 1', north south west",
    "'fallbacks: [{a: [b, c]}, {b: [d]}], max_fallbacks: 0', north",
    "'fallbacks: [{a: [b]}, {b: [a]}]', north south north south north south",
    "'fallbacks: [{\"*\": [c, a]}], max_fallbacks: 1', north west",
    "'fallbacks: [{a: [none, {model: c}]}]', north west",
    "'fallbacks: [{a: [other]}], model_group_alias: {other: d}', north east",
    "'fallbacks: [{a: [c]}], default_fallbacks: [d]', north west east",
    "'fallbacks: [{a: [a, d]}]', north east",
    "'', north"
  })
  void liteLlm_fallsBackInOrder(String settings, String providers) {
    Reading reading =
        Reading.of(
            """
            apiVersion: stampede/v1
            name: x
            duration: 1m
            demand: {chat: {arrivals: {rate: 1/s}}}
            providers:
              north: {engine: {servers: 9, service: 1s}}
              south: {engine: {servers: 9, service: 1s}}
              west: {engine: {servers: 9, service: 1s}}
              east: {engine: {servers: 9, service: 1s}}
            architectures:
              x:
                chain:
                  - litellm.router:
                      model: a
                      model_list:
                        - {model_name: b, deploys_to: south}
                        - {model_name: a, deploys_to: north}
                        - {model_name: c, deploys_to: west}
                        - {model_name: d, deploys_to: east}
                      router_settings: {%s}
            """
                .formatted(settings));
    assertThat(
            reading
                .scenario()
                .trial()
                .architectures()
                .get(0)
                .rungs()
                .filter(PoolRungSpec.class::isInstance)
                .map(rung -> ((PoolRungSpec) rung).pool().endpoints().get(0).provider())
                .collect(Collectors.joining(" ")))
        .isEqualTo(providers);
  }

  /**
   * A total outage: 3 attempts of the SDK x (3 calls to big + 3 to small) = 18 calls for each piece
   * of work, and 6 without the SDK. Cooldowns are off: with them there would be fewer.
   */
  @Test
  void sdk_timesRouter_timesFallbacks() {
    String settings = "timeout: 60, fallbacks: [{big: [small]}], disable_cooldowns: true";
    String router = router(settings, "timeout: 60");
    assertThat(callsPerWork(reading("chain: [{%s}]".formatted(router), down(500)))).isEqualTo(6);
    assertThat(callsPerWork(reading("chain: [sdk.openai, {%s}]".formatted(router), down(500))))
        .isEqualTo(18);
  }

  private static double callsPerWork(Reading reading) {
    UseCaseResult chat = run(reading).useCases().get(0);
    return (double) chat.attempts() / chat.failed().count();
  }

  /**
   * With cooldowns one 429 each takes both big deployments out: 2 calls, not 3, then 3 to small.
   */
  @Test
  void rateLimits_coolDeploymentsDownAtOnce() {
    String settings = "timeout: 60, cooldown_time: 1, fallbacks: [{big: [small]}]";
    assertThat(callsPerWork(reading(liteLlm(settings, "timeout: 60"), down(429)))).isEqualTo(5);
    // five failures in a minute would do the same, which few pieces of work have together
    assertThat(callsPerWork(reading(liteLlm(settings, "timeout: 60"), down(500))))
        .isBetween(5.9, 6.0);
  }

  @Test
  void allowedFailsOfThree_changesNothing_andIsSaid() {
    String settings = "timeout: 60, fallbacks: [{big: [small]}]";
    Reading without = reading(liteLlm(settings, "timeout: 60"), down(429));
    Reading with = reading(liteLlm(settings + ", allowed_fails: 3", "timeout: 60"), down(429));
    assertThat(digest(with)).isEqualTo(digest(without));
    assertThat(with.rendered()).contains("'allowed_fails: 3' changes nothing");
    assertThat(without.rendered()).doesNotContain("allowed_fails");
  }

  @Test
  void otherAllowedFails_replaceTheCooldownRules() {
    String theirs =
        liteLlm("timeout: 9, num_retries: 0, allowed_fails: 5, cooldown_time: 7", "weight: 1");
    String ours =
        "ladder: [{gateway: {ladder: [{pool: {endpoints: [north, south], each: [{timeout: 9s}],"
            + " cooldown: {cooldown_time: 7s, allowed_fails: 5, window: 7s}}}]}}]";
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
  }

  private static Digest digest(Reading reading) {
    return run(reading).digest();
  }

  @ParameterizedTest
  @CsvSource({
    "routing_strategy: latency-based, unknown choice 'latency-based'",
    "fallbacks: [{big: [none]}], 'fallbacks name ''none'', which is not in the model_list'",
    "fallbacks: [big], fallbacks (big) are not a list of models",
    "'fallbacks: [{big: small}]', fallbacks (small) are not a list of models",
    "allowed_fail: 3, unknown key 'allowed_fail'",
    "'max_fallbacks: 40, fallbacks: [{\"*\": [big, small, big, small]}]', more than 1000 times"
  })
  void liteLlm_whatIsNotSimulated_isAnError(String settings, String message) {
    assertThat(reading(liteLlm(settings, "timeout: 1")).rendered())
        .contains(message.replace("''", "'"));
  }

  private static final String DEPLOYMENT =
      "{model_name: big, deploys_to: %s, litellm_params: {%s}}";

  private static String deployments(String north, String south, String settings) {
    return "chain: [{litellm.router: {%s, model_list: [%s, %s]}}]"
        .formatted(
            settings, DEPLOYMENT.formatted("north", north), DEPLOYMENT.formatted("south", south));
  }

  /**
   * What a deployment says for itself counts for it alone, what it does not say is the router's.
   */
  @Test
  void liteLlm_deploymentsOfAModelMayDiffer() {
    String theirs =
        deployments(
            "timeout: 30, num_retries: 5, cooldown_time: 60",
            "cooldown_time: 0",
            "router_settings: {timeout: 90, num_retries: 1, cooldown_time: 9}");
    String ours =
        "ladder: [{gateway: {ladder: [{gateway: {chain: [{retry: {max_retries: 5, on: [400-403,"
            + " 405-599, timeout, cut], retry_after: ignore, backoff: {initial: 0s, max: 0s,"
            + " jitter: none}, needs_endpoint: true}}], ladder: [{pool: {endpoints: [{name: north,"
            + " timeout: 30s, cooldown_time: 60s, max_retries: 5}, {name: south, timeout: 90s,"
            + " cooldown_time: 0s, max_retries: 1}], cooldown: {cooldown_time: 9s}}}]}}]}}]";
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
    assertThat(reading(theirs).rendered()).doesNotContain("error");
  }

  /** All are down: one call, or five, by where the first went. */
  @Test
  void liteLlm_retriesAreThoseOfTheFirstDeployment() {
    String chain =
        deployments(
            "num_retries: 4",
            "num_retries: 0",
            "router_settings: {timeout: 60, disable_cooldowns: true}");
    TrialSpec trial = reading(chain, down(500)).scenario().trial();
    Set<Long> attempts = new TreeSet<>();
    for (int key = 2; key < 12; key++) {
      attempts.add(Timeline.of(trial, key, 60).attempts());
    }
    assertThat(attempts).containsExactly(1L, 5L);
    assertThat(reading(chain.replace("router: {", "router: {version: 1.90, ")).rendered())
        .contains("the deployments of big differ in num_retries", "before 1.95");
    assertThat(reading(chain.replace("router: {", "router: {version: 1.80, ")).rendered())
        .contains("before 1.81, num_retries of a deployment does nothing");
  }

  @Test
  void liteLlm_deploymentsOfAModelMustBeAlike() {
    String model = DEPLOYMENT;
    String two = "chain: [{litellm.router: {model_list: [%s, %s]}}]";
    assertThat(
            reading(
                    two.formatted(
                        model.formatted("north", "max_parallel_requests: 1"),
                        model.formatted("south", "timeout: 2")))
                .rendered())
        .contains("the deployments of big differ in max_parallel_requests");
    assertThat(
            reading(
                    two.formatted(
                        model.formatted("north", "weight: 1"), model.formatted("south", "rpm: 2")))
                .rendered())
        .contains("only some deployments of big have a weight");
    assertThat(reading("chain: [litellm.router]").rendered()).contains("has no model_list");
    assertThat(
            reading(
                    "chain: [{litellm.router: {model_list: [{model_name: big, deploys_to: nort}]}}]")
                .rendered())
        .contains("unknown provider 'nort'", "did you mean 'north'?");
  }

  @Test
  void liteLlm_singleDeploymentsAndEndlessTimeouts_areWarnedOf() {
    assertThat(reading(liteLlm("fallbacks: [{big: [small]}]", "")).rendered())
        .contains(
            "small: a single deployment is never cooled down",
            "big, small: no timeout is set, so LiteLLM waits 6000 s");
  }

  private static final String PORTKEY_RETRY =
      "retry: {max_retries: %s, on: [429, 500, cut, 502, 503, 504], retry_after: ignore,"
          + " backoff: {initial: 1s, max: 1h, jitter: none}}";

  @Test
  void portkey_fallsBackWithRetriesInsideEachTarget() {
    String theirs =
        """
        chain: [{portkey.config: {strategy: {mode: fallback, on_status_codes: [429, 529]},
          retry: {attempts: 3}, targets: [{deploys_to: north, request_timeout: 2500},
          {deploys_to: south, retry: {attempts: 0}}]}}]""";
    String ours =
        """
        ladder: [{gateway: {ladder: [
          {gateway: {chain: [{%s}, {timeout: 2500ms}], ladder: [north]}},
          {provider: {name: south, when: [429, 529]}}]}}]"""
            .formatted(PORTKEY_RETRY.formatted(3));
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
  }

  @Test
  void portkey_balancesByWeight_andNests() {
    String theirs =
        """
        chain: [{portkey.config: {strategy: {mode: fallback}, targets: [
          {strategy: {mode: loadbalance}, retry: {attempts: 1},
            targets: [{deploys_to: north, weight: 3}, {deploys_to: south}]},
          {deploys_to: {provider: west, model: x}}]}}]""";
    String ours =
        """
        ladder: [{gateway: {ladder: [
          {pool: {endpoints: [{name: north, weight: 3}, south], each: [{%s}]}}, west]}}]"""
            .formatted(PORTKEY_RETRY.formatted(1));
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
  }

  @Test
  void portkey_takesARetryAfterOf429Alone_andNotAbove60SecondsTogether() {
    String theirs =
        """
        chain: [{portkey.config: {deploys_to: north,
          retry: {attempts: 2, use_retry_after_header: true, on_status_codes: [429]}}}]""";
    String ours =
        """
        ladder: [{gateway: {ladder: [north], chain: [{retry: {max_retries: 2, on: [429, cut],
          backoff: {initial: 1s, max: 1h, jitter: none},
          retry_after: {max: 59999999us, beyond: stop, of: 429, total: 60s, then: at_once,
            after_last: true}}}]}}]""";
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
  }

  /** 1 + 2 + 4 s of back-off, without jitter, between four attempts; then the next target. */
  @Test
  void portkey_backsOffByPowersOfTwo() {
    String config =
        "chain: [{portkey.config: {strategy: {mode: fallback}, retry: {attempts: 3},"
            + " targets: [{deploys_to: north}, {deploys_to: south, retry: {attempts: 0}}]}}]";
    UseCaseResult chat = run(reading(config, down(503)[0])).useCases().get(0);
    assertThat(chat.endToEnd().mean()).isEqualTo(8e9);
    assertThat((double) chat.attempts() / chat.answers()).isEqualTo(5);
    UseCaseResult other = run(reading(config, down(529)[0])).useCases().get(0); // no retry of 529
    assertThat(other.endToEnd().mean()).isEqualTo(1e9);
  }

  @Test
  void portkey_timeoutsAre408_whichLeadsOnButIsNotRetried() {
    String config =
        "chain: [{portkey.config: {strategy: {mode: fallback, on_status_codes: [%s]}, retry:"
            + " {attempts: 3}, request_timeout: 500, targets: [{deploys_to: north},"
            + " {deploys_to: south}]}}]";
    assertThat(callsPerWork(reading(config.formatted("408")))).isEqualTo(2);
    assertThat(callsPerWork(reading(config.formatted("429")))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'strategy: {mode: conditional}, targets: [{deploys_to: north}]', the strategy",
    "'deploys_to: north, cache: {mode: simple}', cache is not simulated",
    "'strategy: {mode: single, default: x}, deploys_to: north', default is not simulated",
    "'strategy: {mode: fallbak}', did you mean",
    "'targets: [{deploy_to: north}]', unknown key",
    "'strategy: {mode: loadbalance}, targets: [{deploys_to: north, weight: 0}]', no target has"
  })
  void portkey_whatIsNotSimulated_isAnError(String config, String message) {
    assertThat(reading("chain: [{portkey.config: {%s}}]".formatted(config)).rendered())
        .contains(message);
  }
}
