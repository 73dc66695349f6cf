package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static dev.stampede.experiments.tally.Samples.sample;
import static dev.stampede.experiments.tally.Samples.times;
import static dev.stampede.experiments.tally.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Means of latencies. In four replications they are 1, 1.2, 0.8 and 1 s: a mean of 1 s and, by
 * t(0.975; 3) = 3.182446 and a standard error of 0.2 / sqrt(6), an interval of 1 -+ 0.25985 s.
 */
class MeanLatencyTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Metric ALL = new MeanLatency(LatencyKind.of(Span.END_TO_END, false));
  private static final Metric ANSWERED = new MeanLatency(LatencyKind.of(Span.END_TO_END, true));
  private static final Metric WAIT = new MeanLatency(LatencyKind.of(Span.WAITING, false));

  private static Limit limit(String operator, double value) {
    return new Limit(value, operator.equals(">="));
  }

  private static Judgement judge(Metric metric, Limit limit, Piece... pieces) {
    return metric.judge(sample(metric, limit, List.of(pieces)), limit);
  }

  private static Sample four(Limit limit, double factor) {
    return sample(
        ALL,
        limit,
        times(10, Piece.full(factor)),
        work(times(5, Piece.full(factor)), times(5, Piece.late(1.4 * factor))),
        work(times(5, Piece.full(factor)), times(5, Piece.full(0.6 * factor))),
        times(10, Piece.full(factor)));
  }

  private static void assertEstimate(Estimate estimate, double mean, double half) {
    assertThat(estimate.mean()).isCloseTo(mean, within(1e-12));
    assertThat(estimate.ci95().get(0)).isCloseTo(mean - half, within(1e-5));
    assertThat(estimate.ci95().get(1)).isCloseTo(mean + half, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "<=, 1.26, MET",
    "<=, 1.25, INCONCLUSIVE",
    "<=, 0.75, INCONCLUSIVE",
    "<=, 0.74, FAILED",
    ">=, 0.74, MET",
    ">=, 0.75, INCONCLUSIVE",
    ">=, 1.25, INCONCLUSIVE",
    ">=, 1.26, FAILED"
  })
  void verdicts_areThoseOfTheInterval(String operator, double value, Verdict verdict) {
    Limit limit = limit(operator, value);
    Judgement judgement = ALL.judge(four(limit, 1), limit);

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertEstimate(judgement.estimate(), 1, 0.25985);
  }

  @ParameterizedTest
  @CsvSource({"<=, 2, MET", "<=, 1.99, FAILED", ">=, 2, MET", ">=, 2.01, FAILED"})
  void oneReplication_isJudgedByItsValue(String operator, double value, Verdict verdict) {
    Judgement judgement = judge(ALL, limit(operator, value), Piece.full(1), Piece.byPerson(3));

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.estimate()).isEqualTo(Estimate.ofOne(2));
  }

  /** One of four never gets an answer: no mean of all is finite, that of the answered is. */
  @Test
  void oneWithoutAnAnswer_makesTheMeanOfAllInfinite() {
    for (Piece never : List.of(Piece.failed(1), Piece.abandoned(1), Piece.bad(1, 0.1))) {
      Piece[] pieces = {Piece.full(1), Piece.full(2), Piece.late(3), never};

      Judgement atMost = judge(ALL, atMost(2.5), pieces);
      assertThat(atMost.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(atMost.estimate()).isEqualTo(Estimate.ofOne(NEVER));
      assertThat(atMost.within()).isEqualTo(new WithinLimit(0.5, 0.75, 2));
      assertThat(judge(ALL, atLeast(1000), pieces).verdict()).isEqualTo(Verdict.MET);

      Judgement answered = judge(ANSWERED, atMost(2), pieces);
      assertThat(answered.verdict()).isEqualTo(Verdict.MET);
      assertThat(answered.estimate()).isEqualTo(Estimate.ofOne(2));
      assertThat(answered.within()).isEqualTo(WithinLimit.NONE);
      assertThat(judge(ANSWERED, atMost(1.99), pieces).verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void withoutAnAnswer_noPromiseIsMet() {
    for (Limit limit : List.of(atMost(1), atLeast(0), atLeast(1000))) {
      assertThat(judge(ALL, limit, Piece.failed(1), Piece.failed(2)).verdict())
          .isEqualTo(Verdict.FAILED);
    }
    // Among the answered there is none, of whom nothing can be said.
    assertThat(judge(ANSWERED, atMost(1), Piece.failed(1)).why()).isEqualTo("nothing was measured");
  }

  @Test
  void withoutWork_nothingIsSaid() {
    for (Metric metric : List.of(ALL, ANSWERED)) {
      Sample empty = sample(metric, atMost(1), List.of(), List.of());
      Judgement judgement = metric.judge(empty, atMost(1));
      assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(judgement.why()).isEqualTo("nothing was measured");
      assertThat(judgement.estimate().mean()).isNaN();
      Sample some = sample(metric, atMost(1), List.of(Piece.full(1)), List.of(Piece.full(1)));
      for (Judgement compared :
          List.of(metric.judge(empty, some, atMost(1)), metric.judge(some, empty, atMost(1)))) {
        assertThat(compared.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(compared.why()).isEqualTo("nothing was measured");
      }
      assertThat(metric.difference(empty, empty)).isEqualTo(Estimate.ofOne(Double.NaN));
      assertThat(metric.keeps(empty.pooled(), atMost(1), Unknown.KEPT)).isFalse();
    }
  }

  /** One had its answer after 2 s, one is 4 s old: the mean is 3 s or more, or there is none. */
  @ParameterizedTest
  @CsvSource({
    "<=, 3, INCONCLUSIVE",
    "<=, 2.9, FAILED",
    "<=, 1000, INCONCLUSIVE",
    ">=, 3, MET",
    ">=, 3.1, INCONCLUSIVE"
  })
  void workUnderWay_isTakenBothWays(String operator, double value, Verdict verdict) {
    Judgement unfinished = judge(ALL, limit(operator, value), Piece.full(2), Piece.unfinished(4));
    assertThat(unfinished.verdict()).isEqualTo(verdict);
    assertThat(unfinished.estimate()).isEqualTo(Estimate.ofOne(2));
    assertThat(unfinished.within().answered()).isEqualTo(1);

    Judgement overdue = judge(ALL, limit(operator, value), Piece.full(2), Piece.overdue(4));
    assertThat(overdue.verdict()).isEqualTo(verdict);
    assertThat(overdue.estimate()).isEqualTo(Estimate.ofOne(NEVER));
    assertThat(overdue.within().answered()).isEqualTo(0.5);
  }

  @Test
  void workUnderWay_isNoPartOfTheAnswered() {
    Judgement judgement = judge(ANSWERED, atMost(2), Piece.full(2), Piece.unfinished(4));

    assertThat(judgement).isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(2)));
  }

  /** Its service may have begun at once: 1 s and 0 s are a mean of half a second at least. */
  @Test
  void workUnderWay_mayHaveWaitedNoTime() {
    Piece[] pieces = {Piece.full(2).waited(1), Piece.unfinished(4)};

    assertThat(judge(WAIT, atMost(0.5), pieces).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(WAIT, atMost(0.49), pieces).verdict()).isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "<=, 0.63, MET",
    "<=, 0.62, INCONCLUSIVE",
    "<=, 0.38, INCONCLUSIVE",
    "<=, 0.37, FAILED",
    ">=, 0.37, MET",
    ">=, 0.63, FAILED"
  })
  void comparisons_areOfPairedDifferences(String operator, double multiple, Verdict verdict) {
    Limit limit = limit(operator, multiple);
    Sample other =
        sample(
            ALL,
            limit,
            times(9, Piece.full(2)),
            times(9, Piece.full(2)),
            times(9, Piece.full(2)),
            times(9, Piece.full(2)));

    Judgement judgement = ALL.judge(four(limit, 1), other, limit);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.estimate().mean()).isCloseTo(0.5, within(1e-12));
    assertThat(judgement.within()).isEqualTo(WithinLimit.NONE);
  }

  @Test
  void comparisons_profitFromCommonRandomNumbers() {
    Limit most = atMost(2);

    assertThat(ALL.judge(four(most, 2), four(most, 1), most).verdict()).isEqualTo(Verdict.MET);
    assertThat(ALL.judge(four(most, 2), four(most, 1), atMost(1.999)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void whoNeverAnswers_keepsNoPromiseToBeAsFast() {
    Sample finite = sample(ALL, atMost(1), List.of(Piece.full(9)));
    Sample never = sample(ALL, atMost(1), List.of(Piece.full(1), Piece.failed(1)));

    assertThat(ALL.judge(never, finite, atMost(1)))
        .isEqualTo(Judgement.of(Verdict.FAILED, Estimate.ofOne(NEVER)));
    assertThat(ALL.judge(never, never, atMost(1)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(ALL.judge(finite, never, atMost(1)))
        .isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(0)));
    assertThat(ALL.judge(finite, never, atMost(0)).verdict()).isEqualTo(Verdict.MET);
    assertThat(ALL.judge(never, finite, atLeast(1)).verdict()).isEqualTo(Verdict.MET);
    assertThat(ALL.judge(finite, never, atLeast(1)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(ALL.difference(never, finite)).isEqualTo(Estimate.ofOne(Double.NaN));
    assertThat(ALL.difference(finite, never)).isEqualTo(Estimate.ofOne(Double.NaN));
  }

  /** Neither is "met", nor is "failed": the other one's work may yet take longer. */
  @Test
  void comparisonsWithWorkUnderWay_areOpen() {
    Sample open = sample(ALL, atMost(1), List.of(Piece.full(1), Piece.unfinished(1)));
    Sample closed = sample(ALL, atMost(1), List.of(Piece.full(5)));

    for (Limit limit : List.of(atMost(1), atMost(10), atLeast(1), atLeast(10))) {
      for (Judgement judgement :
          List.of(ALL.judge(open, closed, limit), ALL.judge(closed, open, limit))) {
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.why())
            .isEqualTo("it depends on work that was still under way at the end");
      }
    }
    assertThat(ALL.judge(closed, open, atMost(1)).estimate().mean()).isEqualTo(5);
    assertThat(ANSWERED.judge(open, closed, atMost(1)).verdict()).isEqualTo(Verdict.MET);
    assertThat(ANSWERED.judge(closed, open, atMost(1)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void comparisonsWithZero_needNoDivision() {
    Sample zero = sample(WAIT, atMost(1), List.of(Piece.full(1)));
    Sample some = sample(WAIT, atMost(1), List.of(Piece.full(1).waited(0.5)));

    assertThat(WAIT.judge(zero, zero, atMost(1)))
        .isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(0)));
    assertThat(WAIT.judge(some, zero, atMost(1)))
        .isEqualTo(Judgement.of(Verdict.FAILED, Estimate.ofOne(1e6)));
  }

  @Test
  void differences_areMineLessTheOthers() {
    Limit limit = atMost(1);
    assertEstimate(ALL.difference(four(limit, 1), four(limit, 3)), -2, 2 * 0.25985);
    Sample two = sample(ALL, limit, List.of(Piece.full(2)));
    Sample five = sample(ALL, limit, List.of(Piece.full(5)));
    assertThat(ALL.difference(two, five)).isEqualTo(Estimate.ofOne(-3));
  }

  @Test
  void tooFewIncidents_leaveOpenWhatMoreOfThemCouldChange() {
    Sightings seen = Samples.incidents(0.4, true, false, true, false);
    List<LatencyLimit> limits = ALL.counted("work", atMost(9)).stream().toList();
    List<Piece> well = times(5, Piece.full(1));
    Sample finite = sample(limits, seen, List.of(well, well, well, well));
    Sample never = sample(limits, seen, List.of(well, well, well, times(5, Piece.failed(1))));

    assertThat(ALL.judge(finite, atMost(9)).why()).startsWith("incidents of north struck 2 of 4");
    assertThat(ALL.estimate(finite)).isEqualTo(Estimate.ofOne(1));
    assertThat(ALL.judge(finite, never, atMost(1)).why()).startsWith("incidents of north");
    assertThat(ALL.judge(never, atMost(9)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void oneReplication_keepsALimitOrNot() {
    WorkFigures figures =
        sample(ALL, atMost(9), List.of(Piece.full(2), Piece.unfinished(4))).pooled();

    assertThat(ALL.keeps(figures, atMost(2), Unknown.LEFT_OUT)).isTrue();
    assertThat(ALL.keeps(figures, atMost(2), Unknown.KEPT)).isFalse();
    assertThat(ALL.keeps(figures, atMost(3), Unknown.KEPT)).isTrue();
    assertThat(ALL.keeps(figures, atMost(3), Unknown.FAILED)).isFalse();
    assertThat(ALL.keeps(figures, atLeast(9), Unknown.FAILED)).isTrue();
    assertThat(ANSWERED.keeps(figures, atMost(2), Unknown.FAILED)).isTrue();
    WorkFigures failed = sample(ALL, atMost(9), List.of(Piece.failed(2))).pooled();
    assertThat(ALL.keeps(failed, atLeast(0), Unknown.FAILED)).isFalse();
  }

  @Test
  void promises_areCounted() {
    assertThat(ALL.counted("chat", atMost(1.5)))
        .contains(new LatencyLimit("chat", Span.END_TO_END, 1_500_000_000));
    assertThat(WAIT.counted("chat", atLeast(1.5)))
        .contains(new LatencyLimit("chat", Span.WAITING, 1_499_999_999));
  }

  @Test
  void names_sayWhatTheMeanIsOf() {
    assertThat(ALL.name()).isEqualTo("latency.e2e.mean");
    assertThat(ANSWERED.name()).isEqualTo("latency.e2e.answered.mean");
    assertThat(ALL.unit()).isEqualTo("s");
  }
}
