package dev.stampede.models.work;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Three intervals of 10 s, and what comes after them; the warm-up ends at 5 s. */
class UseCaseBooksTest {

  private static final Step CALL = new Step(1, "rung 0", "layer 0", Status.OK);

  private final Descents ways = new Descents(rung -> "rung " + rung, layer -> "layer " + layer);
  private final int way = ways.after(Descents.START, 0, 0, Status.OK);
  private final UseCaseBooks books =
      new UseCaseBooks(
          Horizon.of(new Intervals(nanos(10), 3), nanos(5)),
          List.of(
              new LatencyLimit("work", Span.END_TO_END, nanos(10)),
              new LatencyLimit("work", Span.WAITING, nanos(2))),
          Tenants.of("us"));

  private Request born(double at) {
    books.arrived(nanos(at));
    Request request = new Request();
    request.bornNanos = nanos(at);
    request.descent = way;
    request.attempts = 1;
    return request;
  }

  private static Request answered(Request request, double started, double firstToken) {
    request.answer.set(Status.OK);
    request.answer.startedNanos = nanos(started);
    request.answer.firstTokenNanos = nanos(firstToken);
    request.answer.quality = 0.75;
    return request;
  }

  private void end(double at, Request request, Outcome outcome) {
    books.ended(nanos(at), request, outcome);
  }

  private UseCaseResult close() {
    return books.close("work", nanos(30), ways);
  }

  private static void assertSeconds(Latency latency, double... seconds) {
    double sum = 0;
    double longest = 0;
    for (double one : seconds) {
      sum += one;
      longest = Math.max(longest, one);
    }
    assertThat(latency.count()).isEqualTo(seconds.length);
    assertThat(latency.mean() * seconds.length).isCloseTo(sum * 1e9, within(1.0));
    assertThat(latency.max() / 1e9).isCloseTo(longest, within(longest / 500));
  }

  private static List<Long> counts(UseCaseResult result) {
    return result.endToEndByInterval().stream().map(Histogram::getTotalCount).toList();
  }

  @Test
  void machines_haveALatencyToTheServiceTheFirstTokenAndTheEnd() {
    Request first = answered(born(5), 6, 8); // the first moment that counts
    first.attempts = 3;
    end(9, first, Outcome.FULL);
    end(18, answered(born(7), 7, 9), Outcome.LATE);
    UseCaseResult result = close();
    assertThat(result.name()).isEqualTo("work");
    assertThat(result.answers()).isEqualTo(2);
    assertThat(result.attempts()).isEqualTo(4);
    assertThat(result.meanQuality()).isEqualTo(0.75);
    assertThat(result.qualitySum().toDouble()).isEqualTo(1_500_000);
    assertSeconds(result.waiting(), 1, 0);
    assertThat(result.waiting().positiveShare()).isEqualTo(0.5);
    assertSeconds(result.firstToken(), 3, 2);
    assertSeconds(result.endToEnd(), 4, 11);
    assertSeconds(result.human());
    assertSeconds(result.deferred());
    assertSeconds(result.failed());
    assertThat(result.answeredByInterval().toList()).containsExactly(1L, 1L, 0L);
    assertThat(counts(result)).containsExactly(1L, 1L, 0L);
    assertThat(result.endToEndByInterval().get(0).getMaxValue() / 1e9).isCloseTo(4, within(0.01));
    assertThat(result.endToEndByInterval().get(1).getMaxValue() / 1e9).isCloseTo(11, within(0.02));
    assertThat(result.outcomes().count(Outcome.FULL)).isEqualTo(1);
    assertThat(result.outcomes().count(Outcome.LATE)).isEqualTo(1);
    assertThat(result.descents().count(List.of(CALL), Outcome.LATE)).isEqualTo(1);
  }

