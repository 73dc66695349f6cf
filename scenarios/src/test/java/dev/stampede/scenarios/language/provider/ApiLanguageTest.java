package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.models.api.ApiSpec;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hosted API that is known by its quota, and mistakes in it. */
class ApiLanguageTest {

  private static Reading with(String provider, String fault) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          north:
            engine: {api: {first_token: 1s, tokens_per_second: 70/s}}
        %s
        faults: [%s]
        """
            .formatted(provider.indent(4).stripTrailing(), fault));
  }

  @Test
  void api_hasTimesAndNoCapacity() {
    assertThat(with("quota: {rpm: 600}", "").scenario().trial().providers().get(0).engine())
        .isEqualTo(new ApiSpec(new Constant(1), new Constant(70)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: outage",
        "kind: slow, factor: 3x",
        "kind: gray, share: 30%, late: 5s",
        "kind: quota_cut, limits: 50%"
      })
  void faults_strikeIt(String fault) {
    assertThat(with("quota: {rpm: 600}", fault(fault)).rendered()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          quality: 0.9 | kind: outage | quota (none) must say what the API lets in
          "quota: {rpm: 600}\nautoscaler: {schedule: [{at: 1m, replicas: 3}]}" | kind: outage | must stand with an engine whose capacity is known
          "quota: {rpm: 600}\nqueue_timeout: 30s" | kind: outage | queue_timeout (30s) must stand with
          quota: {rpm: 600} | kind: capacity, capacity: 50% | kind (capacity) must be quota_cut or gray
          quota: {rpm: 600} | kind: outage, recover: 10m | must be quota_cut or gray
          """)
  void mistakes_areToldWithARemedy(String provider, String fault, String said) {
    assertThat(with(provider.replace("\\n", "\n"), fault(fault)).rendered()).contains(said);
  }

  private static String fault(String effect) {
    return "{id: one, provider: north, at: 1m, for: 1m, %s}".formatted(effect);
  }
}
