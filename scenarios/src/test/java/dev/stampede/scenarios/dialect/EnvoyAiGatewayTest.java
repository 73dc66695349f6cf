package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envoy AI Gateway's rules with the policy that is attached to them. */
class EnvoyAiGatewayTest {

  /** As in its own example of falling back from one provider to another, with a second rule. */
  private static final String FILE =
      """
      apiVersion: aigateway.envoyproxy.io/v1alpha1
      kind: AIGatewayRoute
      metadata: {name: provider-fallback, namespace: default}
      spec:
        parentRefs: [{name: provider-fallback, kind: Gateway, group: gateway.networking.k8s.io}]
        rules:
          - matches: [{headers: [{type: Exact, name: x-ai-eg-model, value: big}]}]
            backendRefs:
              - {name: provider-openai, modelNameOverride: gpt, priority: 0}
              - {name: provider-aws, priority: 1}
          - matches: [{headers: [{type: Exact, name: x-ai-eg-model, value: small}]}]
            backendRefs: [{name: provider-small}]
      ---
      apiVersion: aigateway.envoyproxy.io/v1alpha1
      kind: AIServiceBackend
      metadata: {name: provider-openai, namespace: default}
      spec: {schema: {name: OpenAI}, backendRef: {name: openai}}
      ---
      apiVersion: gateway.envoyproxy.io/v1alpha1
      kind: BackendTrafficPolicy
      metadata: {name: passive-health-check}
      spec:
        targetRefs: [{group: gateway.networking.k8s.io, kind: HTTPRoute, name: provider-fallback}]
        retry:
          numAttemptsPerPriority: 1
          numRetries: 5
          perRetry: {backOff: {baseInterval: 100ms, maxInterval: 10s}, timeout: 30s}
          retryOn: {httpStatusCodes: [500], triggers: [connect-failure, retriable-status-codes]}
        healthCheck:
          passive: {baseEjectionTime: 5s, interval: 2s, maxEjectionPercent: 100, consecutive5XxErrors: 1,
            consecutiveGatewayErrors: 0, consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors: false}
      """;

  private static final String OURS =
      """
      ladder: [{gateway: {chain: [{timeout: 60s}, {retry: {max_retries: 5, on: [connect_timeout, 500],
          backoff: {initial: 100ms, max: 10s, jitter: full}, retry_after: ignore,
          budget: {envoy: {budget_percent: 0%, min_retry_concurrency: 1024}}}},
          {timeout: {first_token: 30s}}, {bulkhead: {max_concurrent: 1024, max_queue: 1024,
          max_wait: 3650d}}, {timeout: {connect: 10s}}],
      ladder: [{pool: {endpoints: [north, {name: south, priority: 1}], attempts_per_priority: 1,
          outlier_detection: {consecutive_5xx: 1, interval: 2s, base_ejection_time: 5s,
          max_ejection_percent: 100%}}}]}}]""";

  private static String scenario(String architecture, String faults) {
    return """
        apiVersion: stampede/v1
        name: gateway
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/h}}}
        providers:
          north: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}}
          south: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}}
          west: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}}
        faults: [%s]
        architectures: {a: {%s}}
        """
        .formatted(faults, architecture);
  }

  private static Reading reading(String element) {
    return Reading.of(scenario("chain: [{envoy.ai_gateway: %s}]".formatted(element), ""));
  }

