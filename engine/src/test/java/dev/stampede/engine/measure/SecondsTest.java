package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondsTest {

  @Test
  void seconds_haveABillionNanoseconds() {
    assertThat(Seconds.of(Seconds.ONE)).isEqualTo(1);
    assertThat(Seconds.of(1_500_000_000L)).isEqualTo(1.5);
    assertThat(Seconds.of(0.5)).isEqualTo(5e-10);
    assertThat(Seconds.inNanos(0.1)).isEqualTo(1e8);
    assertThat(Seconds.inNanos(2.5e-10)).isEqualTo(0.25);
  }

  @Test
  void wholeNanoseconds_areTheNearest_upToAHundredYears() {
    assertThat(Seconds.toNanos(1.4e-9)).isEqualTo(1);
    assertThat(Seconds.toNanos(1.5e-9)).isEqualTo(2);
    assertThat(Seconds.toNanos(0.3)).isEqualTo(300_000_000L);
    assertThat(Seconds.toNanos(Double.POSITIVE_INFINITY)).isEqualTo(3_155_760_000_000_000_000L);
  }

  @Test
  void rate_isPerSecond() {
    assertThat(Seconds.rate(100, 50 * Seconds.ONE)).isEqualTo(2);
  }
}
