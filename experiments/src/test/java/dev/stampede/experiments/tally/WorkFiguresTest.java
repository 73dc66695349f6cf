package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.SpanFigures.LimitCount;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Eleven pieces of work, one or two of each fate. */
class WorkFiguresTest {

  private static final long SECOND = 1_000_000_000;

  private static final List<Piece> PIECES =
      List.of(
          Piece.full(2).waited(1).firstToken(1.5).perToken(0.1).attempts(2),
          Piece.full(4).waited(0).firstToken(0.5).perToken(0.3),
          Piece.late(10).waited(9).firstToken(9.5).quality(0.5), // of one token
          Piece.byPerson(6).waited(2),
          Piece.deferred(8).waited(7).firstToken(7.5).perToken(0.2),
          Piece.bad(3, 0.1),
          Piece.failed(5),
          Piece.abandoned(7),
          Piece.unfinished(1),
          Piece.unfinished(3),
          Piece.overdue(20).attempts(4));

  private static final List<LatencyLimit> LIMITS =
      List.of(
          new LatencyLimit("work", Span.END_TO_END, 4 * SECOND),
          new LatencyLimit("work", Span.END_TO_END, 2 * SECOND),
          new LatencyLimit("work", Span.END_TO_END, 4 * SECOND),
          new LatencyLimit("work", Span.FIRST_TOKEN, 4 * SECOND),
          new LatencyLimit("work", Span.HUMAN, 4 * SECOND),
          new LatencyLimit("work", Span.HUMAN, 6 * SECOND));

  private final WorkFigures figures =
      WorkFigures.of(Samples.result("work", LIMITS, PIECES), Samples.FREE, LIMITS);

  @Test
  void counts_areOfAllWork() {
    assertThat(figures.offered()).isEqualTo(11);
    assertThat(figures.withinTolerance()).isEqualTo(4);
    assertThat(figures.tickets()).isEqualTo(5); // two late, two failed, one abandoned
    assertThat(figures.unfinished()).isEqualTo(2);
    assertThat(figures.attempts()).isEqualTo(15);
    assertThat(figures.answers()).isEqualTo(6);
    assertThat(figures.qualityParts()).isEqualTo(4_600_000);
    assertThat(figures.paid()).isEqualTo(Cost.NONE);
  }

  @Test
  void endToEnd_isFromArrivalToAGoodAnswer() {
    SpanFigures span = figures.span(Span.END_TO_END);

    assertThat(span.count()).isEqualTo(5);
    assertThat(span.population()).isEqualTo(11);
    assertThat(span.unfinished()).isEqualTo(2);
    assertThat(span.never()).isEqualTo(4);
    assertThat(span.underway()).isEqualTo(3);
    assertThat(span.underwaySeconds()).isEqualTo(1 + 3 + 20);
    assertThat(span.seconds()).isEqualTo(2 + 4 + 10 + 6 + 8);
    assertThat(span.positive()).isEqualTo(5);
    assertThat(span.maxSeconds()).isEqualTo(10);
  }

  /** Within 2 s is one answer, and may be one of the unfinished; within 4 s two of each. */
  @Test
  void limits_areCountedOnce() {
    assertThat(figures.span(Span.END_TO_END).limits())
        .containsExactly(new LimitCount(4 * SECOND, 2, 2), new LimitCount(2 * SECOND, 1, 1));
    // First tokens after 1.5 and 0.5 s; of what is under way nobody knows.
    assertThat(figures.span(Span.FIRST_TOKEN).limits())
        .containsExactly(new LimitCount(4 * SECOND, 2, 3));
    assertThat(figures.span(Span.HUMAN).limits())
        .containsExactly(new LimitCount(4 * SECOND, 0, 0), new LimitCount(6 * SECOND, 1, 0));
    assertThat(figures.span(Span.END_TO_END).limit(2 * SECOND).within()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> figures.span(Span.END_TO_END).limit(SECOND))
        .withMessage("nobody counts within 1000000000 ns");
  }

