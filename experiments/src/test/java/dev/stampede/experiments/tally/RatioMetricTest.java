package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static dev.stampede.experiments.tally.Samples.sample;
import static dev.stampede.experiments.tally.Samples.times;
import static dev.stampede.experiments.tally.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shares, counts and ratios. Most samples are {@link #four}: 90, 92, 88 and 90 of 100 pieces are
 * within their tolerance. The share is 0.9 and its influence values are 0, 0.02, -0.02 and 0, which
 * makes a standard error of 0.02 / sqrt(6) = 0.0081650, and with t(0.975; 3) = 3.182446 an interval
 * of 0.9 -+ 0.025985. Wilson's for 400 pieces is [0.866689, 0.925701]. Both together are [0.866689,
 * 0.925985].
 */
class RatioMetricTest {

  private static final Limit NONE = atLeast(0);
  private final Sample four = fails(10, 8, 12, 10);
  private final Sample perfect = fails(0, 0, 0, 0);

  /** Replications of 100 pieces of which so many failed. */
  private static Sample fails(int... failed) {
    return fails(Sightings.none(failed.length), failed);
  }

  private static Sample fails(Sightings sightings, int... failed) {
    return sample(
        List.of(),
        sightings,
        Arrays.stream(failed)
            .mapToObj(
                f -> work(times(100 - f, Piece.full(1)), times(f, Piece.failed(2).attempts(3))))
            .toList());
  }

  private static Sample one(Piece... pieces) {
    return sample(Metrics.AVAILABILITY, NONE, List.of(pieces));
  }

  private static Verdict verdict(Metric metric, Sample sample, String operator, double limit) {
    return metric.judge(sample, new Limit(limit, operator.equals(">="))).verdict();
  }

  private static void assertEstimate(Estimate estimate, double mean, double low, double high) {
    assertThat(estimate.mean()).isCloseTo(mean, within(1e-12));
    assertThat(estimate.ci95().get(0)).isCloseTo(low, within(1e-4 * Math.abs(high)));
    assertThat(estimate.ci95().get(1)).isCloseTo(high, within(1e-4 * Math.abs(high)));
  }

  @ParameterizedTest
  @CsvSource({
    ">=, 0.866, MET",
    ">=, 0.867, INCONCLUSIVE",
    ">=, 0.9, INCONCLUSIVE",
    ">=, 0.9259, INCONCLUSIVE",
    ">=, 0.927, FAILED",
    ">=, 1, FAILED",
    "<=, 0.927, MET",
    "<=, 1, MET",
    "<=, 0.9259, INCONCLUSIVE",
    "<=, 0.867, INCONCLUSIVE",
    "<=, 0.866, FAILED",
    "<=, 0, FAILED"
  })
  void availability_isJudgedByItsInterval(String operator, double limit, Verdict verdict) {
    assertThat(verdict(Metrics.AVAILABILITY, four, operator, limit)).isEqualTo(verdict);
  }

  @Test
  void estimates_haveTheIntervalOfTheReplications_orWilsons() {
    assertEstimate(Metrics.AVAILABILITY.estimate(four), 0.9, 0.866689, 0.925985);
    assertEstimate(Metrics.TICKETS.estimate(four), 10, 7.4015, 13.3311);
    assertEstimate(Metrics.TICKET_COST.estimate(four), 30, 22.2045, 39.9933);
    // 120, 116, 124 and 120 calls for 100 pieces each: 1.2 -+ 2 x 0.025985
    assertEstimate(Metrics.AMPLIFICATION.estimate(four), 1.2, 1.148030, 1.251970);
  }

  @ParameterizedTest
  @CsvSource({
    "<=, 13.34, MET",
    "<=, 13.32, INCONCLUSIVE",
    "<=, 7.41, INCONCLUSIVE",
    "<=, 7.40, FAILED",
    "<=, 0, FAILED",
    ">=, 7.40, MET",
    ">=, 0, MET",
    ">=, 10, INCONCLUSIVE",
    ">=, 13.34, FAILED"
  })
  void tickets_areJudgedByTheirInterval(String operator, double limit, Verdict verdict) {
    assertThat(verdict(Metrics.TICKETS, four, operator, limit)).isEqualTo(verdict);
    assertThat(verdict(Metrics.TICKET_COST, four, operator, 3 * limit)).isEqualTo(verdict);
  }

