package dev.stampede.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class OutcomeCountsTest {

  /** 4 of 20 are unfinished; of the 16 others 4 are tickets, and availability is the rest. */
  @Test
  void tickets_areAShareOfTheWorkWhoseEndIsKnown() {
    OutcomeCounts counts = new OutcomeCounts(20, 10, 1, 1, 1, 2, 1, 4);
    assertThat(counts.tickets()).isEqualTo(4);
    assertThat(counts.shareOfTickets()).isEqualTo(0.25);
    assertThat(counts.shareOfTickets() + (double) counts.withinTolerance() / counts.known())
        .isEqualTo(1, within(1e-15));
  }

  @Test
  void nothingKnown_isNoShare() {
    assertThat(new OutcomeCounts(3, 0, 0, 0, 0, 0, 0, 3).shareOfTickets()).isNaN();
  }

  @Test
  void booksThatDoNotBalance_areRejected() {
    assertThatThrownBy(() -> new OutcomeCounts(3, 1, 0, 0, 0, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not balance");
  }
}
