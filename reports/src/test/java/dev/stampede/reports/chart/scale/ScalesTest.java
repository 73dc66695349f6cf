package dev.stampede.reports.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScalesTest {

  @Test
  void nines_oneStepForEachNine() {
    assertThat(NinesScale.at(0)).isZero();
    assertThat(NinesScale.at(0.5)).isCloseTo(0.30103, within(1e-5));
    assertThat(NinesScale.at(0.9)).isCloseTo(1, within(1e-12));
    assertThat(NinesScale.at(0.99)).isCloseTo(2, within(1e-12));
    assertThat(NinesScale.at(0.995)).isCloseTo(2.30103, within(1e-5));
    assertThat(NinesScale.at(0.999)).isCloseTo(3, within(1e-12));
    assertThat(NinesScale.at(1)).isInfinite();
  }

  @Test
  void nines_ticksStandWhereTheirLabelsSay() {
    assertThat(NinesScale.ticks(3))
        .extracting(Tick::label)
        .containsExactly(
            "0 %", "50 %", "75 %", "90 %", "95 %", "99 %", "99.5 %", "99.9 %", "99.95 %");
    for (Tick tick : NinesScale.ticks(5)) {
      double share = Double.parseDouble(tick.label().replace(" %", "")) / 100;
      assertThat(tick.at()).as(tick.label()).isCloseTo(NinesScale.at(share), within(1e-6));
    }
  }

  @Test
  void durations_ticksInTheUnitsPeopleUse() {
    assertThat(DurationScale.ticks())
        .extracting(Tick::label)
        .startsWith("1 ms", "2 ms", "5 ms")
        .containsSubsequence("500 ms", "1 s", "20 s", "1 min", "20 min", "1 h", "500 h");
    assertThat(DurationScale.ticks())
        .filteredOn(tick -> tick.label().equals("2 min"))
        .allSatisfy(tick -> assertThat(tick.at()).isCloseTo(Math.log10(120), within(1e-12)));
    assertThat(DurationScale.at(0)).isEqualTo(DurationScale.at(DurationScale.SHORTEST));
  }

  @Test
  void clock_hoursAndMinutesInLongRunsMinutesAndSecondsInShortOnes() {
    assertThat(ClockScale.ticks(10_800))
        .extracting(Tick::label)
        .startsWith("0:00", "0:15", "0:30")
        .endsWith("2:45", "3:00");
    assertThat(ClockScale.ticks(120)).extracting(Tick::label).startsWith("0:00", "0:10");
    assertThat(ClockScale.ticks(3_000_000)).hasSizeLessThanOrEqualTo(14);
  }

  @Test
  void counts_stepsOfOneTwoFive() {
    assertThat(CountScale.ticks(1_450, 4))
        .extracting(Tick::label)
        .containsExactly("0", "500", "1,000", "1,500");
    assertThat(CountScale.ticks(0.7, 4))
        .extracting(Tick::label)
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8");
    assertThat(CountScale.ticks(0, 4)).hasSize(2);
  }
}
