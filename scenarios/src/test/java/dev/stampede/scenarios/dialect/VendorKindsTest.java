package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors' configurations mean, said in the scenario language. */
class VendorKindsTest {

  static Reading reading(String chain) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: vendors
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers: {north: {engine: {servers: 10, service: 2s}}}
        architectures:
          a:
            chain: [%s]
            ladder: [north]
        """
            .formatted(chain));
  }

  static List<PolicySpec> policies(String chain) {
    Reading reading = reading(chain);
    return reading.scenario().trial().architectures().get(0).chain();
  }

  static void means(String vendor, String ours) {
    assertThat(policies(vendor)).isEqualTo(policies(ours));
  }

  /** Timeouts of one attempt: to connect, and of silence. */
  private static String httpx(String connect, String read) {
    return "{timeout: {connect: %1$s, first_token: %2$s, between_tokens: %2$s}}"
        .formatted(connect, read);
  }

  private static final String STAINLESS =
      "backoff: {initial: 500ms, max: 8s, multiplier: 2, jitter: 25%},"
          + " on: [408, 409, 429, 500-599, timeout, cut, limit_reached]";

  @Test
  void openAi_givesUpAfterAVeryLongRetryAfter() {
    means(
        "sdk.openai",
        "{retry: {max_retries: 2, retry_after: {max: 120s, beyond: stop}, "
            + STAINLESS
            + "}}, {bulkhead: {max_concurrent: 1000, max_wait: 600s}}, "
            + httpx("5s", "600s"));
  }

  @Test
  void openAi_beforeItDidSo() {
    means(
        "{sdk.openai: {behavior: python/2.51, max_retries: 5, timeout: 20}}",
        "{retry: {max_retries: 5, retry_after: {max: 60s, beyond: backoff}, "
            + STAINLESS
            + "}}, {bulkhead: {max_concurrent: 1000, max_wait: 20s}}, "
            + httpx("20s", "20s"));
  }

  @Test
  void anthropic_fallsBackToItsOwnWait() {
    means(
        "{sdk.anthropic: {max_retries: 3, max_connections: 20, timeout: {read: 90, pool: 2.5}}}",
        "{retry: {max_retries: 3, retry_after: {max: 60s, beyond: backoff}, "
            + STAINLESS
            + "}}, {bulkhead: {max_concurrent: 20, max_wait: 2500ms}}, "
            + httpx("5s", "90s"));
  }

  @Test
  void anthropic_withoutRetriesAndTimeout() {
    means(
        "{sdk.anthropic: {max_retries: 0, timeout: null}}",
        "{bulkhead: {max_concurrent: 1000, max_wait: 3650d}}");
  }

  @Test
  void googleGenAi_doesNotRetryUnlessToldHow() {
    assertThat(policies("sdk.google_genai")).isEmpty();
    means("{sdk.google_genai: {timeout: 30000}}", "{timeout: 30s}");
  }

  @Test
  void googleGenAi_retriesByDefaultsOnceAsked() {
    means(
        "{sdk.google_genai: {retry_options: {}}}",
        "{retry: {max_retries: 4, backoff: {initial: 1s, max: 60s, multiplier: 2,"
            + " jitter: {additive: 1s}, cap_after_jitter: true}, retry_after: ignore,"
            + " on: [408, 429, 500, 502, 503, 504, timeout, cut]}}");
  }

  @Test
  void googleGenAi_takesItsOwnKeys() {
    means(
        "{sdk.google_genai: {retry_options: {attempts: 3, initial_delay: 0.5, exp_base: 3,"
            + " max_delay: 10, jitter: 0.2, http_status_codes: [503]}}}",
        "{retry: {max_retries: 2, backoff: {initial: 500ms, max: 10s, multiplier: 3,"
            + " jitter: {additive: 200ms}, cap_after_jitter: true}, retry_after: ignore,"
            + " on: [503, timeout, cut]}}");
  }

  private static final String AWS_ON = "on: [429, 500, 502, 503, 504, timeout, cut]";

  @Test
  void aws_paysForRetriesOutOfAQuota() {
    means(
        "{sdk.aws: {read_timeout: 120}}",
        "{retry: {max_retries: 2, backoff: {initial: 50ms, throttled_initial: 1s, max: 20s,"
            + " multiplier: 2, jitter: full},"
            + " retry_after: {use: floor, most_over: 5s}, budget: {aws: {rules: since_2026}}, "
            + AWS_ON
            + "}}, "
            + httpx("60s", "120s"));
  }

  @Test
  void aws_before2026_isLegacyUnlessTold() {
    means(
        "{sdk.aws: {behavior: before_2026}}",
        "{retry: {max_retries: 4, backoff: {initial: 1s, max: 1h, multiplier: 2, jitter: full},"
            + " retry_after: ignore, on: [429, 500, 502, 503, 504, 509, timeout, cut]}}, "
            + httpx("60s", "60s"));
    means(
        "{sdk.aws: {behavior: before_2026, retry_mode: standard}}",
        "{retry: {max_retries: 2, backoff: {initial: 1s, max: 20s, multiplier: 2, jitter: full},"
            + " retry_after: ignore, budget: {aws: {rules: before_2026}}, "
            + AWS_ON
            + "}}, "
            + httpx("60s", "60s"));
  }

  /** Of three settings of how often one does not count the first attempt. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_attempts: 6 | 5",
        "retries: {max_attempts: 6} | 6",
        "retries: {total_max_attempts: 6} | 5",
        "retries: {total_max_attempts: 2, max_attempts: 6} | 1"
      })
  void aws_countsAttemptsOrRetries(String setting, int retries) {
    PolicySpec first = policies("{sdk.aws: {%s}}".formatted(setting)).get(0);
    assertThat(((RetrySpec) first).maxRetries()).isEqualTo(retries);
  }

  @Test
  void aws_adaptive_hasARateInsideItsRetries() {
    assertThat(policies("{sdk.aws: {retries: {mode: adaptive}}}"))
        .hasSize(3)
        .element(1)
        .isEqualTo(policies("adaptive_rate").get(0));
  }

  @Test
  void grpc_retriesByItsStatusCodes() {
    means(
        "{grpc.service_config: {timeout: 30s, retryThrottling: {maxTokens: 10, tokenRatio: 0.1},"
            + " retryPolicy: {maxAttempts: 4, initialBackoff: 0.1s, maxBackoff: 1s,"
            + " backoffMultiplier: 2, retryableStatusCodes: [UNAVAILABLE, resource_exhausted]}}}",
        "{timeout: 30s}, {retry: {max_retries: 3, backoff: {initial: 100ms, max: 1s, multiplier: 2,"
            + " jitter: {symmetric: 20%}}, retry_after: ignore, on: [502, 503, 529, cut, 429],"
            + " budget: {grpc: {max_tokens: 10, token_ratio: 0.1}}}}");
  }

  @Test
  void grpc_hedges() {
    means(
        "{grpc.service_config: {hedgingPolicy: {maxAttempts: 3, hedgingDelay: 0.5s,"
            + " nonFatalStatusCodes: [UNAVAILABLE]}}}",
        "{hedge: {delay: 500ms, max_attempts: 3, non_fatal: [502, 503, 529, cut]}}");
  }

  @Test
  void grpc_takesMoreThanFiveAttemptsForFive() {
    String config =
        "{grpc.service_config: {hedgingPolicy: {maxAttempts: 9, nonFatalStatusCodes: []}}}";
    means(config, "{hedge: {delay: 0s, max_attempts: 5, non_fatal: []}}");
    assertThat(reading(config).rendered()).contains("maxAttempts above 5 is taken for 5");
  }

  @Test
  void grpc_doesOneOfBoth() {
    assertThat(
            reading(
                    "{grpc.service_config: {hedgingPolicy: {maxAttempts: 2}, retryPolicy:"
                        + " {maxAttempts: 2, initialBackoff: 1s, maxBackoff: 1s,"
                        + " backoffMultiplier: 1, retryableStatusCodes: [UNAVAILABLE]}}}")
                .rendered())
        .contains("has both a retryPolicy and a hedgingPolicy");
  }

  @Test
  void netflix_gradient2WithAWindowAndABacklog() {
    means(
        "{netflix.limiter: {limit: {algorithm: gradient2, initialLimit: 60, maxConcurrency: 400,"
            + " queueSize: 8, rttTolerance: 2.0}, windowed: {windowSize: 20},"
            + " classify: {dropped: [timeout, 429, 529], ignored: [400]},"
            + " lifoBlocking: {backlogTimeout: 500ms}, rttSignal: ttft}}",
        "{adaptive_limit: {gradient2: {initial_limit: 60, min_limit: 20, max_limit: 400,"
            + " queue_size: 8, long_window: 600, rtt_tolerance: 2x, windowed: {window_size: 20}},"
            + " signal: first_token, dropped: [timeout, 429, 529], ignored: [400],"
            + " max_queue: 100, max_wait: 500ms, discipline: lifo}}");
  }

  @Test
  void netflix_algorithmsHaveTheirOwnDefaults() {
    means("netflix.limiter", "{adaptive_limit: {vegas: {}}}");
    means(
        "{netflix.limiter: {limit: {algorithm: AIMD, backoffRatio: 0.75}}}",
        "{adaptive_limit: {aimd: {backoff_ratio: 75%}}}");
  }

  @Test
  void spellingsOfFrameworks_areTheSameKey() {
    means(
        "{sdk.openai: {max-retries: 1, maxConnections: 5}}",
        "{sdk.openai: {max_retries: 1, max_connections: 5}}");
  }

  @Test
  void mistakes_saySo() {
    assertThat(reading("{sdk.openai: {max_retrys: 2}}").rendered())
        .contains("unknown key 'max_retrys' in architectures.a.chain[0].sdk.openai")
        .contains("did you mean 'max_retries'?");
    assertThat(reading("{sdk.openai: {timeout: 3 parsecs}}").rendered())
        .contains("architectures.a.chain[0].sdk.openai.timeout (3 parsecs) has an unknown unit");
    assertThat(reading("{sdk.openai: {max_retries: 1, maxRetries: 2}}").rendered())
        .contains("'max_retries' is given twice");
    assertThat(reading("{sdk.openai: {behavior: java}}").rendered())
        .contains("unknown behavior 'java'")
        .contains("known here: python/3.3, python/2.51");
    assertThat(reading("sdk.opnai").rendered())
        .contains("unknown policy 'sdk.opnai'")
        .contains("did you mean 'sdk.openai'?");
    assertThat(reading("{sdk.openai: 3}").rendered())
        .contains("architectures.a.chain[0].sdk.openai (3) must be a mapping");
  }

  @Test
  void keysWithoutEffect_pass_andAreNamed() {
    Reading reading = reading("{sdk.openai: {organization: acme, base_url: elsewhere}}");
    assertThat(reading.isAccepted()).isTrue();
    assertThat(reading.rendered())
        .contains("sdk.openai: organization, base_url have no effect here");
  }

  @Test
  void policies_areNoRungs() {
    Reading reading =
        Reading.of(
            """
            apiVersion: stampede/v1
            name: vendors
            duration: 1h
            demand: {chat: {arrivals: {rate: 1/s}}}
            providers: {north: {engine: {servers: 10, service: 2s}}}
            architectures: {a: {ladder: [sdk.openai, north]}}
            """);
    assertThat(reading.rendered()).contains("'sdk.openai' serves nobody");
  }
}
