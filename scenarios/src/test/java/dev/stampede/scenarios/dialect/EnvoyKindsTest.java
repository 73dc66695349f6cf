package dev.stampede.scenarios.dialect;

import static dev.stampede.scenarios.dialect.VendorKindsTest.means;
import static dev.stampede.scenarios.dialect.VendorKindsTest.policies;
import static dev.stampede.scenarios.dialect.VendorKindsTest.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configurations of Envoy and Istio mean, said in the scenario language. */
class EnvoyKindsTest {
  private static final String BACKOFF =
      "backoff: {initial: 25ms, max: 250ms, multiplier: 2, jitter: full}";
  private static final String ROUTE_5XX = "{envoy.route: {retry_policy: {retry_on: 5xx}}}";

  private static String retry(String more, String budget) {
    return "{retry: {max_retries: 1, on: [500-599, timeout, cut], retry_after: ignore, %s%s%s}}"
        .formatted(BACKOFF, more, budget.isEmpty() ? "" : ", budget: {envoy: {" + budget + "}}");
  }

  private static final String THREE = "budget_percent: 0%, min_retry_concurrency: 3";

  private static ArchitectureSpec architecture(String chain, String more) {
    Reading reading = architectures(chain, more);
    return reading.scenario().trial().architectures().get(0);
  }

