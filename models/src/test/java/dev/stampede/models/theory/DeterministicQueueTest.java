package dev.stampede.models.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterministicQueueTest {

  /**
   * Who finds room is served, so the share lost is 1 - 1 / (P(a departure leaves nobody) + load).
   */
  @Test
  void fewPlaces_byHand() {
    assertThat(DeterministicQueue.lost(1, 1)).isCloseTo(0.5, within(1e-15));
    // A departure leaves nobody with the probability e^-1 = p, whoever it left before: 1 / (1 + p).
    assertThat(DeterministicQueue.lost(2, 1)).isCloseTo(1 - 1 / (1 + Math.exp(-1)), within(1e-15));
  }

  /** A bucket of 20 tokens that gets 10 a second, as a simulation of its own showed. */
  @ParameterizedTest
  @CsvSource({"8, 0.99994", "9.5, 0.9912", "10, 0.9751", "12, 0.8341"})
  void buckets_areTheSame(double rate, double admitted) {
    assertThat(1 - DeterministicQueue.lost(20, rate / 10)).isCloseTo(admitted, within(1e-3));
  }
}
