package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in what a scenario may say about tiers. */
class TierLanguageTest {

  private static Reading with(String north, String more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          north:
            engine: {servers: 20, service: 1s}
            %s
        %s
        """
            .formatted(north, more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[log_in]          | [log_in]",
        "[log_in, sign_up] | [sign_up, log_in]",
      })
  void errands_areToldInTheWordsOfTheFile(String errands, String told) {
    assertThat(with("tiers: {door: {for: %s}}".formatted(errands), "").rendered())
        .contains("tiers.door.for (%s) must have a message among them".formatted(told));
  }
}
