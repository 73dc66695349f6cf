package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When clients of agents make each of their attempts, from the text of a scenario through the real
 * gateway to a provider that always fails in one way, on virtual time.
 */
class AgentTimelinesTest {

  /** A gap is seen so much longer or shorter. */
  private static final double BLUR = Timeline.LOOK_SECONDS + 0.001;

  /** How the provider fails: a line of it, and one of faults. */
  private static final Map<String, List<String>> FAILURES =
      Map.of(
          "503", List.of("", "{id: f, provider: north, kind: outage, at: 0s, for: 20h}"),
          "429 after 1", List.of(limit("1s"), ""),
          "429 after 60", List.of(limit("60s"), ""),
          "429 after 61", List.of(limit("61s"), ""),
          "429", List.of(limit("none"), ""),
          "400",
              List.of("", "{id: f, provider: north, kind: outage, status: 400, at: 0s, for: 20h}"),
          "broken stream",
              List.of(
                  "",
                  "{id: f, provider: north, kind: stream_cut, share: 100%, after_tokens: 2, at: 0s,"
                      + " for: 20h}"),
          "hang",
              List.of("", "{id: f, provider: north, kind: outage, hang: 10h, at: 0s, for: 20h}"),
          "broken connection",
              List.of("", "{id: f, provider: north, kind: outage, hang: 5s, at: 0s, for: 20h}"));

  /** One request in a very long time: all others are told when to come back. */
  private static String limit(String retryAfter) {
    return ", quota: {limits: {a: {meter: requests, limit: 1, per: 3000d, algorithm: fixed_window,"
        + " on_limit: {retry_after: %s}}}}".formatted(retryAfter);
  }

  static Timeline timeline(String client, String failure, double untilSeconds) {
    List<String> fails = Objects.requireNonNull(FAILURES.get(failure));
    String scenario =
        """
        apiVersion: stampede/v1
        name: clients
        duration: 20h
        demand: {agents: {arrivals: {rate: 1/h}}}
        providers:
          north: {engine: {tokens: 9, first_token: 1s, tokens_per_second: 1/s}%s}
        faults: [%s]
        architectures: {a: {chain: [%s], ladder: [north]}}
        """
            .formatted(fails.get(0), fails.get(1), client);
    return Timeline.of(Reading.of(scenario).scenario().trial(), 2, untilSeconds);
  }

