package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations are written as the language would say them. */
class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0ns",
    "999, 999ns",
    "250000000, 250ms",
    "250000001, 250000001ns",
    "1500000, 1500us",
    "3900000000000, 65m",
    "172800000000000, 2d",
    "90000000000000, 25h"
  })
  void exact_isAWholeNumberOfItsLargestUnit(long nanos, String text) throws Unfit {
    assertThat(Durations.exact(nanos)).isEqualTo(text);
    assertThat(Durations.nanos(text)).isEqualTo(nanos);
  }
}
