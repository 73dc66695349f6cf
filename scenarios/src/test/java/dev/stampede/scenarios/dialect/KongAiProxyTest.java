package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.language.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kong's AI Proxy Advanced, as in kong.yaml and in Kubernetes. */
class KongAiProxyTest {

  private static final String TARGETS =
      "targets: [{route_type: llm/v1/chat, model: {provider: openai, name: gpt-4,"
          + " options: {max_tokens: 512}}, auth: {header_value: Bearer s3cret}, weight: 70},"
          + " {route_type: llm/v1/chat, model: {provider: openai, name: gpt-4o-mini}, weight: 70},"
          + " {route_type: llm/v1/chat, model: {provider: anthropic, name: claude}, weight: 25}]";

  private static final String FILE =
      """
      _format_version: "3.0"
      services:
        - name: llm
          url: http://localhost
          plugins:
            - {name: rate-limiting, config: {minute: 5}}
          routes:
            - name: chat
              paths: [/chat]
              plugins:
                - name: ai-proxy-advanced
                  config:
                    balancer:
                      algorithm: priority
                      retries: 2
                      failover_criteria: [error, timeout, http_429, http_503, http_404, non_idempotent]
                      read_timeout: 30000
                      max_fails: 3
                      slots: 1000
                    %s
      plugins:
        - name: ai-proxy-advanced
          instance_name: everywhere
          config: {targets: [{model: {provider: openai, name: gpt-4}, route_type: llm/v1/chat}]}
        - {name: ai-proxy-advanced, enabled: false, config: {targets: []}}
      """
          .formatted(TARGETS);

  private static final String OURS =
      """
      ladder: [{gateway: {chain: [{retry: {max_retries: 2, on: [cut, timeout, 429, 503, 404],
          backoff: {initial: 0s, max: 0s}, retry_after: ignore}}],
        ladder: [{pool: {endpoints: [north, south, {name: west, priority: 1}], routing: priority,
          each: [{timeout: {connect: 60s, first_token: 30s, between_tokens: 30s}}], avoid_tried: true,
          passive_health: {max_fails: 3, fail_timeout: 10s, on: [cut, timeout, 429, 503],
            empty_status: 500}}}]}}]""";

