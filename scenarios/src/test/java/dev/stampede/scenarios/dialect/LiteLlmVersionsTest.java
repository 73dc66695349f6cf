package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.scenarios.language.Reading;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many calls LiteLLM makes of one request while everybody is down, by its version: counted by
 * hand from its source at each of them.
 */
class LiteLlmVersionsTest {

  private static Reading reading(String router, int status) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: versions
        duration: 1h
        seed: 7
        demand: {chat: {arrivals: {rate: 1/m}, tolerance: {deadline: 1h}}}
        providers:
          north: {engine: {servers: 99, service: 1s, queue_limit: 0}}
          south: {engine: {servers: 99, service: 1s, queue_limit: 0}}
        faults:
          - {id: n, provider: north, kind: outage, at: 0s, for: 9h, status: %d}
          - {id: s, provider: south, kind: outage, at: 0s, for: 9h, status: %1$d}
        architectures:
          a: {ladder: [{litellm.router: {%s}}]}
        """
            .formatted(status, router));
  }

  private static double callsPerWork(String router, int status) {
    try (Trial trial = new Trial(reading(router, status).scenario().trial(), 0, 7, 0)) {
      assertThat(trial.run(1)).isTrue();
      TrialResult result = trial.result();
      UseCaseResult chat = result.useCases().get(0);
      return (double) chat.attempts() / chat.failed().count();
    }
  }

  private static String model(String name, String params, String provider) {
    return "{model_name: %s, litellm_params: {%s}, deploys_to: %s}"
        .formatted(name, params, provider);
  }

  private static String router(String version, String models, String settings) {
    return "version: %s, model_list: [%s], router_settings: {timeout: 60, %s}"
        .formatted(version, models, settings);
  }

  private static final String ORDERS =
      model("big", "order: 1", "north")
          + ", "
          + model("big", "order: 2", "south")
          + ", "
          + model("big", "order: 3", "south");

  /**
   * Levels of order are fallbacks, each with all retries, since 1.83; before, they are one pool.
   */
  @ParameterizedTest
  @CsvSource({
    "1.83, 10, 33",
    "1.101, 4, 15",
    "2026-11-30, 4, 15",
    "1.82, 10, 11",
    "1.80.11, 4, 5",
    "2026-03-01, 4, 5"
  })
  void levelsOfOrder_areFallbacks(String version, int retries, int calls) {
    String settings = "disable_cooldowns: true, num_retries: " + retries;
    assertThat(callsPerWork(router(version, ORDERS, settings), 503)).isEqualTo(calls);
  }

  /** Those of order 2 and 3 count towards max_fallbacks as others do. */
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 8", "5, 8"})
  void levelsOfOrder_comeBeforeFallbacks(int most, int calls) {
    String models = ORDERS + ", " + model("small", "model: x/y", "south");
    String settings =
        "disable_cooldowns: true, num_retries: 1, fallbacks: [{big: [small]}], max_fallbacks: "
            + most;
    assertThat(callsPerWork(router("1.101", models, settings), 503)).isEqualTo(calls);
  }

  @Test
  void order_withoutPreCallChecks_isNothingOnceAndWarnedOf() {
    String old = router("1.82", ORDERS, "num_retries: 0");
    assertThat(reading(old, 503).rendered())
        .contains("big: before 1.83, order does nothing without enable_pre_call_checks");
    String checked = router("1.82", ORDERS, "num_retries: 0, enable_pre_call_checks: true");
    assertThat(reading(checked, 503).rendered()).doesNotContain("order does nothing");
    assertThat(reading(checked, 503).scenario().trial().architectures())
        .isNotEqualTo(reading(old, 503).scenario().trial().architectures());
  }

  /** Looked up by the class of the error since 1.101; before, 500 and 503 have no number. */
  @ParameterizedTest
  @CsvSource({
    "1.101, InternalServerErrorRetries: 0, 500, 1",
    "1.101, InternalServerErrorRetries: 2, 500, 3",
    "1.101, InternalServerErrorRetries: 0, 503, 4",
    "1.101, ServiceUnavailableErrorRetries: 1, 503, 2",
    "1.101, DefaultRetries: 0, 502, 1",
    "1.100, InternalServerErrorRetries: 0, 500, 4",
    "1.82, InternalServerErrorRetries: 2, 500, 4",
    "1.82, RateLimitErrorRetries: 1, 429, 2"
  })
  void retryPolicy_countsForTheErrorsThatAreLookedFor(
      String version, String policy, int status, int calls) {
    String settings =
        "num_retries: 3, disable_cooldowns: true, retry_policy: {%s}".formatted(policy);
    String one = router(version, model("big", "model: a/b", "north"), settings);
    assertThat(callsPerWork(one, status)).isEqualTo(calls);
    String group = settings.replace("retry_policy: {", "model_group_retry_policy: {big: {") + "}";
    assertThat(callsPerWork(router(version, model("big", "", "north"), group), status))
        .isEqualTo(calls);
  }

  @Test
  void retryPolicy_thatIsNotRead_isWarnedOf() {
    String settings = "retry_policy: {InternalServerErrorRetries: 0}";
    String one = model("big", "", "north");
    assertThat(reading(router("1.82", one, settings), 500).rendered())
        .contains("InternalServerErrorRetries: this version of LiteLLM never reads it");
    assertThat(reading(router("1.101", one, settings), 500).rendered())
        .doesNotContain("never reads");
  }

  /** Ignored, given to the provider's client as well, counted once. */
  @ParameterizedTest
  @CsvSource({"1.80, 2", "1.81, 36", "1.94, 36", "1.95, 6", "1.101, 6"})
  void ownRetriesOfADeployment(String version, int calls) {
    String one = model("big", "model: openai/mock, num_retries: 5", "north");
    assertThat(callsPerWork(router(version, one, "num_retries: 1"), 500)).isEqualTo(calls);
  }

  /** The depth is compared on entry to a list, so that all seven of it are tried: 8 x 2 calls. */
  @Test
  void sevenFallbacksInOneList_areAllTried() {
    String models =
        model("big", "", "north")
            + IntStream.rangeClosed(1, 7)
                .mapToObj(i -> ", " + model("f" + i, "", "south"))
                .collect(Collectors.joining());
    String settings = "num_retries: 1, fallbacks: [{big: [f1, f2, f3, f4, f5, f6, f7]}]";
    assertThat(callsPerWork(router("1.101", models, settings), 503)).isEqualTo(16);
  }

  /** big, small, big, small, big, small: six times four calls. */
  @Test
  void fallbacksInACircle_endAtMaxFallbacks() {
    String models = model("big", "", "north") + ", " + model("small", "", "south");
    String settings = "num_retries: 3, fallbacks: [{big: [small]}, {small: [big]}]";
    assertThat(callsPerWork(router("1.101", models, settings), 503)).isEqualTo(24);
  }

  @Test
  void version_thatIsNotKnown_isAnError() {
    String one = model("big", "", "north");
    assertThat(reading(router("1.79", one, ""), 503).rendered())
        .contains("version (1.79) is before all that is known", "1.101 (2026-09-05)");
    assertThat(reading(router("2020-01-01", one, ""), 503).rendered())
        .contains("is before all that is known");
    assertThat(reading(router("newest", one, ""), 503).rendered())
        .contains("version (newest) is neither a release nor a date");
    assertThat(reading(router("v1.82.3-stable", one, ""), 503).rendered())
        .contains("is neither a release nor a date");
  }
}
