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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Percentiles are promises about shares. In four replications 90, 92, 88 and 90 of 100 pieces take
 * 1 s and the others 5 s: the share within 1 s is 0.9, and its interval [0.866689, 0.925985] (see
 * {@link RatioMetricTest}); that of 400 of 400 is [0.99049, 1].
 */
class PercentileLatencyTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final double MAX = PercentileLatency.LONGEST;
  private static final double DIGITS = 1e-3;

  private static Metric all(double percent) {
    return new PercentileLatency(LatencyKind.of(Span.END_TO_END, false), percent);
  }

  private static Metric answered(double percent) {
    return new PercentileLatency(LatencyKind.of(Span.END_TO_END, true), percent);
  }

  private static Limit limit(String operator, double value) {
    return new Limit(value, operator.equals(">="));
  }

  @SafeVarargs
  private static Judgement judge(Metric metric, Limit limit, List<Piece>... replications) {
    return metric.judge(sample(metric, limit, replications), limit);
  }

  private static List<Piece> slow(int slow) {
    return work(times(100 - slow, Piece.full(1)), times(slow, Piece.late(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "50, <=, 1, MET",
    "90, <=, 1, INCONCLUSIVE",
    "95, <=, 1, FAILED",
    "99, <=, 1, FAILED",
    "99, <=, 5, MET",
    "99.9, <=, 5, INCONCLUSIVE",
    "50, <=, 0.999999999, FAILED",
    "50, >=, 1, MET",
    "90, >=, 1, MET",
    "90, >=, 1.000000001, INCONCLUSIVE",
    "95, >=, 1.000000001, MET",
    "50, >=, 1.000000001, FAILED",
    "99, >=, 5, MET",
    "99, >=, 5.000000001, FAILED",
    "100, <=, 5, MET",
    "100, <=, 4.999999999, FAILED",
    "100, >=, 5, MET",
    "100, >=, 5.000000001, FAILED"
  })
  void percentiles_areJudgedByTheShareWithinTheLimit(
      double percent, String operator, double value, Verdict verdict) {
    Judgement judgement =
        judge(all(percent), limit(operator, value), slow(10), slow(8), slow(12), slow(10));

    assertThat(judgement.verdict()).isEqualTo(verdict);
  }

  /** The 99th of 100 decides. */
  @Test
  void oneReplication_isJudgedByItsShare() {
    assertThat(judge(all(99), atMost(1), slow(1)).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(99), atMost(1), slow(2)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(all(99), atLeast(5), slow(2)).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(99), atLeast(5), slow(1)).verdict()).isEqualTo(Verdict.FAILED);
  }

  /** Of 1,000 the 999th is p99.9, of eight the fourth is the median: what is below it is not it. */
  @Test
  void oneReplication_isJudgedByTheRank() {
    List<Piece> thousand = work(times(999, Piece.full(1)), times(1, Piece.late(5)));
    assertThat(judge(all(99.9), atMost(1), thousand).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(99.9), atLeast(1), thousand).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(99.9), atLeast(5), thousand).verdict()).isEqualTo(Verdict.FAILED);
    List<Piece> eight = work(times(4, Piece.full(1)), times(4, Piece.late(5)));
    assertThat(judge(all(50), atLeast(1), eight).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(50), atLeast(1.000000001), eight).verdict()).isEqualTo(Verdict.FAILED);
  }

  /** What is shown is of all work pooled; a percentile of one replication is 5 s, the others 1. */
  @Test
  void estimates_arePooled_withAnIntervalBySectioning() {
    Estimate p90 =
        all(90).estimate(sample(all(90), atMost(1), slow(10), slow(8), slow(12), slow(10)));

    assertThat(p90.mean()).isCloseTo(1, within(DIGITS));
    // 1 + 6.988007 sqrt(4^2 / 4 / 3), as in SectioningTest
    assertThat(p90.ci95().get(1)).isCloseTo(9.0690, within(0.02));
    assertThat(p90.ci95().get(0)).isEqualTo(0.0);
    assertThat(all(90).estimate(sample(all(90), atMost(1), slow(10))).hasInterval()).isFalse();
  }

  @Test
  void maxima_areExact_andHaveNoInterval() {
    Sample sample =
        sample(
            all(MAX),
            atMost(1),
            times(3, Piece.full(1.000000001)),
            times(3, Piece.late(1.000000002)));

    assertThat(all(MAX).estimate(sample)).isEqualTo(Estimate.ofOne(1.000000002));
    assertThat(all(MAX).of(sample.replications().get(0))).isEqualTo(1.000000001);
  }

  /** The histogram's edges are above 10 s and 10.0001 s; what is shown does not contradict. */
  @Test
  void atTheLimit_itIsKept_andShownSo() {
    for (double percent : List.of(50.0, 99.0, 99.9, MAX)) {
      List<Piece> pieces = times(1000, Piece.full(10));
      Judgement met = judge(all(percent), atMost(10), pieces);
      assertThat(met.verdict()).isEqualTo(Verdict.MET);
      assertThat(met.estimate().mean()).isEqualTo(10);
      assertThat(judge(all(percent), atMost(9.999999999), pieces).verdict())
          .isEqualTo(Verdict.FAILED);
    }
    List<Piece> pieces = work(times(99, Piece.full(10.0001)), times(1, Piece.full(20)));
    assertThat(judge(all(99), atMost(10.0001), pieces).estimate().mean()).isEqualTo(10.0001);
    assertThat(judge(all(99), atMost(10.00009), pieces).estimate().mean())
        .isGreaterThan(10.0001)
        .isCloseTo(10.0001, within(0.01));
    assertThat(judge(all(99), atLeast(10), pieces).estimate().mean()).isGreaterThan(10.0001);
  }

  /** Two of 100 never get an answer: the 99th has none, the 95th has, and so have the answered. */
  @Test
  void whatNeverGetsAnAnswer_isOverAnyLimit() {
    List<Piece> pieces = new ArrayList<>(times(98, Piece.full(1)));
    pieces.add(Piece.failed(0.5));
    pieces.add(Piece.bad(0.5, 0.1));

    Judgement p99 = judge(all(99), atMost(1000), pieces);
    assertThat(p99.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(p99.estimate()).isEqualTo(Estimate.ofOne(NEVER));
    assertThat(p99.within().share()).isEqualTo(0.98);
    assertThat(p99.within().answered()).isEqualTo(0.98);
    assertThat(p99.within().answeredValue()).isCloseTo(1, within(DIGITS));
    assertThat(judge(all(99), atLeast(1000), pieces).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(95), atMost(1), pieces).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(MAX), atMost(1000), pieces).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(all(MAX), atMost(1000), pieces).estimate()).isEqualTo(Estimate.ofOne(NEVER));
    assertThat(judge(all(MAX), atMost(1000), pieces).within().answeredValue()).isEqualTo(1);

    Judgement answered = judge(answered(99), atMost(1), pieces);
    assertThat(answered.verdict()).isEqualTo(Verdict.MET);
    assertThat(answered.within()).isEqualTo(WithinLimit.NONE);
    assertThat(judge(answered(MAX), atMost(1), pieces).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(answered(MAX), atMost(1), pieces).estimate()).isEqualTo(Estimate.ofOne(1));
    assertThat(judge(answered(MAX), atMost(0.9), pieces).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void withoutAnAnswer_noPromiseIsMet() {
    for (double percent : List.of(50.0, 99.0, MAX)) {
      for (Limit limit : List.of(atMost(1), atLeast(0), atLeast(1000))) {
        Judgement judgement = judge(all(percent), limit, times(9, Piece.failed(1)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judgement.estimate()).isEqualTo(Estimate.ofOne(NEVER));
        assertThat(judgement.within().share()).isZero();
        assertThat(judgement.within().answered()).isZero();
        assertThat(judgement.within().answeredValue()).isNaN();
      }
      for (Limit limit : List.of(atMost(1), atLeast(1))) {
        List<Piece> failed = times(9, Piece.failed(1));
        assertThat(judge(all(percent), limit, failed, failed, failed).verdict())
            .isEqualTo(Verdict.FAILED);
      }
      assertThat(judge(answered(percent), atMost(1), times(9, Piece.failed(1))).why())
          .isEqualTo("nothing was measured");
    }
  }

  @Test
  void withoutWork_nothingIsSaid() {
    for (Metric metric : List.of(all(99), all(MAX), answered(99), answered(MAX))) {
      Sample empty = sample(metric, atMost(1), List.of(), List.of());
      for (Judgement judgement :
          List.of(metric.judge(empty, atMost(1)), metric.judge(empty, empty, atMost(1)))) {
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.why()).isEqualTo("nothing was measured");
        assertThat(judgement.estimate().mean()).isNaN();
      }
      assertThat(metric.difference(empty, empty)).isEqualTo(Estimate.ofOne(Double.NaN));
      assertThat(metric.keeps(empty.pooled(), atMost(1), Unknown.KEPT)).isFalse();
    }
  }

  /** Of all that was offered nobody knows the end. */
  @Test
  void withoutAnyKnownEnd_nothingIsSaid() {
    for (double percent : List.of(50.0, MAX)) {
      Judgement judgement = judge(all(percent), atMost(1), times(9, Piece.unfinished(0.5)));
      assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(judgement.estimate()).isEqualTo(Estimate.ofOne(Double.NaN));
    }
  }

  /** A replication without any work has no percentile, and does not count among those that have. */
  @Test
  void replicationsWithoutWork_areLeftOut() {
    Sample sample =
        sample(all(50), atMost(1), times(30, Piece.full(4)), List.of(), times(30, Piece.full(4)));

    assertThat(all(50).estimate(sample)).isEqualTo(Estimate.of(4, 4, 4));
    assertThat(all(MAX).estimate(sample)).isEqualTo(Estimate.ofOne(4));
  }

  /**
   * Of 100 pieces 98 took 1 s, one 30 s, and one is under way. Younger than the limit it may still
   * be the 99th within it; past the limit it no longer matters.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 20, INCONCLUSIVE",
    "20, 20, INCONCLUSIVE",
    "20.000000001, 20, FAILED",
    "25, 20, FAILED",
    "25, 30, MET",
    "5, 0.5, FAILED"
  })
  void workUnderWay_isTakenBothWays(double age, double limit, Verdict verdict) {
    for (Piece underway : List.of(Piece.unfinished(age), Piece.overdue(age))) {
      List<Piece> pieces =
          work(times(98, Piece.full(1)), times(1, Piece.late(30)), List.of(underway));
      assertThat(judge(all(99), atMost(limit), pieces).verdict()).isEqualTo(verdict);
    }
    List<Piece> ended = work(times(99, Piece.full(1)), List.of(Piece.unfinished(age)));
    assertThat(judge(answered(99), atMost(1), ended).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(all(MAX), atMost(20), ended).verdict())
        .isEqualTo(age <= 20 ? Verdict.INCONCLUSIVE : Verdict.FAILED);
    assertThat(judge(all(MAX), atMost(20), ended).estimate()).isEqualTo(Estimate.ofOne(1));
  }

  /** Nobody knows whether the first token of what is under way has come. */
  @Test
  void workUnderWay_mayHaveBegunInTime() {
    Metric firstToken = new PercentileLatency(LatencyKind.of(Span.FIRST_TOKEN, false), 99);
    List<Piece> pieces =
        work(times(98, Piece.full(9).firstToken(1)), times(2, Piece.unfinished(500)));

    assertThat(judge(firstToken, atMost(1), pieces).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(firstToken, atMost(0.9), pieces).verdict()).isEqualTo(Verdict.FAILED);
  }

  /**
   * Medians of 10, 12, 14 and 16 s have a pooled one of 12 s. About it they have squares of 24: a
   * half-width of 3.182446 sqrt(24 / 4 / 3) = 4.5006 s. The other one's are 10 s.
   */
  @ParameterizedTest
  @CsvSource({
    "<=, 1.66, MET",
    "<=, 1.6, INCONCLUSIVE",
    "<=, 0.76, INCONCLUSIVE",
    "<=, 0.74, FAILED",
    ">=, 0.74, MET",
    ">=, 0.76, INCONCLUSIVE",
    ">=, 1.6, INCONCLUSIVE",
    ">=, 1.66, FAILED"
  })
  void comparisons_areOfPooledPercentiles(String operator, double multiple, Verdict verdict) {
    Judgement judgement =
        all(50)
            .judge(constant(10, 12, 14, 16), constant(10, 10, 10, 10), limit(operator, multiple));

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.estimate().mean()).isCloseTo(1.2, within(0.002));
    assertThat(judgement.within()).isEqualTo(WithinLimit.NONE);
  }

  private static Sample constant(double... seconds) {
    return sample(
        List.of(),
        Sightings.none(seconds.length),
        IntStream.range(0, seconds.length)
            .mapToObj(r -> times(20, Piece.full(seconds[r])))
            .toList());
  }

  @Test
  void differences_areMineLessTheOthers() {
    Estimate difference = all(50).difference(constant(10, 12, 14, 16), constant(20, 20, 20, 20));

    assertThat(difference.mean()).isCloseTo(-8, within(0.02));
    assertThat(difference.ci95().get(0)).isCloseTo(-12.5006, within(0.03));
    assertThat(difference.ci95().get(1)).isCloseTo(-3.4994, within(0.03));
    assertThat(all(MAX).difference(constant(10, 16), constant(12, 10)))
        .isEqualTo(Estimate.ofOne(4));
  }

  @Test
  void comparisonsOfMaxima_areExact() {
    Sample mine = constant(10, 16);
    Sample other = constant(5, 10);

    assertThat(all(MAX).judge(mine, other, atMost(1.6)).verdict()).isEqualTo(Verdict.MET);
    assertThat(all(MAX).judge(mine, other, atMost(1.59)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(all(MAX).judge(mine, other, atLeast(1.6)).verdict()).isEqualTo(Verdict.MET);
    assertThat(all(MAX).judge(mine, other, atMost(1.6)).estimate()).isEqualTo(Estimate.ofOne(1.6));
  }

  /** Whole replications without an answer beside others, on both sides. */
  @Test
  void whoNeverAnswers_keepsNoPromiseToBeAsFast() {
    Sample finite = constant(9, 9, 9);
    Sample never = neverIn(false, true, true);

    for (double percent : List.of(50.0, MAX)) {
      assertThat(all(percent).judge(never, finite, atMost(1)))
          .isEqualTo(Judgement.of(Verdict.FAILED, Estimate.ofOne(NEVER)));
      assertThat(all(percent).judge(never, never, atMost(1)).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(all(percent).judge(never, neverIn(true, true, false), atMost(1)).verdict())
          .isEqualTo(Verdict.FAILED);
      assertThat(all(percent).judge(finite, never, atMost(1)))
          .isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(0)));
      assertThat(all(percent).judge(finite, never, atLeast(1)).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(all(percent).difference(never, finite)).isEqualTo(Estimate.ofOne(Double.NaN));
      assertThat(all(percent).difference(never, never)).isEqualTo(Estimate.ofOne(Double.NaN));
      assertThat(all(percent).estimate(never)).isEqualTo(Estimate.ofOne(NEVER));
    }
  }

  private static Sample neverIn(boolean... replications) {
    List<List<Piece>> all = new ArrayList<>();
    for (boolean never : replications) {
      all.add(times(20, never ? Piece.failed(1) : Piece.full(1)));
    }
    return sample(List.of(), Sightings.none(all.size()), all);
  }

  /** A median that is finite overall is infinite in one replication. */
  @Test
  void intervals_reachToNeverWhereAReplicationDoes() {
    Sample some = neverIn(false, false, true);

    Estimate estimate = all(50).estimate(some);
    assertThat(estimate.mean()).isCloseTo(1, within(DIGITS));
    assertThat(estimate.ci95().get(1)).isInfinite();
    assertThat(all(50).judge(some, constant(5, 5, 5), atMost(1)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void tooFewIncidents_leaveVerdictsOpen() {
    List<Piece> well = times(10, Piece.full(1));
    Sightings rare = Samples.incidents(0.02, false, false, false, false);
    List<LatencyLimit> limits = all(99).counted("work", atMost(1)).stream().toList();
    Sample quick = sample(limits, rare, List.of(well, well, well, well));

    assertThat(all(99).judge(quick, atMost(1)).why()).startsWith("incidents of north struck 0 of");
    assertThat(all(MAX).judge(quick, atMost(1)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(all(MAX).judge(quick, atMost(1)).why())
        .isEqualTo("4 replications are too few for the incidents of north: they strike one in 50");
    List<List<Piece>> slow = List.of(well, well, well, times(10, Piece.late(2)));
    assertThat(all(MAX).judge(sample(limits, rare, slow), atMost(1)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void oneReplication_keepsALimitOrNot() {
    List<Piece> pieces =
        work(times(8, Piece.full(1)), times(1, Piece.late(3)), times(1, Piece.unfinished(2)));
    WorkFigures figures = sample(all(90), atMost(2), pieces).pooled();

    assertThat(all(90).keeps(figures, atMost(2), Unknown.KEPT)).isTrue();
    assertThat(all(90).keeps(figures, atMost(2), Unknown.FAILED)).isFalse();
    assertThat(all(90).keeps(figures, atMost(2), Unknown.LEFT_OUT)).isFalse(); // 8 of 9
    assertThat(all(50).keeps(figures, atMost(2), Unknown.FAILED)).isTrue();
    WorkFigures least = sample(all(90), atLeast(2), pieces).pooled();
    assertThat(all(90).keeps(least, atLeast(2), Unknown.FAILED)).isTrue();
    assertThat(all(50).keeps(least, atLeast(2), Unknown.FAILED)).isFalse();
  }

  @Test
  void promises_areCounted_andNamed() {
    assertThat(all(99).counted("chat", atMost(1.5)))
        .contains(new LatencyLimit("chat", Span.END_TO_END, 1_500_000_000));
    assertThat(List.of(50.0, 90.0, 95.0, 99.0, 99.9, MAX))
        .extracting(percent -> all(percent).name())
        .containsExactly(
            "latency.e2e.p50",
            "latency.e2e.p90",
            "latency.e2e.p95",
            "latency.e2e.p99",
            "latency.e2e.p99.9",
            "latency.e2e.max");
    assertThat(answered(99.9).name()).isEqualTo("latency.e2e.answered.p99.9");
    assertThat(all(99).unit()).isEqualTo("s");
  }
}
