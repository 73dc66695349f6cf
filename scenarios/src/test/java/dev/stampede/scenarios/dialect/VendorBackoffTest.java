package dev.stampede.scenarios.dialect;

import static dev.stampede.scenarios.dialect.VendorKindsTest.policies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.Backoff;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long clients wait between attempts, all the way from what their users configure. */
class VendorBackoffTest {

  private static BackoffSpec backoff(List<PolicySpec> chain) {
    return retriesOf(chain).findFirst().orElseThrow().backoff();
  }

  /** Windows from the least to the most, in milliseconds, one for each retry. */
  private static void assertWindows(BackoffSpec spec, String windows) {
    int retry = 0;
    for (String window : windows.split(" ", -1)) {
      retry++;
      String[] ends = window.split("-", -1);
      double one = wait(spec, retry, 0x1.0p-54);
      double other = wait(spec, retry, 1 - 0x1.0p-53);
      double[] drawn = {Math.min(one, other), Math.max(one, other)};
      double[] expected = {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
      assertThat(drawn).as("retry %d", retry).containsExactly(expected, within(1e-5));
    }
  }

  private static double wait(BackoffSpec spec, int retry, double u) {
    return Backoff.nanos(spec, retry, spec.initialNanos(), u) / 1e6;
  }

  /** Resilience4j's own windows end one higher: it draws whole milliseconds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sdk.openai | 375-500 750-1000 1500-2000 3000-4000 6000-8000 6000-8000",
        "sdk.anthropic | 375-500 750-1000 1500-2000 3000-4000 6000-8000 6000-8000",
        "{envoy.route: {retry_policy: {retry_on: 5xx}}} | 0-25 0-50 0-100 0-200 0-250 0-250",
        "{grpc.service_config: {retryPolicy: {maxAttempts: 5, initialBackoff: 0.1s, maxBackoff: 1s,"
            + " backoffMultiplier: 2, retryableStatusCodes: [UNAVAILABLE]}}}"
            + " | 80-120 160-240 320-480 640-960",
        "{sdk.aws: {behavior: before_2026, retry_mode: standard}}"
            + " | 0-1000 0-2000 0-4000 0-8000 0-16000",
        "sdk.aws | 0-50 0-100 0-200 0-400 0-800",
        "{sdk.google_genai: {retry_options: {}}} | 1000-2000 2000-3000 4000-5000 8000-9000",
        "{r4j.retry: {waitDuration: 500, enableExponentialBackoff: true,"
            + " exponentialBackoffMultiplier: 1.5, enableRandomizedWait: true}}"
            + " | 250-750 375-1125 562.5-1687.5",
      })
  void waits_areThoseOfTheClient(String client, String windows) {
    assertWindows(backoff(policies(client)), windows);
  }

  @Test
  void aws_waitsLongerWhereAQuotaHasRefused() {
    assertWindows(backoff(policies("sdk.aws")).throttled(), "0-1000 0-2000 0-4000 0-8000");
  }

  /** A single deployment, two retries: the third wait is after the last failure. */
  @Test
  void liteLlm_waitsAfterTheLastFailureToo() {
    Reading reading =
        Reading.of(
            """
            apiVersion: stampede/v1
            name: vendors
            duration: 1h
            demand: {chat: {arrivals: {rate: 1/s}}}
            providers: {north: {engine: {servers: 10, service: 2s}}}
            architectures:
              a:
                ladder:
                  - litellm.router:
                      model_list: [{model_name: big, deploys_to: north}]
                      router_settings: {num_retries: 2}
            """);
    RetrySpec retry =
        reading.scenario().trial().architectures().stream()
            .flatMap(architecture -> retries(architecture.ladder()))
            .findFirst()
            .orElseThrow();
    assertWindows(retry.backoff(), "500-1250 500-1250 1000-1750");
    assertThat(retry.maxRetries()).isEqualTo(2);
    assertThat(retry.end().waitsAfterLast()).isTrue();
  }

  /** Those of all chains on a ladder and on the ladders inside. */
  private static Stream<RetrySpec> retries(List<RungSpec> ladder) {
    return ladder.stream()
        .filter(GatewayRungSpec.class::isInstance)
        .map(GatewayRungSpec.class::cast)
        .flatMap(gateway -> Stream.concat(retriesOf(gateway.chain()), retries(gateway.ladder())));
  }

  private static Stream<RetrySpec> retriesOf(List<PolicySpec> chain) {
    return chain.stream().filter(RetrySpec.class::isInstance).map(RetrySpec.class::cast);
  }
}