  /**
   * Gaps in seconds, a range where there is a jitter. A refusal comes at once, a stream breaks
   * after 2 s; by 2000 s after the start all who will have given up.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agent.claude_code | 503 |"
            + " .5-.625 1-1.25 2-2.5 4-5 8-10 16-20 32-40 32-40 32-40 32-40 | OVERLOADED",
        "agent.claude_code | 429 after 1 | 1 1 1 1 1 1 1 1 1 1 | RATE_LIMITED",
        "agent.claude_code | 429 after 60 | 60 60 60 60 60 60 60 60 60 60 | RATE_LIMITED",
        "agent.claude_code | 429 after 61 | | RATE_LIMITED",
        "agent.claude_code | 429 | .5-.625 1-1.25 2-2.5 4-5 8-10 16-20 32-40 32-40 32-40 32-40 |"
            + " RATE_LIMITED",
        "agent.claude_code | 400 | | ERROR",
        "agent.claude_code | broken stream | 2.5-2.625 3-3.25 4-4.5 6-7 10-12 18-22 34-42 34-42"
            + " 34-42 34-42 | CUT",
        "agent.claude_code | hang | 600.5-600.625 601-601.25 602-602.5 | still trying",
        "{agent.claude_code: {max_retries: 2, api_timeout_ms: 30000}} | hang |"
            + " 30.5-30.625 31-31.25 | TIMEOUT",
        "{agent.claude_code: {max_retries: 0}} | 503 | | OVERLOADED",
        "{agent.claude_code: {max_retries: 15}} | 503 | .5-.625 1-1.25 2-2.5 4-5 8-10 16-20 32-40"
            + " 32-40 32-40 32-40 32-40 32-40 32-40 32-40 32-40 | OVERLOADED",
        "{agent.claude_code: {retry_watchdog: true, max_retries: 0}} | 429 after 61 | 61 61 61 61 61"
            + " 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 |"
            + " still trying",
        "agent.codex | 503 | .18-.22 .36-.44 .72-.88 1.44-1.76 | OVERLOADED",
        "agent.codex | 429 after 1 | | RATE_LIMITED",
        "agent.codex | 429 after 60 | | RATE_LIMITED",
        "agent.codex | 429 after 61 | | RATE_LIMITED",
        "agent.codex | broken stream | 2.18-2.22 2.36-2.44 2.72-2.88 3.44-3.76 4.88-5.52 | CUT",
        "agent.codex | hang |"
            + " 300.18-300.22 300.36-300.44 300.72-300.88 301.44-301.76 302.88-303.52 | TIMEOUT",
        "{agent.codex: {stream_max_retries: 1, request_max_retries: 1}} | broken connection |"
            + " 5.18-5.22 5.18-5.22 5.18-5.22 | CUT",
        "{agent.codex: {stream_max_retries: 0, stream_idle_timeout_ms: 20000}} | hang | | TIMEOUT",
        "agent.openhands | 503 | 8 16 32 64 | OVERLOADED",
        "agent.openhands | 429 after 1 | 8 16 32 64 | RATE_LIMITED",
        "agent.openhands | 429 after 60 | 8 16 32 64 | RATE_LIMITED",
        "agent.openhands | 429 after 61 | 8 16 32 64 | RATE_LIMITED",
        "agent.openhands | broken stream | 10 18 34 66 | CUT",
        "agent.openhands | hang | | still trying",
        "{agent.openhands: {timeout: 300, num_retries: 3}} | hang | 308 316 | TIMEOUT",
        "agent.langgraph | 503 | | OVERLOADED",
        "agent.langgraph | broken stream | | CUT",
        "{agent.langgraph: {retry_policy: {}}} | 503 | .5-1.5 1-2 | OVERLOADED",
        "{agent.langgraph: {retry_policy: {}}} | 429 after 60 | .5-1.5 1-2 | RATE_LIMITED",
        "{agent.langgraph: {retry_policy: {}}} | 429 after 61 | .5-1.5 1-2 | RATE_LIMITED",
        "{agent.langgraph: {retry_policy: {}}} | 400 | | ERROR",
        "{agent.langgraph: {retry_policy: {jitter: false, max_attempts: 11}}} | 503 |"
            + " .5 1 2 4 8 16 32 64 128 128 | OVERLOADED",
        "{agent.langgraph: {retry_policy: {}}} | broken stream | 2.5-3.5 3-4 | CUT",
        "{agent.langgraph: {retry_policy: {}}} | hang | | still trying",
        "agent.temporal | 503 | 1 2 4 8 16 32 64 100 100 100 100 100 100 100 100 100 100 100 100 100"
            + " 100 100 100 100 100 | still trying",
        "{agent.temporal: {retry_policy: {maximum_attempts: 4}}} | 429 after 60 | 1 2 4 |"
            + " RATE_LIMITED",
        "{agent.temporal: {retry_policy: {maximum_attempts: 4}}} | 429 after 61 | 1 2 4 |"
            + " RATE_LIMITED",
        "{agent.temporal: {retry_policy: {maximum_attempts: 1}}} | 503 | | OVERLOADED",
        "{agent.temporal: {retry_policy: {maximum_attempts: 4}}} | 400 | 1 2 4 | ERROR",
        "{agent.temporal: {retry_policy: {maximum_attempts: 4}}} | broken stream | 3 4 6 | CUT",
        "{agent.temporal: {start_to_close_timeout: 60s, retry_policy: {maximum_attempts: 4}}} | hang"
            + " | 61 62 64 | TIMEOUT",
        "{agent.temporal: {schedule_to_close_timeout: 100, retry_policy: {maximum_interval: 20,"
            + " backoff_coefficient: 3, initial_interval: 2}}} | 503 | 2 6 18 20 20 20 | TIMEOUT",
        "agent.temporal | hang | | still trying",
      })
  void attempts_areMadeWhenTheClientMakesThem(
      String client, String failure, @Nullable String gaps, String end) {
    Timeline timeline = timeline(client, failure, 2000);
    String[] expected = gaps == null ? new String[0] : gaps.split(" ", -1);
    assertThat(timeline.gaps()).as(timeline.toString()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      String[] range = expected[i].split("-", -1);
      double least = Double.parseDouble(range[0]);
      double most = Double.parseDouble(range[range.length - 1]);
      assertThat(timeline.gaps().get(i)).isBetween(least - BLUR, most + BLUR);
    }
    assertThat(timeline.end()).isEqualTo(end);
  }

  /** Before 2.1.186 there was no cap; since then what is above it is not counted. */
  @Test
  void claudeCode_countsUpToFifteenRetries() {
    String most = "{agent.claude_code: {max_retries: 40%s}}";
    assertThat(timeline(most.formatted(""), "503", 2000).gaps()).hasSize(15);
    String before = most.formatted(", behavior: before_2.1.186");
    assertThat(timeline(before, "503", 2000).gaps()).hasSize(40);
    assertThat(VendorKindsTest.reading(most.formatted("")).rendered())
        .contains("max_retries counts up to 15 only")
        .contains("retry_watchdog");
  }

  @Test
  void openHands_doesNotSayMoreThanIsSimulated() {
    assertThat(VendorKindsTest.reading("{agent.openhands: {retry_multiplier: 2}}").rendered())
        .contains("retry_multiplier is simulated from retry_min_wait to retry_max_wait only");
    assertThat(VendorKindsTest.reading("{agent.openhands: {retry_multiplier: 65}}").rendered())
        .contains("retry_multiplier is simulated");
  }

  /** Half a second a hundred times. */
  @Test
  void temporal_waitsUpToAHundredTimesTheFirstInterval() {
    String client = "{agent.temporal: {retry_policy: {initial_interval: 500ms}}}";
    List<Double> gaps = timeline(client, "503", 400).gaps();
    assertThat(gaps.get(gaps.size() - 1)).isEqualTo(50);
  }
}