  static Reading architectures(String chain, String more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: envoy
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers:
          north: {engine: {servers: 10, service: 2s}}
          south: {engine: {servers: 10, service: 2s}}
          west: {engine: {servers: 10, service: 2s}}
        architectures:
          a: {chain: [%s]%s}
        """
            .formatted(chain, more));
  }

  static void isServed(String vendor, String ours) {
    assertThat(architecture(vendor, "").ladder())
        .isEqualTo(architecture("", ", ladder: [%s]".formatted(ours)).ladder());
  }

  @Test
  void route_hasATimeoutAndNoRetries() {
    means("envoy.route", "{timeout: 15s}");
    means("{envoy.route: {timeout: 0s}}", "");
    means("{envoy.route: {timeout: 0.25s}}", "{timeout: 250ms}");
    means(
        "{envoy.route: {retry_policy: {per_try_timeout: 0s, per_try_idle_timeout: 3s}}}",
        "{timeout: 15s}, {timeout: {between_tokens: 3s}}");
  }

  @Test
  void route_retriesOnTheBudgetOfAClusterThatIsNotSaidMoreOf() {
    means(ROUTE_5XX, "{timeout: 15s}, " + retry("", THREE));
  }

  @Test
  void route_takesAllKeys() {
    means(
        "{envoy.route: {timeout: 90s, retry_policy: {retry_on: '5xx, retriable-status-codes',"
            + " retriable_status_codes: [429], num_retries: {value: 2}, per_try_timeout: 20s,"
            + " per_try_idle_timeout: 15s, retry_back_off: {base_interval: 0.25s,"
            + " max_interval: 4s}, rate_limited_retry_back_off: {max_interval: 20s,"
            + " reset_headers: [{name: x-reset, format: UNIX_TIMESTAMP},"
            + " {name: Retry-After, format: SECONDS}]}}}}",
        "{timeout: 90s}, {retry: {max_retries: 2, on: [500-599, timeout, cut, 429],"
            + " backoff: {initial: 250ms, max: 4s, multiplier: 2, jitter: full},"
            + " retry_after: {max: 20s, jitter: {stretch: 50%}},"
            + " budget: {envoy: {"
            + THREE
            + "}}}}, {timeout: {first_token: 20s, between_tokens: 15s}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway-error | 502, 503, 504, timeout, cut",
        "reset | timeout, cut",
        "retriable-4xx | 409",
        "connect-failure,gateway-error,retriable-headers | connect_timeout, 502, 503, 504, timeout, cut",
        "reset-before-request | connect_timeout"
      })
  void route_retriesWhatItsWordsMean(String words, String on) {
    assertThat(policies("{envoy.route: {retry_policy: {retry_on: '%s'}}}".formatted(words)).get(1))
        .isEqualTo(
            policies(
                    "{retry: {max_retries: 1, on: [%s], retry_after: ignore, %s, budget: {envoy: {%s}}}}"
                        .formatted(on, BACKOFF, THREE))
                .get(0));
  }

  @Test
  void route_saysWhatHasNoMeaningHere() {
    assertThat(reading("{envoy.route: {retry_policy: {retry_on: unavailable}}}").rendered())
        .contains("retry_policy: nothing is retried");
    assertThat(
            reading("{envoy.route: {retry_policy: {retry_on: 5xx, retriable_status_codes: [429]}}}")
                .rendered())
        .contains("retriable_status_codes are not retried");
    assertThat(
            reading(
                    "{envoy.route: {retry_policy: {retry_on: 5xx, rate_limited_retry_back_off:"
                        + " {reset_headers: [{name: x-reset, format: SECONDS}]}}}}")
                .rendered())
        .contains("no header is honoured");
    assertThat(reading("{envoy.route: {retry_policy: {retry_on: '5xx,gateway-eror'}}}").rendered())
        .contains("unknown choice 'gateway-eror'")
        .contains("did you mean 'gateway-error'?");
  }

  @Test
  void route_hedgesAttemptsWhoseHeadersAreLate() {
    String hedged =
        "{envoy.route: {hedge_policy: {hedge_on_per_try_timeout: true},"
            + " retry_policy: {retry_on: 5xx, num_retries: 2, per_try_timeout: 3s}}}";
    means(
        hedged,
        "{timeout: 15s}, {hedge: {delay: 3s, max_attempts: 3, non_fatal: [500-599, timeout, cut],"
            + " commit: first_token, budget: {envoy: {"
            + THREE
            + "}}}}");
    assertThat(reading(hedged).rendered()).contains("hedges that follow a failure do so at once");
    assertThat(
            reading("{envoy.route: {hedge_policy: {hedge_on_per_try_timeout: true}}}").rendered())
        .contains("needs a per_try_timeout and a retry_on");
  }

  @Test
  void cluster_setsTheBudgetOfTheRouteBeforeIt() {
    String cluster =
        "{envoy.cluster: {circuit_breakers: {thresholds: [{max_retries: 1, priority: HIGH}, {%s}]}}}";
    String inside =
        ", {bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait: 3650d}},"
            + " {timeout: {connect: 5s}}";
    means(
        ROUTE_5XX + ", " + cluster.formatted("max_retries: 7"),
        "{timeout: 15s}, " + retry("", "budget_percent: 0%, min_retry_concurrency: 7") + inside);
    means(
        ROUTE_5XX + ", " + cluster.formatted("max_retries: 7, retry_budget: {}"),
        "{timeout: 15s}, " + retry("", "budget_percent: 20%, min_retry_concurrency: 3") + inside);
    means(
        ROUTE_5XX
            + ", "
            + cluster.formatted(
                "retry_budget: {budget_percent: {value: 25.5}, min_retry_concurrency: 9}"),
        "{timeout: 15s}, " + retry("", "budget_percent: 25.5%, min_retry_concurrency: 9") + inside);
    means(
        ROUTE_5XX + ", " + cluster.formatted("max_retries: 4294967295"),
        "{timeout: 15s}, " + retry("", "") + inside);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_requests: 600 | {concurrency_limit: 600},",
        "max_connections: 40, max_pending_requests: 0 | {concurrency_limit: 40},",
        "max_connections: 40, max_pending_requests: 7 |"
            + " {bulkhead: {max_concurrent: 40, max_queue: 7, max_wait: 3650d}},",
        "max_connections: 4294967295, max_requests: 4294967295 | ''"
      })
  void cluster_refusesOrQueuesCalls(String thresholds, String ours) {
    means(
        "{envoy.cluster: {circuit_breakers: {thresholds: [{%s}]}}}".formatted(thresholds),
        ours + " {timeout: {connect: 5s}}");
  }

  @Test
  void cluster_overHttp2_sharesConnections() {
    means(
        "{envoy.cluster: {http2_protocol_options: {}, circuit_breakers: {thresholds:"
            + " [{max_connections: 2}]}}}",
        "{concurrency_limit: 1024}, {timeout: {connect: 5s}}");
  }

  @Test
  void cluster_withEndpoints_isAPoolInsideItsLimits() {
    isServed(
        "{envoy.cluster: {lb_policy: LEAST_REQUEST, connect_timeout: 1s,"
            + " common_lb_config: {healthy_panic_threshold: {value: 0}},"
            + " outlier_detection: {max_ejection_percent: 50, always_eject_one_host: true,"
            + " base_ejection_time: 5s, max_ejection_time_jitter: 2s, consecutive_5xx: 3,"
            + " success_rate_stdev_factor: 1700, enforcing_failure_percentage: 100},"
            + " load_assignment: {policy: {overprovisioning_factor: 100}, endpoints:"
            + " [{lb_endpoints: [{target: north}, {target: south}]},"
            + " {priority: 1, lb_endpoints: [{target: west}]}]}}}",
        "{gateway: {chain: [{bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait: 3650d}},"
            + " {timeout: {connect: 1s}}], ladder: [{pool: {routing: two_choices,"
            + " overprovisioning: 1x, panic_threshold: 0%, endpoints: [north, south,"
            + " {name: west, priority: 1}], outlier_detection: {max_ejection_percent: 50%,"
            + " always_eject_one_host: true, base_ejection_time: 5s,"
            + " max_ejection_time_jitter: 2s, consecutive_5xx: 3,"
            + " success_rate_stdev_factor: 1700, enforcing_failure_percentage: 100%}}}]}}");
  }

  @Test
  void cluster_isAsEnvoyHasItByDefault() {
    isServed(
        "{envoy.cluster: {outlier_detection: {}, load_assignment: {endpoints: [{lb_endpoints:"
            + " [{target: north}, {target: south}]}]}}}",
        "{gateway: {chain: [{bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait: 3650d}},"
            + " {timeout: {connect: 5s}}], ladder: [{pool: {routing: round_robin,"
            + " endpoints: [north, south], outlier_detection: {}}}]}}");
  }

  @Test
  void cluster_weighsEndpointsByChance() {
    String cluster =
        "{envoy.cluster: {lb_policy: %s, load_assignment: {endpoints: [{lb_endpoints:"
            + " [{target: north, load_balancing_weight: 3}, {target: south}]}]}}}";
    assertThat(architectures(cluster.formatted("ROUND_ROBIN"), "").rendered())
        .contains("weights of endpoints are not looked at");
    assertThat(architectures(cluster.formatted("RANDOM"), "").rendered()).isEmpty();
  }

  @Test
  void cluster_thatIsFaulty_isTheOnlyMistake() {
    Reading reading =
        architectures(
            "{envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints: [{target: nort}]}]},"
                + " lb_policy: MAGLEV}}",
            "");
    assertThat(reading.rendered())
        .contains("lb_policy MAGLEV is not simulated")
        .doesNotContain("missing key 'ladder'");
    assertThat(
            architectures(
                    "{envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints:"
                        + " [{target: nort}]}]}}}",
                    "")
                .rendered())
        .contains("unknown provider 'nort'")
        .doesNotContain("missing key 'ladder'");
    assertThat(
            architectures(
                    "{envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints:"
                        + " [{target: north}, {}]}]}}}",
                    "")
                .rendered())
        .contains("nobody is called");
    assertThat(
            architectures(
                    "{envoy.cluster: {circuit_breakers: {thresholds: [{max_retrys: 2}]}}}",
                    ", ladder: [north]")
                .rendered())
        .containsOnlyOnce("unknown key 'max_retrys'");
  }

  @Test
  void cluster_thatServes_isTheLastElement() {
    assertThat(
            architectures(
                    "{envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints:"
                        + " [{target: north}]}]}}}, {timeout: 3s}",
                    "")
                .rendered())
        .contains("nothing can be inside what says who serves");
  }

  @Test
  void localRateLimit_limitsNothingUnlessItIsEnforced() {
    String bucket = "token_bucket: {max_tokens: 60, tokens_per_fill: 30, fill_interval: 1s}";
    String inert = "{envoy.http_filters: {local_ratelimit: {%s}}}".formatted(bucket);
    means(inert, "");
    assertThat(reading(inert).rendered()).contains("nothing is limited");
    means(
        ("{envoy.http_filters: {local_ratelimit: {%s, filter_enforced: {default_value: 100},"
                + " filter_enabled: {runtime_key: a.b, default_value: {numerator: 1000000,"
                + " denominator: MILLION}}}}}")
            .formatted(bucket),
        "{rate_limit: {limit: 30, burst: 60}}");
    assertThat(
            reading(
                    "{envoy.http_filters: {local_ratelimit: {%s, filter_enabled: 50, filter_enforced: 100}}}"
                        .formatted(bucket))
                .rendered())
        .contains("for all requests here, or for none");
  }

  @Test
  void filters_standInTheOrderGiven() {
    means(
        "{envoy.http_filters: {adaptive_concurrency: {rtt_signal: ttft, gradient_controller_config:"
            + " {sample_aggregate_percentile: {value: 90}, concurrency_limit_params:"
            + " {max_concurrency_limit: 600, concurrency_update_interval: 2s}, min_rtt_calc_params:"
            + " {interval: 120s, request_count: 30, jitter: 10, min_concurrency: 20, buffer: 50}}},"
            + " admission_control: {aggression: {default_value: 1.5}, rps_threshold: 5,"
            + " sr_threshold: {default_value: {value: 90}}, success_criteria: {http_criteria:"
            + " {http_success_status: [{start: 100, end: 429}, {start: 430, end: 500}]}}}}}",
        "{adaptive_limit: {signal: first_token, envoy_gradient: {sample_aggregate_percentile: 90%,"
            + " max_limit: 600, concurrency_update_interval: 2s, min_rtt_interval: 120s,"
            + " request_count: 30, jitter: 10%, min_limit: 20, buffer: 50%}}},"
            + " {admission_control: {aggression: 1.5, rps_threshold: 5/s, sr_threshold: 90%,"
            + " failures: [429, 500-599, timeout, cut, limit_reached, no_endpoint, throttled]}}");
    means(
        "{envoy.http_filters: {admission_control: {}}}",
        "{admission_control: {failures: [500-599, timeout, cut, limit_reached, no_endpoint]}}");
    means("{envoy.http_filters: {admission_control: {enabled: {default_value: false}}}}", "");
    assertThat(
            reading(
                    "{envoy.http_filters: {adaptive_concurrency: {gradient_controller_config:"
                        + " {concurrency_limit_params: {concurrency_update_interval: 1s},"
                        + " min_rtt_calc_params: {fixed_value: 1s}}}}}")
                .rendered())
        .contains("a fixed least time cannot be said here");
  }

  @Test
  void istio_retriesWhateverIsSaid() {
    String on503 =
        "{retry: {max_retries: %d, on: [%s], retry_after: ignore, %s}}"
            .formatted(2, "connect_timeout, 503", BACKOFF);
    means("istio.virtual_service", on503);
    means(
        "{istio.virtual_service: {timeout: 90s, retries: {attempts: 2, perTryTimeout: 20s,"
            + " retryOn: '503,429,gateway-error'}}}",
        "{timeout: 90s}, {retry: {max_retries: 2, on: [502, 503, 504, timeout, cut, 503, 429],"
            + " retry_after: ignore, "
            + BACKOFF
            + "}}, {timeout: {first_token: 20s}}");
    means("{istio.virtual_service: {retries: {attempts: 0}}}", "");
  }

  @Test
  void istio_ruleIsACluster() {
    means("istio.destination_rule", "{timeout: {connect: 10s}}");
    means(
        "{istio.virtual_service: {retries: {attempts: 1, retryOn: 5xx}}},"
            + " {istio.destination_rule: {trafficPolicy: {connectionPool: {tcp: {connectTimeout: 1s,"
            + " maxConnections: 50}, http: {http1MaxPendingRequests: 5, maxRetries: 4}}}}}",
        retry("", "budget_percent: 0%, min_retry_concurrency: 4")
            + ", {bulkhead: {max_concurrent: 50, max_queue: 5, max_wait: 3650d}},"
            + " {timeout: {connect: 1s}}");
    isServed(
        "{istio.destination_rule: {deploys_to: [north, south], trafficPolicy: {outlierDetection:"
            + " {consecutive5xxErrors: 0, consecutiveGatewayErrors: 7, maxEjectionPercent: 100,"
            + " minHealthPercent: 30}, loadBalancer: {simple: RANDOM}}}}",
        "{gateway: {chain: [{timeout: {connect: 10s}}], ladder: [{pool: {routing: weighted,"
            + " endpoints: [north, south], panic_threshold: 30%, outlier_detection:"
            + " {enforcing_success_rate: 0%, enforcing_consecutive_5xx: 0%,"
            + " enforcing_consecutive_gateway_failure: 100%, consecutive_gateway_failure: 7,"
            + " max_ejection_percent: 100%}}}]}}");
    isServed(
        "{istio.destination_rule: {deploys_to: north}}",
        "{gateway: {chain: [{timeout: {connect: 10s}}], ladder: [{pool: {routing: two_choices,"
            + " endpoints: [north], panic_threshold: 0%}}]}}");
  }

  /** Istio turns rates of local origin off, too; 0 leaves Envoy's 5 in a row. */
  @ParameterizedTest
  @CsvSource({
    "'', 5",
    "', consecutiveLocalOriginFailures: 0', 5",
    "', consecutiveLocalOriginFailures: 2', 2"
  })
  void istio_countsErrorsOfLocalOriginApart(String more, int inARow) {
    isServed(
        "{istio.destination_rule: {deploys_to: [north, south], trafficPolicy: {outlierDetection:"
            + " {splitExternalLocalOriginErrors: true%s}}}}".formatted(more),
        ("{gateway: {chain: [{timeout: {connect: 10s}}], ladder: [{pool: {routing: two_choices,"
                + " endpoints: [north, south], panic_threshold: 0%%, outlier_detection:"
                + " {enforcing_success_rate: 0%%, split_external_local_origin_errors: true,"
                + " consecutive_local_origin_failure: %d, enforcing_local_origin_success_rate:"
                + " 0%%}}}]}}")
            .formatted(inARow));
  }

  @Test
  void cluster_countsErrorsOfLocalOriginApart() {
    String local =
        "split_external_local_origin_errors: true, consecutive_local_origin_failure: 2,"
            + " enforcing_consecutive_local_origin_failure: 90%, enforcing_local_origin_success_rate:"
            + " 80%, enforcing_failure_percentage_local_origin: 70%";
    isServed(
        "{envoy.cluster: {deploys_to: north, outlier_detection: {%s}}}".formatted(local),
        "{gateway: {chain: [{bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait: 3650d}},"
            + " {timeout: {connect: 5s}}], ladder: [{pool: {routing: round_robin, endpoints:"
            + " [north], outlier_detection: {%s}}}]}}".formatted(local));
  }

  /** No key of a mapping in a list is one that nobody reads. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "envoy.cluster: {circuit_breakers: {thresholds: [{priority: nonsense!}]}}",
        "envoy.cluster: {circuit_breakers: {thresholds: [{max_connections: nonsense!}]}}",
        "envoy.cluster: {circuit_breakers: {thresholds: [{max_pending_requests: nonsense!}]}}",
        "envoy.cluster: {circuit_breakers: {thresholds: [{max_requests: nonsense!}]}}",
        "envoy.cluster: {circuit_breakers: {thresholds: [{max_retries: nonsense!}]}}",
        "envoy.cluster: {circuit_breakers: {thresholds: [{retry_budget: nonsense!}]}}",
        "envoy.cluster: {load_assignment: {endpoints: [{priority: nonsense!}]}}",
        "envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints: nonsense!}]}}",
        "envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints: [{target: nonsense!}]}]}}",
        "envoy.cluster: {load_assignment: {endpoints: [{lb_endpoints:"
            + " [{target: north, load_balancing_weight: nonsense!}]}]}}",
        "envoy.route: {retry_policy: {rate_limited_retry_back_off: {reset_headers:"
            + " [{name: retry-after, format: nonsense!}]}}}",
        "envoy.http_filters: {admission_control: {success_criteria: {http_criteria:"
            + " {http_success_status: [{start: nonsense!, end: 500}]}}}}",
        "envoy.http_filters: {admission_control: {success_criteria: {http_criteria:"
            + " {http_success_status: [{start: 100, end: nonsense!}]}}}}"
      })
  void noKey_isPassedOver(String element) {
    assertThat(architectures("{" + element + "}", ", ladder: [north]").rendered())
        .contains("nonsense!");
  }

  @Test
  void istio_saysItsMistakesInItsOwnWords() {
    assertThat(
            reading(
                    "{istio.destination_rule: {trafficPolicy: {connectionPool:"
                        + " {tcp: {maxConnections: 0}}}}}")
                .rendered())
        .contains("trafficPolicy.connectionPool.tcp.maxConnections (0) must be")
        .doesNotContain("max_connections");
  }

  /** Envoy's refusals have the statuses 429 and 503, which an SDK cannot tell from a provider's. */
  @ParameterizedTest
  @CsvSource({"envoy.route, true", "istio.virtual_service, true", "{timeout: 5s}, false"})
  void sdkOutside_retriesItsRefusals(String inside, boolean retries) {
    for (String sdk : new String[] {"sdk.openai", "sdk.anthropic"}) {
      RetrySpec retry = (RetrySpec) policies(sdk + ", " + inside).get(0);
      assertThat(retry.on().includes(Status.THROTTLED, 0)).isEqualTo(retries);
      assertThat(retry.on().includes(Status.NO_ENDPOINT, 0)).isEqualTo(retries);
      assertThat(retry.on().includes(Status.LIMIT_REACHED, 0)).isTrue();
    }
  }
}
