package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyKindTest {

  private static final LatencyKind ALL = LatencyKind.of(Span.END_TO_END, false);
  private static final LatencyKind ANSWERED = LatencyKind.of(Span.END_TO_END, true);

  @Test
  void all_tellTheAnsweredApartWhereAllWorkIsMeant() {
    assertThat(LatencyKind.all())
        .extracting(LatencyKind::name)
        .containsExactly(
            "e2e",
            "e2e.answered",
            "wait",
            "wait.answered",
            "first_token",
            "first_token.answered",
            "per_token",
            "per_token.answered",
            "human",
            "deferred",
            "failed");
    assertThat(LatencyKind.all()).filteredOn(kind -> !kind.answered()).hasSize(4);
    assertThat(ALL.metric("p99")).isEqualTo("latency.e2e.p99");
  }

  /** Three answers, one failure, one unfinished and one overdue piece. */
  @Test
  void populations_dependOnHowUnknownEndsAreTaken() {
    List<LatencyLimit> limits = List.of(ALL.counted("work", atMost(2)));
    WorkFigures work =
        WorkFigures.of(
            Samples.result(
                "work",
                limits,
                List.of(
                    Piece.full(1),
                    Piece.full(2),
                    Piece.late(3),
                    Piece.failed(1),
                    Piece.unfinished(1),
                    Piece.overdue(5))),
            Samples.FREE,
            limits);

    assertThat(List.of(Unknown.values()))
        .extracting(unknown -> ALL.population(work, unknown))
        .containsExactly(5.0, 6.0, 6.0);
    assertThat(List.of(Unknown.values()))
        .extracting(unknown -> ALL.never(work, unknown))
        .containsExactly(2L, 3L, 1L); // of the overdue piece it is not known either
    assertThat(List.of(Unknown.values()))
        .extracting(unknown -> ALL.within(work, 2_000_000_000, unknown))
        .containsExactly(2.0, 2.0, 3.0);
    for (Unknown unknown : Unknown.values()) {
      assertThat(ANSWERED.population(work, unknown)).isEqualTo(3);
      assertThat(ANSWERED.never(work, unknown)).isZero();
      assertThat(ANSWERED.within(work, 2_000_000_000, unknown)).isEqualTo(2);
    }
  }

  @Test
  void limits_areInNanoseconds_andAtLeastIsNotBelow() {
    assertThat(LatencyKind.nanos(atMost(1.5))).isEqualTo(1_500_000_000);
    assertThat(LatencyKind.nanos(atMost(0))).isZero();
    assertThat(LatencyKind.nanos(atMost(0.1 + 0.2))).isEqualTo(300_000_000);
    assertThat(LatencyKind.nanos(atLeast(1.5))).isEqualTo(1_499_999_999);
    assertThat(LatencyKind.nanos(atLeast(0))).isEqualTo(-1);
  }
}
