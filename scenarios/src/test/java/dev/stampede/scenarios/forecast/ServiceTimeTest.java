package dev.stampede.scenarios.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTimeTest {

  private static ServiceTime time(String engine) {
    String text =
        """
        apiVersion: stampede/v1
        name: far
        duration: 1h
        demand: {chat: {arrivals: {rate: 3/s}, request: {output_tokens: 101, max_tokens: 200}}}
        providers: {north: {engine: %s, network: {dist: uniform, min: 0s, max: 1s}}}
        architectures: {single: {ladder: [north]}}
        """
            .formatted(engine);
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("far.yaml", text),
            List.of(),
            Path.of(""),
            LocalDate.of(2026, 11, 29),
            problems);
    if (scenario == null) {
      throw new AssertionError(problems.render());
    }
    TrialSpec trial = scenario.trial();
    ServiceTime time = ServiceTime.of(trial.providers().get(0), trial.useCases().get(0), 200);
    if (time == null) {
      throw new AssertionError("the engine says how long it takes");
    }
    return time;
  }

  /** Three seconds and two uniform ways: the tail of these above 1 s is (2 - s)^2 / 2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{servers: 9, service: 3s}",
        "{tokens: 9, first_token: 1s, tokens_per_second: 50/s}"
      })
  void waysOfANetwork_addUp(String engine) {
    ServiceTime time = time(engine);
    assertThat(time.shareAbove(2.99)).isEqualTo(1);
    assertThat(time.shareAbove(4)).isCloseTo(0.5, within(0.01));
    assertThat(time.shareAbove(4.5)).isCloseTo(0.125, within(0.01));
    assertThat(time.shareAbove(5.01)).isZero();
    assertThat(time.quantile(0.9)).isCloseTo(5 - Math.sqrt(0.2), within(0.01));
  }
}