  @Test
  void people_haveALatencyOfTheirOwn() {
    Request request = answered(born(11), 14, 14);
    request.answer.human = true;
    end(21, request, Outcome.HUMAN);
    UseCaseResult result = close();
    assertThat(result.answers()).isEqualTo(1);
    assertSeconds(result.waiting(), 3);
    assertSeconds(result.human(), 10);
    assertSeconds(result.firstToken(), 10); // it comes as a whole
    assertSeconds(result.endToEnd(), 10);
    assertSeconds(result.latencies().of(Span.PER_TOKEN));
    assertThat(result.answeredByInterval().toList()).containsExactly(0L, 0L, 1L);
    assertThat(counts(result)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void whatIsPutOff_hasALatencyOfItsOwn_andIsAnsweredAsAWhole() {
    Request request = answered(born(11), 14, 14);
    request.deferred = true;
    end(21, request, Outcome.DEGRADED);
    UseCaseResult result = close();
    assertThat(result.answers()).isEqualTo(1);
    assertThat(result.meanQuality()).isEqualTo(0.75);
    assertSeconds(result.deferred(), 10);
    assertSeconds(result.human());
    assertSeconds(result.waiting(), 3);
    assertSeconds(result.firstToken(), 10);
    assertSeconds(result.endToEnd(), 10);
    assertThat(counts(result)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void withoutAnAnswer_thereIsOnlyTheTimeToTheEnd() {
    Request failed = born(6);
    failed.answer.set(Status.ERROR);
    end(8, failed, Outcome.FAILED);
    end(16, answered(born(12), 13, 14), Outcome.ABANDONED); // its owner did not see the answer
    UseCaseResult result = close();
    assertThat(result.answers()).isZero();
    assertThat(result.meanQuality()).isZero();
    assertThat(result.attempts()).isEqualTo(2);
    assertSeconds(result.failed(), 2, 4);
    assertSeconds(result.waiting());
    assertSeconds(result.endToEnd());
    assertThat(result.answeredByInterval().toList()).containsOnly(0L);
    assertThat(counts(result)).containsOnly(0L);
  }

  @Test
  void badAnswers_areNever_thoughTheyHaveAQuality() {
    end(8, answered(born(6), 6, 7), Outcome.FAILED);
    UseCaseResult result = close();
    assertThat(result.answers()).isEqualTo(1);
    assertThat(result.meanQuality()).isEqualTo(0.75);
    assertSeconds(result.failed(), 2);
    assertSeconds(result.endToEnd());
    assertThat(result.answeredByInterval().toList()).containsOnly(0L);
  }

  @Test
  void limits_areCountedExactly() {
    end(16, answered(born(6), 8, 9), Outcome.FULL); // 10 s, waited 2 s
    Request longer = answered(born(7), 9, 10);
    longer.answer.startedNanos++;
    books.ended(nanos(17) + 1, longer, Outcome.FULL);
    UseCaseResult result = close();
    assertThat(result.endToEnd().within(nanos(10))).isEqualTo(1);
    assertThat(result.waiting().within(nanos(2))).isEqualTo(1);
    assertThat(result.underway().within(nanos(10))).isZero();
  }

  @Test
  void tokens_haveATime_whereAMachineMadeTwoOrMore() {
    Request request = answered(born(6), 6, 7);
    request.answer.perTokenNanos = nanos(0.25);
    end(8, request, Outcome.FULL);
    end(8, answered(born(6), 6, 7), Outcome.FULL);
    assertSeconds(close().latencies().of(Span.PER_TOKEN), 0.25);
  }

  @Test
  void workAfterTheEnd_countsNowhere_andWorkFromBeforeItWheneverItEnds() {
    Request before = answered(born(29), 30, 31);
    Request after = answered(born(30), 31, 32);
    end(33, before, Outcome.FULL);
    end(34, after, Outcome.FULL);
    books.reworked(nanos(30));
    books.resubmitted(nanos(30));
    UseCaseResult result = books.close("work", nanos(40), ways);
    assertThat(result.outcomes().offered()).isEqualTo(1);
    assertThat(result.outcomes().byInterval(Outcome.FULL).toList()).containsExactly(0L, 0L, 1L);
    assertThat(result.answeredByInterval().toList()).containsOnly(0L); // both came after the end
    assertThat(result.reworks() + result.resubmissions()).isZero();
    assertSeconds(result.endToEnd(), 4);
  }

  @Test
  void theWarmUp_isInTheCourseAlone() {
    books.reworked(nanos(5) - 1);
    books.resubmitted(nanos(5) - 1);
    end(9, answered(born(4), 4, 5), Outcome.FULL);
    Request failed = born(4.5);
    failed.answer.set(Status.ERROR);
    end(9, failed, Outcome.FAILED);
    books.underway(nanos(30), born(4.75), way, Outcome.UNFINISHED);
    UseCaseResult result = close();
    assertThat(result.underway().count()).isZero();
    assertThat(result.outcomes().offered()).isZero();
    assertThat(result.descents().offered()).isZero();
    assertThat(result.attempts() + result.answers() + result.reworks() + result.resubmissions())
        .isZero();
    assertSeconds(result.endToEnd());
    assertSeconds(result.failed());
    assertThat(result.answeredByInterval().at(0)).isEqualTo(1);
    assertThat(counts(result)).containsExactly(1L, 0L, 0L);
    assertThat(result.outcomes().byInterval(Outcome.FULL).at(0)).isEqualTo(1);
    assertThat(result.outcomes().byInterval(Outcome.UNFINISHED).at(0)).isEqualTo(1);
  }

  @Test
  void returns_countFromTheEndOfTheWarmUp() {
    books.reworked(nanos(5));
    books.reworked(nanos(6));
    books.resubmitted(nanos(5));
    books.resubmitted(nanos(6));
    books.resubmitted(nanos(7));
    UseCaseResult result = close();
    assertThat(result.reworks()).isEqualTo(2);
    assertThat(result.resubmissions()).isEqualTo(3);
  }

  @Test
  void whatIsLeftAtTheEnd_isBookedWhereItArrived_withTheCallsMadeForIt() {
    books.underway(nanos(30), born(12), way, Outcome.LATE);
    books.underway(nanos(30), born(25), way, Outcome.UNFINISHED);
    end(26, answered(born(24), 24, 25), Outcome.FULL);
    UseCaseResult result = close();
    assertThat(result.outcomes().offered()).isEqualTo(3);
    assertThat(result.outcomes().count(Outcome.UNFINISHED)).isEqualTo(1);
    assertThat(result.outcomes().byInterval(Outcome.LATE).toList()).containsExactly(0L, 1L, 0L);
    assertThat(result.outcomes().byInterval(Outcome.UNFINISHED).toList())
        .containsExactly(0L, 0L, 1L);
    assertThat(result.descents().count(List.of(CALL), Outcome.UNFINISHED)).isEqualTo(1);
    assertThat(result.attempts()).isEqualTo(3);
    assertSeconds(result.underway(), 18, 5);
    assertThat(result.underway().within(nanos(10))).isEqualTo(1);
    assertSeconds(result.endToEnd(), 2); // no answer, no latency
  }

  @Test
  void booksThatDoNotBalance_areRejected() {
    Request request = answered(born(6), 7, 8);
    end(9, request, Outcome.FULL);
    end(9, request, Outcome.FULL); // twice
    assertThatIllegalStateException().isThrownBy(this::close);
  }

  @Test
  void workThatNobodyBooked_isMissed() {
    born(12);
    assertThatIllegalStateException().isThrownBy(this::close);
  }

  /**
   * Work of the warm-up is not among it, and work that ends in a later interval is where it came.
   */
  @Test
  void limits_areCountedByTheIntervalThatWorkArrivedIn() {
    end(4, answered(born(1), 1, 4), Outcome.FULL);
    end(9, answered(born(8), 8, 9), Outcome.FULL);
    Request late = born(9);
    end(20, answered(late, 12, 20), Outcome.LATE);
    Request slow = born(15);
    end(25, answered(slow, 17, 25), Outcome.FULL);
    Request lost = born(16);
    lost.answer.set(Status.ERROR);
    end(17, lost, Outcome.FAILED);
    SpansByInterval spans = close().spansByInterval();

    assertThat(spans.of(Span.END_TO_END).ended().toList()).containsExactly(2L, 1L, 0L);
    assertThat(spans.of(Span.END_TO_END).within(nanos(10)).toList()).containsExactly(1L, 1L, 0L);
    assertThat(spans.of(Span.WAITING).within(nanos(2)).toList()).containsExactly(1L, 1L, 0L);
    assertThatIllegalArgumentException().isThrownBy(() -> spans.of(Span.FIRST_TOKEN));
    assertThatIllegalArgumentException().isThrownBy(() -> spans.of(Span.WAITING).within(nanos(10)));
  }
}