  /** Of one replication nobody knows how far it may be off: its value decides. */
  @ParameterizedTest
  @CsvSource({">=, 0.75, MET", ">=, 0.76, FAILED", "<=, 0.75, MET", "<=, 0.74, FAILED"})
  void oneReplication_isJudgedByItsValue(String operator, double limit, Verdict verdict) {
    Sample sample = one(Piece.full(1), Piece.full(2), Piece.byPerson(3), Piece.late(4));

    assertThat(verdict(Metrics.AVAILABILITY, sample, operator, limit)).isEqualTo(verdict);
    assertThat(Metrics.AVAILABILITY.estimate(sample)).isEqualTo(Estimate.ofOne(0.75));
  }

  /** The half-width of two is 12.7062 x 0.1 here. */
  @Test
  void twoReplications_sayHardlyAnything() {
    Sample sample = fails(20, 0);

    assertThat(verdict(Metrics.AVAILABILITY, sample, ">=", 0.01)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.AVAILABILITY, sample, "<=", 0.99)).isEqualTo(Verdict.INCONCLUSIVE);
    assertEstimate(Metrics.AVAILABILITY.estimate(sample), 0.9, 0, 1);
  }

  /** The mean of equal values is that value, however many there are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 30})
  void perfection_isPerfect(int replications) {
    Sample sample =
        sample(
            List.of(),
            Sightings.none(replications),
            Collections.nCopies(replications, times(10, Piece.full(1).quality(0.85))));

    assertThat(verdict(Metrics.AVAILABILITY, sample, ">=", 1)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.QUALITY, sample, ">=", 0.85)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.QUALITY, sample, "<=", 0.85)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AMPLIFICATION, sample, "<=", 1)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AMPLIFICATION, sample, ">=", 1)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.TICKETS, sample, "<=", 0)).isEqualTo(Verdict.MET);
    assertThat(Metrics.AVAILABILITY.estimate(sample).mean()).isEqualTo(1);
    assertThat(Metrics.QUALITY.estimate(sample).mean()).isEqualTo(0.85);
  }

  /** {@code >= 100%} asks whether any failed, {@code >= 99.99%} how many may fail elsewhere. */
  @Test
  void promisesOfAll_areAboutTheSample() {
    assertThat(verdict(Metrics.AVAILABILITY, perfect, ">=", 1)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AVAILABILITY, perfect, ">=", 0.9999))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.TICKETS, perfect, "<=", 0)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.TICKET_COST, perfect, "<=", 0)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.TICKETS, perfect, "<=", 0.1)).isEqualTo(Verdict.INCONCLUSIVE);

    Sample almost = fails(0, 0, 1, 0);
    assertThat(verdict(Metrics.AVAILABILITY, almost, ">=", 1)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.TICKETS, almost, "<=", 0)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.TICKET_COST, almost, "<=", 0)).isEqualTo(Verdict.FAILED);

    Sample hopeless = fails(100, 100, 100);
    assertThat(verdict(Metrics.AVAILABILITY, hopeless, "<=", 0)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AVAILABILITY, hopeless, ">=", 0)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AVAILABILITY, hopeless, "<=", 1)).isEqualTo(Verdict.MET);
  }

  /** Nobody knows how one of ten ends: 8/9 are kept as far as is known, 8/10 or 9/10 in the end. */
  @ParameterizedTest
  @CsvSource({
    ">=, 0.8, MET",
    ">=, 0.81, INCONCLUSIVE",
    ">=, 0.9, INCONCLUSIVE",
    ">=, 0.91, FAILED",
    ">=, 1, FAILED",
    "<=, 0.9, MET",
    "<=, 0.89, INCONCLUSIVE",
    "<=, 0.79, FAILED"
  })
  void unfinishedWork_isTakenBothWays(String operator, double limit, Verdict verdict) {
    Sample sample =
        sample(
            Metrics.AVAILABILITY,
            NONE,
            work(
                times(8, Piece.full(1)),
                times(1, Piece.failed(1)),
                times(1, Piece.unfinished(5).attempts(2))));

    Judgement judgement =
        Metrics.AVAILABILITY.judge(sample, new Limit(limit, operator.equals(">=")));
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.estimate()).isEqualTo(Estimate.ofOne(8.0 / 9));
    assertThat(judgement.within()).isEqualTo(WithinLimit.NONE);
    assertThat(judgement.why())
        .isEqualTo(
            verdict == Verdict.INCONCLUSIVE
                ? "it depends on work that was still under way at the end"
                : "");
  }

  @Test
  void unfinishedWork_maybeATicketMore() {
    Sample sample = one(Piece.full(1), Piece.failed(1), Piece.unfinished(5).attempts(2));

    assertThat(Metrics.TICKETS.of(sample.pooled())).isEqualTo(1);
    assertThat(verdict(Metrics.TICKETS, sample, "<=", 2)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.TICKETS, sample, "<=", 1)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.TICKET_COST, sample, "<=", 3)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.TICKETS, sample, ">=", 2)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.TICKETS, sample, "<=", 0)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.TICKETS, one(Piece.full(1), Piece.unfinished(5)), "<=", 0))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.AVAILABILITY, one(Piece.full(1), Piece.unfinished(5)), ">=", 1))
        .isEqualTo(Verdict.INCONCLUSIVE);
    // Its calls are known: (1 + 1 + 2) / 3.
    assertThat(Metrics.AMPLIFICATION.of(sample.pooled())).isEqualTo(4.0 / 3);
    assertThat(verdict(Metrics.AMPLIFICATION, sample, "<=", 1.34)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AMPLIFICATION, sample, "<=", 1.33)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void workPastItsToleranceWithoutAnAnswer_isATicket_whateverComes() {
    Sample sample = one(Piece.full(1), Piece.overdue(5));

    assertThat(verdict(Metrics.TICKETS, sample, "<=", 1)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.TICKETS, sample, "<=", 0)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.AVAILABILITY, sample, ">=", 0.5)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.AVAILABILITY, sample, ">=", 0.51)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void withoutWork_nothingIsSaid() {
    Sample empty = sample(Metrics.AVAILABILITY, NONE, List.of(), List.of());
    Sample nobody = sample(Metrics.AVAILABILITY, NONE, List.of(), List.of(), List.of(), List.of());
    for (Metric metric :
        List.of(
            Metrics.AVAILABILITY,
            Metrics.TICKETS,
            Metrics.TICKET_COST,
            Metrics.AMPLIFICATION,
            Metrics.QUALITY,
            Metrics.WAIT_PROBABILITY)) {
      for (Limit limit : List.of(atLeast(0), atLeast(1), atMost(0), atMost(1))) {
        Judgement judgement = metric.judge(empty, limit);
        assertThat(judgement.verdict()).as(metric.name()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.why()).isEqualTo("nothing was measured");
        assertThat(judgement.estimate().mean()).isNaN();
        assertThat(metric.of(empty.pooled())).isNaN();
        assertThat(metric.keeps(empty.pooled(), limit, Unknown.KEPT)).isFalse();
        assertThat(metric.judge(empty, four, limit).why()).isEqualTo("nothing was measured");
        assertThat(metric.judge(four, empty, limit).why()).isEqualTo("nothing was measured");
        assertThat(metric.difference(empty, empty)).isEqualTo(Estimate.ofOne(Double.NaN));
        assertThat(metric.difference(four, nobody).mean()).isNaN();
        assertThat(metric.difference(nobody, four).mean()).isNaN();
      }
    }
  }

  /** A replication without work takes no part in a share, and is a run without tickets. */
  @Test
  void replicationsWithoutWork_mayStandBesideOthers() {
    Sample sample =
        sample(Metrics.AVAILABILITY, NONE, List.of(), times(4, Piece.failed(1)), List.of());

    assertThat(Metrics.AVAILABILITY.estimate(sample).mean()).isZero();
    assertThat(Metrics.TICKETS.estimate(sample).mean()).isCloseTo(4.0 / 3, within(1e-15));
  }

  /** Qualities 0.5, 0.9 and, of a bad answer, 0.1; what failed has none. */
  @Test
  void quality_isTheMeanOfAllAnswers() {
    Sample sample =
        one(
            Piece.full(1).quality(0.5),
            Piece.late(1).quality(0.9),
            Piece.bad(1, 0.1),
            Piece.failed(1));

    assertThat(Metrics.QUALITY.of(sample.pooled())).isEqualTo(0.5);
    assertThat(verdict(Metrics.QUALITY, sample, ">=", 0.5)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.QUALITY, sample, ">=", 0.51)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.QUALITY, sample, "<=", 0.49)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.QUALITY, one(Piece.full(1)), ">=", 1)).isEqualTo(Verdict.MET);
  }

  @Test
  void waitProbability_isAShareOfTheServedWork() {
    Sample sample =
        one(
            Piece.full(1),
            Piece.full(2).waited(0.5),
            Piece.late(9).waited(8),
            Piece.full(1),
            Piece.failed(3));

    assertThat(Metrics.WAIT_PROBABILITY.of(sample.pooled())).isEqualTo(0.5);
    assertThat(verdict(Metrics.WAIT_PROBABILITY, sample, "<=", 0.5)).isEqualTo(Verdict.MET);
    assertThat(verdict(Metrics.WAIT_PROBABILITY, sample, "<=", 0.49)).isEqualTo(Verdict.FAILED);
    assertThat(verdict(Metrics.WAIT_PROBABILITY, one(Piece.full(1)), "<=", 0))
        .isEqualTo(Verdict.MET);
  }

  /** 10 of 100 against 100 of 100 in each replication: 10 -+ 2.5985 less 100 times the multiple. */
  @ParameterizedTest
  @CsvSource({
    "<=, 0.13, MET",
    "<=, 0.12, INCONCLUSIVE",
    "<=, 0.08, INCONCLUSIVE",
    "<=, 0.07, FAILED",
    "<=, 0, FAILED",
    ">=, 0.07, MET",
    ">=, 0.08, INCONCLUSIVE",
    ">=, 0.12, INCONCLUSIVE",
    ">=, 0.13, FAILED"
  })
  void comparisons_areOfPairedDifferences(String operator, double multiple, Verdict verdict) {
    Sample hopeless = fails(100, 100, 100, 100);
    Limit limit = new Limit(multiple, operator.equals(">="));

    Judgement judgement = Metrics.TICKETS.judge(four, hopeless, limit);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.estimate()).isEqualTo(Estimate.ofOne(0.1));
    assertThat(Metrics.TICKET_COST.judge(four, hopeless, limit).verdict()).isEqualTo(verdict);
  }

  /** Each time there are half as many: that is exact, though the counts differ a lot. */
  @Test
  void comparisons_profitFromCommonRandomNumbers() {
    Sample half = fails(5, 40, 10, 20);
    Sample whole = fails(10, 80, 20, 40);

    assertThat(Metrics.TICKETS.judge(half, whole, atMost(0.5)).verdict()).isEqualTo(Verdict.MET);
    assertThat(Metrics.TICKETS.judge(half, whole, atLeast(0.5)).verdict()).isEqualTo(Verdict.MET);
    assertThat(Metrics.TICKETS.judge(whole, half, atMost(2)).verdict()).isEqualTo(Verdict.MET);
    assertThat(Metrics.TICKETS.judge(whole, half, atMost(2)).estimate().mean()).isEqualTo(2);
  }

  @Test
  void comparisonsWithNone_needNoDivision() {
    assertThat(Metrics.TICKETS.judge(four, perfect, atMost(0.5)))
        .isEqualTo(Judgement.of(Verdict.FAILED, Estimate.ofOne(1e6)));
    assertThat(Metrics.TICKETS.judge(perfect, four, atMost(0.5)))
        .isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(0)));
    assertThat(Metrics.TICKETS.judge(perfect, perfect, atMost(0.5)))
        .isEqualTo(Judgement.of(Verdict.MET, Estimate.ofOne(0)));
    assertThat(Metrics.TICKETS.judge(perfect, four, atLeast(0.5)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  /** Mine has 1 or 2 tickets, the other one 2 or 3: at most 1 of it is met either way. */
  @Test
  void comparisons_takeUnfinishedWorkBothWays() {
    Sample mine = one(Piece.failed(1), Piece.unfinished(5));
    Sample other = one(Piece.failed(1), Piece.failed(1), Piece.unfinished(5));

    assertThat(Metrics.TICKETS.judge(mine, other, atMost(1)).verdict()).isEqualTo(Verdict.MET);
    assertThat(Metrics.TICKETS.judge(mine, other, atMost(0.9)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Metrics.TICKETS.judge(mine, other, atMost(0.3)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Metrics.TICKETS.judge(mine, other, atMost(0.9)).estimate().mean()).isEqualTo(0.5);
  }

  @Test
  void differences_areMineLessTheOthers() {
    Estimate tickets = Metrics.TICKETS.difference(four, fails(20, 20, 20, 20));
    assertEstimate(tickets, -10, -12.5985, -7.4015);
    assertEstimate(
        Metrics.AVAILABILITY.difference(four, fails(50, 50, 50, 50)), 0.4, 0.374015, 0.425985);
    assertThat(Metrics.TICKETS.difference(fails(3), fails(5))).isEqualTo(Estimate.ofOne(-2));
  }

  @Test
  void oneReplication_keepsALimitOrNot() {
    WorkFigures figures =
        one(Piece.full(1), Piece.failed(1), Piece.unfinished(1), Piece.unfinished(1)).pooled();

    assertThat(Metrics.AVAILABILITY.keeps(figures, atLeast(0.5), Unknown.LEFT_OUT)).isTrue();
    assertThat(Metrics.AVAILABILITY.keeps(figures, atLeast(0.5), Unknown.FAILED)).isFalse();
    assertThat(Metrics.AVAILABILITY.keeps(figures, atLeast(0.25), Unknown.FAILED)).isTrue();
    assertThat(Metrics.AVAILABILITY.keeps(figures, atLeast(0.75), Unknown.KEPT)).isTrue();
    assertThat(Metrics.AVAILABILITY.keeps(figures, atLeast(0.76), Unknown.KEPT)).isFalse();
    assertThat(Metrics.TICKET_COST.keeps(figures, atMost(3), Unknown.KEPT)).isTrue();
    assertThat(Metrics.TICKET_COST.keeps(figures, atMost(8.9), Unknown.FAILED)).isFalse();
    assertThat(Metrics.TICKET_COST.keeps(figures, atMost(9), Unknown.FAILED)).isTrue();
  }

  /** Two of five replications were struck, and three of 5,000 are to be expected elsewhere. */
  @Test
  void tooFewIncidents_sayNothing() {
    Sightings seen = Samples.incidents(0.4, true, false, true, false, false);
    Sample sample = fails(seen, 10, 8, 12, 10, 10);

    for (Limit limit : List.of(atLeast(0.1), atLeast(0.999), atMost(0.1))) {
      Judgement judgement = Metrics.AVAILABILITY.judge(sample, limit);
      assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(judgement.why())
          .isEqualTo("incidents of north struck 2 of 5 replications: fewer than 3 say too little");
    }
    assertThat(Metrics.AVAILABILITY.estimate(sample)).isEqualTo(Estimate.ofOne(0.9));
    assertThat(Metrics.TICKETS.difference(sample, sample).hasInterval()).isFalse();
    assertThat(Metrics.TICKETS.judge(sample, sample, atMost(2)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** What went well where no incident was to be expected says little of those that come. */
  @Test
  void tooFewIncidentsToExpect_leavePerfectionOpen() {
    Sightings rare = Samples.incidents(0.02, false, false, false, false, false);
    Sample untouched = fails(rare, 0, 0, 0, 0, 0);

    Judgement judgement = Metrics.AVAILABILITY.judge(untouched, atLeast(1));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgement.why())
        .isEqualTo("5 replications are too few for the incidents of north: they strike one in 50");
    assertThat(verdict(Metrics.TICKETS, untouched, "<=", 0)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Metrics.AVAILABILITY, fails(rare, 0, 1, 0, 0, 0), ">=", 1))
        .isEqualTo(Verdict.FAILED);
    Sightings often = Samples.incidents(0.6, true, false, true, false, true);
    assertThat(verdict(Metrics.AVAILABILITY, fails(often, 0, 0, 0, 0, 0), ">=", 1))
        .isEqualTo(Verdict.MET);
  }

  /** Struck replications lose 20 of 100, others none; 1 in 2 is struck, and 3 of 4 were. */
  @Test
  void struckReplications_weighWhatTheyShould() {
    Sample sample = fails(Samples.incidents(0.5, true, true, true, false, false), 20, 20, 20, 0, 0);

    assertThat(Metrics.TICKETS.estimate(sample).mean()).isCloseTo(10, within(1e-12));
    assertThat(Metrics.AVAILABILITY.estimate(sample).mean()).isCloseTo(0.9, within(1e-12));
  }

  /** One untouched replication alone has no variance: it is taken together with the others. */
  @Test
  void whereHardlyAnyWasSpared_allReplicationsWeighTheSame() {
    Sample sample = fails(Samples.incidents(0.9, true, true, true, false), 20, 20, 20, 0);

    assertThat(Metrics.TICKETS.estimate(sample).mean()).isCloseTo(15, within(1e-12));
    assertThat(Metrics.AVAILABILITY.estimate(sample).hasInterval()).isTrue();
  }
}
