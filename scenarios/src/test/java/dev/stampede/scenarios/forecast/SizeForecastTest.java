package dev.stampede.scenarios.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeForecastTest {

  private static final String CROWDED =
      """
      apiVersion: stampede/v1
      name: crowded
      duration: 1h
      demand: {chat: {arrivals: {rate: 300/s}}}
      providers: {north: {engine: {servers: 9, service: 1s}}}
      architectures: {single: {ladder: [north]}}
      """;

  private static RunSize size(String... settings) {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("crowded.yaml", CROWDED),
            List.of(settings),
            Path.of(""),
            LocalDate.of(2026, 11, 29),
            problems);
    if (scenario == null) {
      throw new AssertionError(problems.render());
    }
    return scenario.size();
  }

  @Test
  void requests_areThoseOfAllArchitectures() {
    assertThat(size().requests()).isEqualTo(300 * 3600);
    assertThat(size("architectures={one: {ladder: [north]}, other: {ladder: [north]}}").requests())
        .isEqualTo(2 * 300 * 3600);
  }

  /** A trapezoid up to ten times, by hand: half of 5 min, 5 min, half of 5 min, nine times more. */
  @Test
  void requests_countSurges() {
    String surge =
        "demand.chat.arrivals.surges=[{at: 10m, peak: 10x, rise: 5m, hold: 5m, fall: 5m}]";
    assertThat(size(surge).requests()).isCloseTo(300 * (3600 + 9 * 600.0), within(1e-6));
  }

  /** Nine of 300 a second are served; the others wait, 700 bytes each at the least. */
  @Test
  void memory_isThatOfWhatHasToWait() {
    assertThat(size().leastBytes()).isCloseTo(291.0 * 3600 * 700, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "providers.north.engine.queue_limit=9",
        "providers.north.quota={rpm: 60}",
        "providers.north.queue_timeout=9s",
        "demand.chat.patience=9s",
        "architectures.single.chain=[{timeout: 9s}]",
        "faults=[{id: gone, provider: north, kind: outage, at: 1m, for: 58m, status: 529}]",
        "providers.north.engine.service={dist: pareto, shape: 0.5, min: 1s}",
        "demand.chat.arrivals.rate=8/s"
      })
  void memory_isNotToldWhereWorkMayLeaveTheQueue(String setting) {
    assertThat(size(setting).leastBytes()).isLessThan(700);
  }

  @Test
  void memory_isNotToldWhereNothingComes() {
    String served = "architectures={one: {ladder: [north]}, none: {ladder: [south]}}";
    assertThat(
            size(
                    served,
                    "providers={north: {engine: {servers: 9, service: 1s}}, south: {engine: {servers: 1, service: 1s}}}",
                    "demand.chat.served_by=one")
                .leastBytes())
        .isCloseTo(291.0 * 3600 * 700, within(1.0));
  }

  @Test
  void secondsAndEvents_growWithReplications_andCoresShareThem() {
    RunSize size = size();
    assertThat(size.events(10)).isEqualTo(10 * size.events(1));
    assertThat(size.seconds(10, 2)).isCloseTo(5 * size.seconds(1, 1), within(1e-9));
  }
}