  @Test
  void ruleAndPolicyOfAFile_areARouteAndACluster(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("fallback.yaml"), FILE);
    String element =
        "chain: [{envoy.ai_gateway: {file: fallback.yaml, rule: big,"
            + " deploys_to: {provider-openai: north, '*': south}}}]";
    Reading theirs = Reading.in(folder, scenario(element, ""));
    assertThat(theirs.scenario().trial().architectures())
        .isEqualTo(Reading.of(scenario(OURS, "")).scenario().trial().architectures());
    assertThat(theirs.rendered()).contains("backendRefs.modelNameOverride").contains("no effect");
    String more =
        element.replace(
            "rule: big,",
            "rule: big, policy: passive-health-check,"
                + " backendTrafficPolicy: {retry: {numRetries: 1}},");
    assertThat(Reading.in(folder, scenario(more, "")).scenario().trial().architectures())
        .isEqualTo(
            Reading.of(scenario(OURS.replace("max_retries: 5", "max_retries: 1"), ""))
                .scenario()
                .trial()
                .architectures());
    Reading unchosen = Reading.in(folder, scenario(element.replace(" rule: big,", ""), ""));
    assertThat(unchosen.rendered()).contains("rules that differ").contains("big").contains("small");
  }

  /**
   * Both are down: after so many attempts of a level come those of the other, and then it again.
   */
  @ParameterizedTest
  @CsvSource({"0, 4, 5, 0, 0", "1, 2, 1, 1, 1", "1, 4, 2, 2, 1", "2, 4, 2, 2, 1", "3, 1, 2, 0, 0"})
  void attempts_goToThePrioritiesInTurn(
      int perPriority, int retries, long north, long south, long west) {
    String element =
        """
        chain: [{envoy.ai_gateway: {backendRefs: [{name: a}, {name: b, priority: 1},
            {name: c, priority: 2}], deploys_to: {a: north, b: south, c: west},
          backendTrafficPolicy: {retry: {numRetries: %d, numAttemptsPerPriority: %d,
            retryOn: {triggers: [5xx]}}}}}]"""
            .formatted(retries, perPriority);
    String down = "{id: %s, provider: %s, kind: outage, at: 0s, for: 1h}";
    String faults =
        "%s, %s, %s"
            .formatted(
                down.formatted("n", "north"),
                down.formatted("s", "south"),
                down.formatted("w", "west"));
    Reading read = Reading.of(scenario(element, faults));
    Timeline timeline = Timeline.of(read.scenario().trial(), 2, 60);
    Map<String, Long> calls = timeline.calls();
    assertThat(calls.getOrDefault("north", 0L)).isEqualTo(north);
    assertThat(calls.getOrDefault("south", 0L)).isEqualTo(south);
    assertThat(calls.getOrDefault("west", 0L)).isEqualTo(west);
    assertThat(timeline.end()).isEqualTo("OVERLOADED");
  }

  @Test
  void withoutAPolicy_thereIsATimeoutAndNoRetries() {
    String theirs =
        "{backendRefs: [{name: a, weight: 3}, {name: b}, {name: c, weight: 0}],"
            + " deploys_to: {a: north, b: south, c: west}}";
    String ours =
        "ladder: [{gateway: {chain: [{timeout: 60s}, {bulkhead: {max_concurrent: 1024, max_queue: 1024, max_wait:"
            + " 3650d}}, {timeout: {connect: 10s}}], ladder: [{pool: {endpoints: [{name: north,"
            + " weight: 3}, south], panic_threshold: 50%}}]}}]";
    assertThat(reading(theirs).scenario().trial().architectures())
        .isEqualTo(Reading.of(scenario(ours, "")).scenario().trial().architectures());
  }

  @Test
  void errorsOfLocalOrigin_mayCountApart() {
    String theirs =
        "{backendRefs: [{name: a}], deploys_to: north, backendTrafficPolicy: {healthCheck: {passive:"
            + " {maxEjectionPercent: 100, splitExternalLocalOriginErrors: true%s}}}}";
    String ours =
        "ladder: [{gateway: {chain: [{timeout: 60s}, {bulkhead: {max_concurrent: 1024, max_queue:"
            + " 1024, max_wait: 3650d}}, {timeout: {connect: 10s}}], ladder: [{pool: {endpoints:"
            + " [north], outlier_detection: {interval: 3s, max_ejection_percent: 100%%,"
            + " split_external_local_origin_errors: true%s}}}]}}]";
    assertThat(reading(theirs.formatted("")).scenario().trial().architectures())
        .isEqualTo(Reading.of(scenario(ours.formatted(""), "")).scenario().trial().architectures());
    assertThat(
            reading(theirs.formatted(", consecutiveLocalOriginFailures: 0"))
                .scenario()
                .trial()
                .architectures())
        .isEqualTo(
            Reading.of(
                    scenario(
                        ours.formatted(
                            ", consecutive_local_origin_failure: 1,"
                                + " enforcing_consecutive_local_origin_failure: 0%"),
                        ""))
                .scenario()
                .trial()
                .architectures());
  }

  /** Statuses of a retryOn without the trigger that they need. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry: {retryOn: {triggers: [5xx], httpStatusCodes: [429]}} | are not retried",
        "healthCheck: {passive: {consecutiveGatewayErrors: 3}} | ejects nobody",
        "timeout: {http: {requestTimeout: 5s}} | the rule's timeouts.request comes first",
        "healthCheck: {active: {type: HTTP}} | probes are not simulated",
        "loadBalancer: {type: ConsistentHash} | nothing to hash",
        "rateLimit: {type: Global} | say it as rate_limit",
        "retry: {numRetrys: 3} | numRetries",
      })
  void whatIsNotAsWritten_isSaid(String policy, String words) {
    assertThat(
            reading(
                    "{backendRefs: [{name: a}], deploys_to: north, backendTrafficPolicy: {%s}}"
                        .formatted(policy))
                .rendered())
        .contains(words);
  }

  @Test
  void backendsThatNobodyServes_areNamed() {
    assertThat(reading("{backendRefs: [{name: a}, {name: b}], deploys_to: {a: north}}").rendered())
        .contains("deploys_to is not said of b");
    assertThat(reading("{backendRefs: [{name: a, weight: 0}], deploys_to: north}").rendered())
        .contains("nobody is called");
  }
}