  @Test
  void waitingAndFirstTokens_areOfAllWork_whoseAgeSaysNothing() {
    SpanFigures waiting = figures.span(Span.WAITING);
    assertThat(waiting.count()).isEqualTo(5);
    assertThat(waiting.positive()).isEqualTo(4);
    assertThat(waiting.seconds()).isEqualTo(1 + 0 + 9 + 2 + 7);
    assertThat(waiting.maxSeconds()).isEqualTo(9);
    assertThat(waiting.underway()).isEqualTo(3);
    assertThat(waiting.underwaySeconds()).isZero();
    SpanFigures firstToken = figures.span(Span.FIRST_TOKEN);
    // People's answers, and those to work that was put off, come as a whole.
    assertThat(firstToken.seconds()).isEqualTo(1.5 + 0.5 + 9.5 + 6 + 8);
    assertThat(firstToken.population()).isEqualTo(11);
    assertThat(firstToken.never()).isEqualTo(4);
  }

  /** Of five answers two are a machine's of two tokens or more: three have no such time. */
  @Test
  void timesPerToken_areOfTheWorkThatCouldHaveThem() {
    SpanFigures span = figures.span(Span.PER_TOKEN);

    assertThat(span.count()).isEqualTo(2);
    assertThat(span.population()).isEqualTo(8);
    assertThat(span.unfinished()).isEqualTo(2);
    assertThat(span.never()).isEqualTo(4);
    assertThat(span.seconds()).isCloseTo(0.4, within(1e-12));
    assertThat(span.maxSeconds()).isEqualTo(0.3);
  }

  @Test
  void otherSpans_areOfTheWorkThatHasThem() {
    for (Span span : List.of(Span.HUMAN, Span.DEFERRED, Span.FAILED)) {
      SpanFigures found = figures.span(span);
      assertThat(found.population()).isEqualTo(found.count());
      assertThat(found.unfinished()).isZero();
      assertThat(found.underway()).isZero();
      assertThat(found.never()).isZero();
    }
    assertThat(figures.span(Span.HUMAN).seconds()).isEqualTo(6);
    assertThat(figures.span(Span.DEFERRED).seconds()).isEqualTo(8);
    assertThat(figures.span(Span.FAILED).seconds()).isEqualTo(3 + 5 + 7);
    assertThat(figures.span(Span.FAILED).count()).isEqualTo(3);
  }

  /** Of 100 pieces 94 took 1 to 94 s and six failed. */
  @Test
  void percentiles_areOfAllWorkWhoseEndIsKnown_andOfTheAnswered() {
    List<Piece> pieces = new ArrayList<>(times(6, Piece.failed(1)));
    for (int second = 1; second <= 94; second++) {
      pieces.add(Piece.full(second));
    }
    pieces.addAll(times(50, Piece.unfinished(1)));
    SpanFigures span =
        WorkFigures.of(Samples.result("work", List.of(), pieces), Samples.FREE, List.of())
            .span(Span.END_TO_END);

    assertThat(SpanFigures.LEVELS).containsExactly(50.0, 90.0, 95.0, 99.0, 99.9);
    assertThat(span.percentiles().subList(0, 2))
        .satisfiesExactly(
            p50 -> assertThat(p50).isCloseTo(50, within(0.05)),
            p90 -> assertThat(p90).isCloseTo(90, within(0.09)));
    assertThat(span.percentiles().subList(2, 5)).containsOnly(Double.POSITIVE_INFINITY);
    assertThat(span.answeredPercentiles())
        .satisfiesExactly( // ranks 47, 85, 90, 94 and 94
            p50 -> assertThat(p50).isCloseTo(47, within(0.05)),
            p90 -> assertThat(p90).isCloseTo(85, within(0.09)),
            p95 -> assertThat(p95).isCloseTo(90, within(0.09)),
            p99 -> assertThat(p99).isEqualTo(94),
            p999 -> assertThat(p999).isEqualTo(94));
  }

  @Test
  void withoutWork_thereAreNoPercentiles() {
    SpanFigures span =
        WorkFigures.of(Samples.result("work", List.of(), List.of()), Samples.FREE, List.of())
            .span(Span.END_TO_END);

    assertThat(span.percentiles()).hasSize(5).containsOnly(Double.NaN);
    assertThat(span.answeredPercentiles()).hasSize(5).containsOnly(Double.NaN);
    assertThat(span.maxSeconds()).isZero();
  }
}
