package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;

/** Portkey's configs of any depth. */
class PortkeyTargetsTest {
  private static final String PORTKEY_RETRY =
      "retry: {max_retries: %s, on: [429, 500, cut, 502, 503, 504], retry_after: ignore,"
          + " backoff: {initial: 1s, max: 1h, jitter: none}}";

  private static Reading reading(String architecture, String... faults) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: gateways
        duration: 1h
        seed: 7
        demand: {chat: {arrivals: {rate: 10/min}}}
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

  /** Unlike targets: a quarter comes to the first, and of the others a third to the second. */
  @Test
  void portkey_balancesOverConfigsOfAnyDepth_byFractions() {
    String theirs =
        """
        chain: [{portkey.config: {strategy: {mode: loadbalance}, targets: [
          {weight: 0.25, provider: "@a", deploys_to: north, retry: {attempts: 1}},
          {weight: 0.25, strategy: {mode: fallback, on_status_codes: [429]}, targets: [
            {provider: "@b", deploys_to: north, override_params: {model: x}}, {deploys_to: south}]},
          {weight: .5, deploys_to: west}]}}]""";
    String ours =
        """
        ladder: [{gateway: {ladder: [
          {gateway: {chain: [{inject: {abort: 599, abort_share: 75%%}}], ladder:
            [{gateway: {chain: [{%s}], ladder: [north]}}]}},
          {gateway: {when: [599], chain: [{inject: {abort: 599, abort_share: 66.66666666666667%%}}],
            ladder: [{gateway: {ladder: [north, {provider: {name: south, when: [429]}}]}}]}},
          {gateway: {when: [599], ladder: [west]}}]}}]"""
            .formatted(PORTKEY_RETRY.formatted(1));
    assertThat(architecture(theirs)).isEqualTo(architecture(ours));
    Reading reading = reading(theirs);
    assertThat(reading.rendered())
        .containsOnlyOnce("no effect here")
        .contains("targets.targets.override_params");
    try (Trial trial = new Trial(reading.scenario().trial(), 0, 7, 0)) {
      assertThat(trial.run(1)).isTrue();
      TrialResult result = trial.result();
      double all = result.useCases().get(0).answers();
      double deviation = 4 * Math.sqrt(0.25 / all);
      assertThat(result.providers().get(2).attempts() / all).isCloseTo(0.5, within(deviation));
      assertThat(result.providers().get(1).attempts()).isZero();
    }
  }

  @Test
  void portkey_saysWhatTheOpenGatewayDoesNot() {
    String config =
        "chain: [{portkey.config: {strategy: {mode: fallback, cb_config: {failure_threshold: 5}},"
            + " cache: {mode: semantic}, targets: [{deploys_to: north}, {deploys_to: south,"
            + " retry: {attempts: 1, use_retry_after_headers: true}}]}}]";
    assertThat(reading(config).isAccepted()).isTrue();
    assertThat(reading(config).rendered())
        .contains("the open gateway opens no circuits")
        .contains("the open gateway has no semantic cache");
    assertThat(architecture(config))
        .isEqualTo(architecture(config.replace("after_headers", "after_header")));
  }

  /** Measured: what the second target would have helped with never comes there. */
  @Test
  void portkey_warnsOf429sThatItMakes500sOf() {
    String config =
        "chain: [{portkey.config: {strategy: {mode: fallback, on_status_codes: [429]}, targets:"
            + " [{deploys_to: north, retry: {attempts: 1, use_retry_after_header: true}},"
            + " {deploys_to: south}]}}]";
    String warning = "makes a 500 of a 429";
    assertThat(reading(config).rendered()).containsOnlyOnce(warning);
    assertThat(reading(config.replace("[429]", "[429, 500]")).rendered()).doesNotContain(warning);
    assertThat(reading(config.replace("[429]", "[503]")).rendered()).doesNotContain(warning);
    assertThat(reading(config.replace("header: true", "header: false")).rendered())
        .doesNotContain(warning);
    assertThat(
            reading(config.replace("attempts: 1", "attempts: 1, on_status_codes: [503]"))
                .rendered())
        .doesNotContain(warning);
  }

  @Test
  void portkey_retriesBrokenConnectionsWhateverItsCodes() {
    String config =
        "chain: [{portkey.config: {deploys_to: north, retry: {attempts: 1, on_status_codes: [529]}}}]";
    assertThat(architecture(config))
        .isEqualTo(
            architecture(
                "ladder: [{gateway: {ladder: [north], chain: [{retry: {max_retries: 1,"
                    + " on: [529, cut], retry_after: ignore,"
                    + " backoff: {initial: 1s, max: 1h, jitter: none}}}]}}]"));
  }
}
