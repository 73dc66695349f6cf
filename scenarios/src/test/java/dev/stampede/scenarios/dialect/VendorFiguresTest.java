package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.Reading;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Review;
import dev.stampede.scenarios.review.Subject;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What comes out where versions and spellings of vendors have been taken for something else. */
class VendorFiguresTest {

  private static String text(String rest, String architecture) {
    return """
        apiVersion: stampede/v1
        name: figures
        seed: 7
        %s
        architectures:
          a: {%s}
        """
        .formatted(rest, architecture);
  }

  private static Reading reading(String rest, String architecture) {
    return Reading.of(text(rest, architecture));
  }

  private static TrialResult run(Reading reading) {
    try (Trial trial = new Trial(reading.scenario().trial(), 0, 7, 0)) {
      assertThat(trial.run(1)).isTrue();
      return trial.result();
    }
  }

  private static double served(TrialResult result) {
    UseCaseResult work = result.useCases().get(0);
    return (double) work.answers() / work.outcomes().offered();
  }

  private static final String HANGS =
      """
      duration: 10m
      demand: {chat: {arrivals: {rate: 1/s}}}
      providers:
        north: {engine: {servers: 500, service: 100ms}}
        south: {engine: {servers: 500, service: 100ms}}
      faults: [{id: f, provider: north, kind: outage, at: 0s, for: 10m, hang: 1h}]
      """;

  @Test
  void connectFailures_areRetried() {
    String cluster =
        "{envoy.cluster: {connect_timeout: 1s, circuit_breakers: {thresholds: [{max_retries: 1000}]},"
            + " deploys_to: [north, south]}}";
    String route =
        "{envoy.route: {timeout: 0s, retry_policy: {retry_on: %s, num_retries: 4}}}, " + cluster;
    double alone = served(run(reading(HANGS, "chain: [%s]".formatted(cluster))));
    assertThat(alone).isCloseTo(0.5, within(0.01));
    for (String word : new String[] {"connect-failure", "reset-before-request", "5xx"}) {
      double retried = served(run(reading(HANGS, "chain: [" + route.formatted(word) + "]")));
      assertThat(retried).as(word).isGreaterThan(0.95);
    }
    String istio =
        "chain: [{istio.virtual_service: {}}, {istio.destination_rule: {trafficPolicy:"
            + " {connectionPool: {tcp: {connectTimeout: 1s}}}, deploys_to: [north, south]}}]";
    assertThat(served(run(reading(HANGS, istio)))).isGreaterThan(0.85);
  }

  private static final String BUSY =
      """
      duration: 2m
      demand: {chat: {arrivals: {rate: 60/s}}}
      providers:
        north: {engine: {servers: 500, service: 1s, queue_limit: 0}}
        south: {engine: {servers: 500, service: 1s, queue_limit: 0}}
      """;

  /** 60 calls a second of 1 s find 10 connections: shared by any number, or one each. */
  @Test
  void http2_hasTheSameConnectionsBySpellingsOldAndNew() {
    String cluster =
        "chain: [{envoy.cluster: {%s circuit_breakers: {thresholds: [{max_connections: 10,"
            + " max_pending_requests: 5}]}, deploys_to: [north, south]}}]";
    String typed =
        "typed_extension_protocol_options: {envoy.extensions.upstreams.http.v3.HttpProtocolOptions:"
            + " {explicit_http_config: {http2_protocol_options: {}}}},";
    double shared = served(run(reading(BUSY, cluster.formatted(typed))));
    assertThat(shared).isGreaterThan(0.98);
    assertThat(served(run(reading(BUSY, cluster.formatted("http2_protocol_options: {},")))))
        .isEqualTo(shared);
    assertThat(served(run(reading(BUSY, cluster.formatted(""))))).isLessThan(0.2);
  }

  private static String advice(String rest, String architecture) {
    Problems problems = new Problems();
    Effective effective = Effective.root();
    Blueprint read =
        ScenarioReader.blueprint(
            Source.of("scenario.yaml", text(rest, architecture)),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 12, 1),
            problems,
            effective);
    Subject subject =
        new Subject(Objects.requireNonNull(read).scenario().trial(), effective, read.load());
    Review.forWarnings().judge(subject, problems);
    Review.forAdvice().judge(subject, problems);
    return problems.list().stream().map(Problem::message).collect(Collectors.joining("\n"));
  }

  private static final String REFUSES =
      """
      duration: 10m
      demand: {chat: {arrivals: {rate: 10/s}}}
      providers: {north: {engine: {servers: 500, service: 100ms, queue_limit: 0}}}
      faults: [{id: f, provider: north, kind: outage, at: 0s, for: 10m, status: 501}]
      """;

  @Test
  void advice_saysWhatHappens() {
    String pool = "chain: [{envoy.cluster: {%s outlier_detection: {%s}, deploys_to: north}}]";
    assertThat(advice(REFUSES, pool.formatted("", "max_ejection_percent: 100")))
        .contains("the pool panics and calls it all the same");
    assertThat(advice(REFUSES, pool.formatted("", ""))).contains("is never ejected");
    assertThat(
            advice(
                REFUSES,
                pool.formatted(
                    "common_lb_config: {healthy_panic_threshold: 0},",
                    "max_ejection_percent: 100")))
        .contains("the pool serves nobody");
    String budget =
        "chain: [{envoy.route: {retry_policy: {retry_on: 5xx}}}, {envoy.cluster: {circuit_breakers:"
            + " {thresholds: [{retry_budget: {budget_percent: {value: 100},"
            + " min_retry_concurrency: 0}}]}, deploys_to: north}}]";
    assertThat(advice(REFUSES, budget)).doesNotContain("budget");
    String spring =
        "chain: [{r4j.spring: {circuitbreaker: {%s}, timelimiter: {timeout-duration: 1s}}}],"
            + " ladder: [north]";
    assertThat(advice(REFUSES, spring.formatted("sliding-window-size: 10")))
        .doesNotContain("no call can be slow");
    assertThat(advice(REFUSES, spring.formatted("slow-call-duration-threshold: 30s")))
        .contains("no call can be slow");
  }

  @Test
  void node_givesUpAfterItsMilliseconds() {
    String stalls =
        """
        duration: 20m
        demand: {chat: {arrivals: {rate: 2/m}, request: {input_tokens: 100, output_tokens: 100, stream: true}}}
        providers: {north: {engine: {tokens: {concurrency: 100, first_token: 400ms, tokens_per_second: 70/s}}}}
        faults: [{id: f, provider: north, kind: stall, at: 0s, for: 20m}]
        """;
    TrialResult node =
        run(
            reading(
                stalls, "chain: [{sdk.openai: {maxRetries: 2, timeout: 30000}}], ladder: [north]"));
    UseCaseResult work = node.useCases().get(0);
    assertThat(work.failed().mean() / 1e9).isBetween(90.0, 93.0);
  }
}