  private static String scenario(String architecture, String faults) {
    return """
        apiVersion: stampede/v1
        name: kong
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
    return Reading.of(scenario("chain: [{kong.ai_proxy_advanced: %s}]".formatted(element), ""));
  }

  private static List<ArchitectureSpec> architectures(Reading reading) {
    return reading.scenario().trial().architectures();
  }

  private static String served(String balancer) {
    return "{deploys_to: {gpt-4: north, '*mini': south, anthropic: west}, balancer: {%s}, %s}"
        .formatted(balancer, TARGETS);
  }

  @Test
  void pluginOfAFile_isRetriesAroundAPool(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("kong.yaml"), FILE);
    String element =
        "chain: [{kong.ai_proxy_advanced: {file: kong.yaml, instance: chat,"
            + " deploys_to: {openai/gpt-4: north, 'openai/*': south, '*': west}}}]";
    Reading theirs = Reading.in(folder, scenario(element, ""));
    assertThat(architectures(theirs)).isEqualTo(architectures(Reading.of(scenario(OURS, ""))));
    assertThat(theirs.rendered()).contains("balancer.slots, targets").doesNotContain("s3cret");
    Reading more =
        Reading.in(folder, scenario(element.replace("chat,", "chat, balancer: {retries: 3},"), ""));
    assertThat(architectures(more))
        .isEqualTo(
            architectures(
                Reading.of(scenario(OURS.replace("max_retries: 2", "max_retries: 3"), ""))));
    Reading unchosen = Reading.in(folder, scenario(element.replace(" instance: chat,", ""), ""));
    assertThat(unchosen.rendered())
        .contains("plugins that differ")
        .contains("chat")
        .contains("everywhere");
  }

  @Test
  void pluginOfKubernetes_isReadAmongOthers(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("kong.yaml"),
        """
        apiVersion: configuration.konghq.com/v1
        kind: KongPlugin
        metadata: {name: ai}
        plugin: ai-proxy-advanced
        config: {balancer: {retries: 0}, targets: [{route_type: llm/v1/chat, model: {provider: xai}}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: ai}
        spec: {ports: [{port: 80}]}
        """);
    Reading read =
        Reading.in(
            folder,
            scenario(
                "chain: [{kong.ai_proxy_advanced: {file: kong.yaml, deploys_to: north}}]", ""));
    assertThat(architectures(read))
        .isEqualTo(
            architectures(
                Reading.of(
                    scenario(
                        "ladder: [{pool: {endpoints: [north], routing: round_robin, each: [{timeout:"
                            + " {connect: 60s, first_token: 60s, between_tokens: 60s}}]}}]",
                        ""))));
  }

  /** Weights of a wheel that is shuffled are chances; those of one size are a turn. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithm: round-robin | routing: weighted",
        "algorithm: consistent-hashing | routing: weighted",
        "algorithm: least-connections | routing: least_busy",
      })
  void algorithms_areWaysToRoute(String theirs, String ours) {
    String pool =
        "ladder: [{pool: {endpoints: [{name: north, weight: 70}, {name: south, weight: 70},"
            + " {name: west, weight: 25}], %s, each: [{timeout: {connect: 60s, first_token: 60s,"
            + " between_tokens: 60s}}]}}]";
    assertThat(architectures(reading(served("retries: 0, " + theirs))))
        .isEqualTo(architectures(Reading.of(scenario(pool.formatted(ours), ""))));
  }

  /**
   * All are down. Two of the first group and the one of the second are tried before any of them
   * again; a POST that was sent is not repeated unless that is asked for, and 529 is no criterion.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | 5 | http_503, non_idempotent | 2 | 2 | 2",
        "503 | 3 | http_503, non_idempotent | 2 | 1 | 1",
        "503 | 5 | http_503                 | 1 | 0 | 0",
        "529 | 5 | http_503, non_idempotent | 1 | 0 | 0",
      })
  void attempts_goWhereNoneWent(
      int status, int retries, String criteria, long north, long south, long west) {
    String down = "{id: %s, provider: %s, kind: outage, at: 0s, for: 1h, status: %d}";
    String faults =
        "%s, %s, %s"
            .formatted(
                down.formatted("n", "north", status),
                down.formatted("s", "south", status),
                down.formatted("w", "west", status));
    String element =
        served(
            "algorithm: priority, retries: %d, failover_criteria: [%s]"
                .formatted(retries, criteria));
    Reading read =
        Reading.of(scenario("chain: [{kong.ai_proxy_advanced: %s}]".formatted(element), faults));
    Timeline timeline = Timeline.of(read.scenario().trial(), 2, 60);
    long first = timeline.calls().getOrDefault("north", 0L);
    long second = timeline.calls().getOrDefault("south", 0L);
    assertThat(List.of(Math.max(first, second), Math.min(first, second)))
        .containsExactly(north, south);
    assertThat(timeline.calls().getOrDefault("west", 0L)).isEqualTo(west);
    assertThat(timeline.end()).isEqualTo("OVERLOADED");
  }

  @Test
  void aliases_chooseTargets() {
    String targets =
        "{deploys_to: {big: north, small: south}, balancer: {retries: 0}, %s targets:"
            + " [{model: {provider: openai, name: big, model_alias: powerful}},"
            + " {model: {provider: openai, name: small, model_alias: fast}}]}";
    assertThat(reading(targets.formatted("")).rendered()).contains("model: powerful");
    assertThat(reading(targets.formatted("model: slow,")).rendered())
        .contains("'slow' is no target's model_alias");
    assertThat(reading(targets.formatted("model: fast,")).rendered())
        .contains("'big' fits nothing")
        .doesNotContain("error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "balancer: {algorithm: lowest-latency} | algorithm lowest-latency is not simulated",
        "balancer: {algorithm: semantic} | requests carry no prompt",
        "balancer: {algorithm: consistent-hashing, hash_on_header: x-user} | carry no headers",
        "balancer: {retries: 1} | it is never retried: calls to models are POSTs",
        "balancer: {failover_criteria: [http_529]} | http_529",
        "balancer: {retrys: 1} | retries",
        "version: 3.12, balancer: {max_fails: 1} | max_fails",
        "version: 3.12, balancer: {algorithm: least-connections} | least-connections",
        "version: 3.9 | is before all that is known",
        "response_streaming: always | request.stream of the demand",
      })
  void whatIsNotAsWritten_isSaid(String said, String words) {
    assertThat(
            reading(
                    "{targets: [{model: {provider: openai}}], deploys_to: north, %s}"
                        .formatted(said))
                .rendered())
        .contains(words);
  }

  @Test
  void targetsThatNobodyServes_areNamed() {
    assertThat(reading("{targets: [{model: {provider: openai, name: gpt}}]}").rendered())
        .contains("deploys_to is not said of openai/gpt = gpt = openai");
    assertThat(reading("{}").rendered()).contains("has no targets");
  }
}
