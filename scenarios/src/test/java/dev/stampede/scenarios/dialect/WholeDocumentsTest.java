package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as vendors' files have them, pasted whole below an element. */
class WholeDocumentsTest {

  private static Reading reading(String chain) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: documents
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers:
          north: {engine: {servers: 10, service: 2s}}
          south: {engine: {servers: 10, service: 2s}}
        architectures:
          a:
            ladder: [north]
            chain:
        """
            + chain.indent(6));
  }

  private static ArchitectureSpec architecture(String chain) {
    return reading(chain).scenario().trial().architectures().get(0);
  }

  private static void means(String document, String part) {
    assertThat(architecture(document)).isEqualTo(architecture(part));
  }

  private static final String BOOTSTRAP =
      """
      admin: {address: {socket_address: {address: 127.0.0.1, port_value: 9901}}}
      static_resources:
        listeners:
          - name: ingress
            filter_chains:
              - filters:
                  - name: envoy.filters.network.http_connection_manager
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                      stat_prefix: in
                      route_config:
                        virtual_hosts:
                          - name: all
                            domains: ["*"]
                            retry_policy: {retry_on: reset, num_retries: 3}
                            routes:
                              - match: {prefix: /a}
                                route: {cluster: one, timeout: 30s}
                              - name: second
                                match: {prefix: /b}
                                route: {cluster: two, timeout: 0.5s, retry_policy: {retry_on: 5xx}}
                              - match: {prefix: /old}
                                redirect: {path_redirect: /a}
                      http_filters:
                        - name: envoy.filters.http.local_ratelimit
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
                            stat_prefix: limit
                            token_bucket: {max_tokens: 9, tokens_per_fill: 9, fill_interval: 1s}
                            filter_enabled: {default_value: {numerator: 100, denominator: HUNDRED}}
                            filter_enforced: {default_value: {numerator: 100, denominator: HUNDRED}}
                        - name: envoy.filters.http.router
                          typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
        clusters:
          - {name: one, connect_timeout: 0.25s}
          - name: two
            type: STRICT_DNS
            typed_extension_protocol_options:
              envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
                "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
                explicit_http_config: {http2_protocol_options: {max_concurrent_streams: 100}}
      """;

  private static String below(String kind, String own) {
    return "- " + kind + ":\n" + (own + BOOTSTRAP).indent(6);
  }

  @Test
  void envoy_partsOfABootstrap() {
    means(below("envoy.cluster", "cluster: one\n"), "- envoy.cluster: {connect_timeout: 250ms}");
    means(
        below("envoy.cluster", "cluster: two\n"), "- envoy.cluster: {http2_protocol_options: {}}");
    means(
        below("envoy.route", "cluster: two\n"),
        "- envoy.route: {timeout: 500ms, retry_policy: {retry_on: 5xx}}");
    means(
        below("envoy.route", "cluster: one\n"),
        "- envoy.route: {timeout: 30s, retry_policy: {retry_on: reset, num_retries: 3}}");
    means(
        below("envoy.route", "route: second\n"),
        "- envoy.route: {timeout: 500ms, retry_policy: {retry_on: 5xx}}");
    means(below("envoy.http_filters", ""), "- rate_limit: {limit: 9, burst: 9}");
  }

  @Test
  void envoy_asksWhichPartIsMeant() {
    assertThat(reading(below("envoy.cluster", "")).rendered())
        .contains("envoy.cluster holds several clusters")
        .contains("choose by 'cluster:', one of: one, two")
        .doesNotContain("static_resources");
    assertThat(reading(below("envoy.cluster", "cluster: tow\n")).rendered())
        .contains("unknown cluster 'tow'")
        .contains("did you mean 'two'?");
    assertThat(reading(below("envoy.route", "")).rendered()).contains("routes that differ");
    assertThat(reading(below("envoy.cluster", "cluster: one\nstatic_resorces: {}\n")).rendered())
        .contains("unknown key 'static_resorces'");
  }

  @Test
  void envoy_filtersInAList_othersPassWithAWord() {
    Reading filters =
        reading(
            """
            - envoy.http_filters:
                - name: envoy.filters.http.cors
                - name: envoy.filters.http.ratelimit
                - name: envoy.filters.http.fault
                  typed_config:
                    "@type": type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault
                    delay: {fixed_delay: 2s, percentage: {numerator: 5}}
                    abort: {http_status: 503, percentage: {numerator: 1, denominator: TEN_THOUSAND}}
            """);
    assertThat(filters.scenario().trial().architectures().get(0))
        .isEqualTo(
            architecture("- inject: {delay: 2s, delay_share: 5%, abort: 503, abort_share: 0.01%}"));
    assertThat(filters.rendered())
        .contains("filters without effect here: cors")
        .contains("the limits of a rate limit service are not simulated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explicit_http_config: {http2_protocol_options: {}} | true",
        "explicit_http_config: {http3_protocol_options: {}} | true",
        "explicit_http_config: {http_protocol_options: {}} | false",
        "auto_config: {} | true",
        "use_downstream_protocol_config: {http2_protocol_options: {}} | true",
        "use_downstream_protocol_config: {} | false"
      })
  void envoy_http2_byTheSpellingOfV3(String options, boolean isHttp2) {
    means(
        "- envoy.cluster: {typed_extension_protocol_options:"
            + " {envoy.extensions.upstreams.http.v3.HttpProtocolOptions: {%s}}}".formatted(options),
        isHttp2 ? "- envoy.cluster: {http2_protocol_options: {}}" : "- envoy.cluster: {}");
  }

  @Test
  void envoy_endpointsThatNameNoProvider_leaveItToTheLadder() {
    String cluster =
        "- envoy.cluster: {name: web, load_assignment: {endpoints: [{lb_endpoints:"
            + " [{endpoint: {address: {socket_address: {address: web, port_value: 80}}}}]}]}}";
    means(cluster, "- envoy.cluster: {}");
    assertThat(reading(cluster).rendered()).contains("the ladder says who serves");
  }

  private static final String ISTIO =
      """
      - istio.virtual_service:
          http_route: %s
          apiVersion: networking.istio.io/v1
          kind: VirtualService
          metadata: {name: web}
          spec:
            hosts: [web]
            http:
              - {name: slow, route: [{destination: {host: web}}], timeout: 30s, retries: {attempts: 0}}
              - {name: fast, route: [{destination: {host: web}}], timeout: 1s, retries: {attempts: 0}}
      """;

  @Test
  void istio_oneRouteOfAResource() {
    means(
        ISTIO.formatted("fast"), "- istio.virtual_service: {timeout: 1s, retries: {attempts: 0}}");
    assertThat(reading(ISTIO.replace("    http_route: %s\n", "")).rendered())
        .contains("holds several routes that differ")
        .contains("slow, fast");
    assertThat(
            reading(ISTIO.formatted("fast").replace("kind: V", "kind: DestinationRule # V"))
                .rendered())
        .contains("this is a DestinationRule, not a VirtualService");
  }

  @Test
  void istio_faultStrikesBeforeTimeoutAndRetries() {
    means(
        "- istio.virtual_service: {timeout: 3s, retries: {attempts: 0}, fault: {delay:"
            + " {percentage: {value: 0.1}, fixedDelay: 5s}, abort: {httpStatus: 429}}}",
        "- inject: {delay: 5s, delay_share: 0.1%, abort: 429, abort_share: 100%}\n- timeout: 3s");
    means(
        "- istio.virtual_service: {retries: {attempts: 0}, fault: {abort: {httpStatus: 500, percent: 20}}}",
        "- inject: {delay_share: 0%, abort: 500, abort_share: 20%}");
  }

  private static final String RULE =
      """
      - istio.destination_rule:
          %s
          spec:
            host: web
            trafficPolicy:
              connectionPool: {tcp: {connectTimeout: 3s}}
              loadBalancer: {simple: RANDOM}
              portLevelSettings: [{port: {number: 443}, connectionPool: {tcp: {connectTimeout: 7s}}}]
            subsets:
              - {name: v1, labels: {version: v1}}
              - {name: v2, trafficPolicy: {connectionPool: {http: {http2MaxRequests: 9}}}}
      """;

  @Test
  void istio_policiesOfSubsetsAndPorts() {
    means(
        RULE.formatted("subset: v2"),
        "- istio.destination_rule: {trafficPolicy: {connectionPool: {http: {http2MaxRequests: 9}}}}");
    means(
        RULE.formatted("port: 443"),
        "- istio.destination_rule: {trafficPolicy: {connectionPool: {tcp: {connectTimeout: 7s}}}}");
    Reading rule = reading(RULE.formatted("kind: DestinationRule"));
    assertThat(rule.scenario().trial().architectures().get(0))
        .isEqualTo(
            architecture(
                "- istio.destination_rule: {trafficPolicy: {connectionPool: {tcp: {connectTimeout: 3s}}}}"));
    assertThat(rule.rendered()).contains("subsets have a policy of their own").contains("443");
  }

  @Test
  void istio_retryBudgetIsThatOfTheRoute() {
    means(
        "- istio.virtual_service: {}\n- istio.destination_rule: {trafficPolicy:"
            + " {retryBudget: {percent: 25, minRetryConcurrency: 7}}}",
        "- envoy.route: {timeout: 0s, retry_policy: {retry_on:"
            + " 'connect-failure,retriable-status-codes', retriable_status_codes: [503],"
            + " num_retries: 2}}\n- envoy.cluster: {connect_timeout: 10s, circuit_breakers:"
            + " {thresholds: [{retry_budget: {budget_percent: 25, min_retry_concurrency: 7},"
            + " max_connections: 4294967295, max_requests: 4294967295}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "istio.destination_rule: {trafficPolicy: {loadBalancer: {consistentHash: {useSourceIp: true}}}} | consistentHash is not simulated: requests carry no header",
        "istio.destination_rule: {trafficPolicy: {loadBalancer: {simple: PASSTHROUGH}}} | PASSTHROUGH is not simulated",
        "istio.virtual_service: {retries: {retryOn: '5xx,gateway-eror'}} | retries.retryOn",
        "istio.virtual_service: {delegate: {name: x}} | delegate is not simulated",
        "envoy.cluster: {lb_subset_config: {fallback_policy: ANY_ENDPOINT}} | lb_subset_config is not simulated",
        "envoy.route: {priority: HIGH} | thresholds of priority HIGH are not simulated",
        "sdk.aws: {defaults_mode: in-region} | defaults_mode is not simulated",
        "netflix.limiter: {partitions: {live: 0.9}} | partitions is not simulated",
        "r4j.retry: {retryAspectOrder: 2} | retryAspectOrder is not simulated",
        "r4j.threadpoolbulkhead: {maxThreadPoolSize: 4, coreThreadPoolSize: 2} | a pool that grows"
      })
  void whatIsNotSimulated_isRefusedInItsOwnWords(String element, String words) {
    assertThat(reading("- " + element).rendered()).contains("error").contains(words);
  }

  private static final String SPRING =
      """
      - r4j.spring:
          %s
          spring: {application: {name: shop}}
          management.endpoints.web.exposure.include: '*'
          shop: {key: x}
          resilience4j.retry:
            configs:
              default: {maxAttempts: 5, waitDuration: 100ms}
              patient: {base-config: default, wait-duration: 2s}
            instances:
              a: {baseConfig: patient}
              b: {maxAttempts: 2}
          resilience4j:
            circuitbreaker:
              configs: {shared: {slidingWindowSize: 20, registerHealthIndicator: true}}
              instances:
                a: {baseConfig: shared, minimum-number-of-calls: 7}
                c: {baseConfig: missing}
      """;

  @Test
  void spring_instancesOverTheirConfigs() {
    means(
        SPRING.formatted("instance: a"),
        "- r4j.spring: {retry: {maxAttempts: 5, waitDuration: 2s}, circuitbreaker:"
            + " {slidingWindowSize: 20, minimumNumberOfCalls: 7}}");
    means(
        SPRING.formatted("instance: b"),
        "- r4j.spring: {retry: {maxAttempts: 2, waitDuration: 100ms}}");
    assertThat(reading(SPRING.formatted("instance: c")).rendered())
        .contains("there is no config 'missing' here");
    assertThat(reading(SPRING.formatted("server: {port: 80}")).rendered())
        .contains("several instances are here")
        .contains("a, b, c");
    means(
        "- r4j.retry: {configs: {default: {maxAttempts: 4}}, instances: {only: {waitDuration: 1s}}}",
        "- r4j.retry: {maxAttempts: 4, waitDuration: 1s}");
  }

  @Test
  void spring_configsThatGoInCircles_areAMistake() {
    assertThat(
            reading(
                    "- r4j.retry: {configs: {x: {baseConfig: y}, y: {baseConfig: x}}, instances:"
                        + " {only: {baseConfig: x}}}")
                .rendered())
        .contains("config 'x' is based on itself");
    assertThat(reading("- r4j.retry: {baseConfig: default}").rendered())
        .contains("there is no config 'default' here");
  }

  @Test
  void spring_aPoolOfThreadsIsABulkheadWithALine() {
    means(
        "- r4j.spring: {thread-pool-bulkhead: {max-thread-pool-size: 4, core-thread-pool-size: 4}}",
        "- bulkhead: {max_concurrent: 4, max_queue: 100, max_wait: 3650d}");
    assertThat(
            reading("- r4j.spring: {thread-pool-bulkhead: {queue-capacity: 3}, bulkhead: {}}")
                .rendered())
        .contains("a method has one bulkhead")
        .doesNotContain("error");
  }

  private static final String GRPC =
      """
      - grpc.service_config:
          %s
          loadBalancingConfig: [{round_robin: {}}]
          methodConfig:
            - name: [{service: s.T, method: Get}, {service: s.U}]
              timeout: 3s
              retryPolicy: {maxAttempts: 4, initialBackoff: 0.1s, maxBackoff: 1s, backoffMultiplier: 2, retryableStatusCodes: [14, unavailable]}
            - name: [{}]
              timeout: 9s
          retryThrottling: {maxTokens: 10, tokenRatio: 0.1}
      """;

  @Test
  void grpc_oneMethodWithTheThrottlingOfAll() {
    String retries =
        "- grpc.service_config: {timeout: 3s, retryPolicy: {maxAttempts: 4, initialBackoff: 0.1s,"
            + " maxBackoff: 1s, backoffMultiplier: 2, retryableStatusCodes: [UNAVAILABLE]},"
            + " retryThrottling: {maxTokens: 10, tokenRatio: 0.1}}";
    means(GRPC.formatted("method: s.T/Get"), retries);
    means(GRPC.formatted("method: s.U"), retries);
    means(GRPC.formatted("method: \"*\""), "- timeout: 9s");
    assertThat(reading(GRPC.formatted("healthCheckConfig: {}")).rendered())
        .contains("several methods that differ");
  }

  @Test
  void whatIsMissing_isMissingInTheScenario() {
    assertThat(
            reading("- grpc.service_config: {retryPolicy: {maxAttempts: 3, initialBackoff: 1s}}")
                .rendered())
        .contains("scenario.yaml:12:31: error: missing key 'maxBackoff'")
        .doesNotContain("grpc.service_config.yaml");
  }

  @Test
  void keysThatPass_areToldOnce() {
    assertThat(
            reading(
                    "- envoy.cluster: {name: a, type: EDS, circuit_breakers: {thresholds:"
                        + " [{track_remaining: true}]}, outlier_detection: {monitors: []},"
                        + " deploys_to: [north, south]}")
                .rendered())
        .containsOnlyOnce("no effect here")
        .contains(
            "name, type, circuit_breakers.thresholds.track_remaining, outlier_detection.monitors"
                + " have no effect here");
  }

  @Test
  void node_countsMilliseconds() {
    String retry =
        "- retry: {max_retries: 5, retry_after: {max: 3650d}, on: [408, 409, 429, 500-599, timeout,"
            + " cut], backoff: {initial: 500ms, max: 8s, multiplier: 2, jitter: 25%}}\n";
    means("- sdk.openai: {maxRetries: 5, timeout: 20000}", retry + "- timeout: {first_token: 20s}");
    means("- sdk.openai: {baseURL: x}", "- sdk.openai: {behavior: node/6.49, timeout: 10m}");
    means("- sdk.anthropic: {apiKey: x}", "- sdk.anthropic: {behavior: node/1.14}");
    means("- sdk.openai: {maxRetries: 1, behavior: python/3.3}", "- sdk.openai: {max_retries: 1}");
  }
}
