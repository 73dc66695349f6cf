package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.Drain;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({"'', 600", "'drain: 0s', 0", "'drain: 90s', 90"})
  void drain_isTenMinutes_unlessItIsGiven(String line, long seconds) {
    String all = Reading.smallWith(line);
    assertThat(Reading.of(all).scenario().trial().drain()).isEqualTo(new Drain(seconds * SECOND));
    String day = all.replace("duration: 1h", "duration: 24h");
    assertThat(Reading.of(day).scenario().trial().drain().longestNanos())
        .isEqualTo((line.isEmpty() ? 8_640 : seconds) * SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "100ms, 1, 1",
    "4m, 1, 240",
    "4m1s, 2, 121",
    "1h, 15, 240",
    "3h, 60, 180",
    "24h, 600, 144",
    "120d, 43200, 240",
    "365d, 172800, 183"
  })
  void interval_isARoundStep(String duration, long seconds, int count) {
    String all = Reading.smallWith("");
    assertThat(
            Reading.of(all.replace("duration: 1h", "duration: " + duration))
                .scenario()
                .trial()
                .intervals())
        .extracting(Intervals::lengthNanos, Intervals::count)
        .containsExactly(seconds * SECOND, count);
  }

  @Test
  void interval_canBeGiven() {
    String all = Reading.smallWith("interval: 7m");
    assertThat(Reading.of(all).scenario().trial().intervals())
        .isEqualTo(Intervals.covering(3600 * SECOND, 420 * SECOND));
  }

  @ParameterizedTest
  @CsvSource({"0s, 15", "1m, 15", "90s, 15", "20s, 10", "10s, 10", "40s, 10", "7s, 15", "1s, 15"})
  void interval_isOneThatDividesTheWarmUp_ifARoundOneDoes(String warmup, long seconds) {
    Reading reading = Reading.of(Reading.smallWith("warmup: " + warmup));
    assertThat(reading.scenario().trial().intervals().lengthNanos()).isEqualTo(seconds * SECOND);
  }

  @Test
  void intervalAcrossTheEndOfTheWarmUp_isWarnedOf() {
    Reading.of(Reading.smallWith("warmup: 10m\ninterval: 7m"))
        .complains(
            "scenario.yaml:7:9: warning: warmup (10m) is no whole number of intervals of 7m:"
                + " timeseries.csv counts the one in which it ends as warm-up, summary.json a part"
                + " of it",
            "    warmup: 10m",
            "            ^",
            "  help: make it one, or give an interval that divides it");
  }
}
