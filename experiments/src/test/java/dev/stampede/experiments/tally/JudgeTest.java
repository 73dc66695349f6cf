package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static dev.stampede.experiments.tally.Samples.sample;
import static dev.stampede.experiments.tally.Samples.times;
import static dev.stampede.experiments.tally.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private static final List<Piece> KEEPS =
      work(times(99, Piece.full(1)), times(1, Piece.failed(1)));
  private static final List<Piece> BREAKS =
      work(times(98, Piece.full(1)), times(2, Piece.failed(1)));
  private static final List<Piece> OPEN =
      work(times(98, Piece.full(1)), times(1, Piece.failed(1)), times(1, Piece.unfinished(1)));

  private static Objective objective(Metric metric, Limit limit) {
    return new Objective("the text", "work", metric, limit, null, null);
  }

  /** Each replication must serve 99 %, and so many of them. */
  private static Objective ofReplications(Limit share) {
    return new Objective(
        "P(work.availability >= 99%) " + share.operator() + " some",
        "work",
        Metrics.AVAILABILITY,
        atLeast(0.99),
        null,
        share);
  }

  private static Sample replications(int kept, int broken, int open, int empty) {
    List<WorkFigures> all = new ArrayList<>();
    all.addAll(Collections.nCopies(kept, figures(KEEPS)));
    all.addAll(Collections.nCopies(broken, figures(BREAKS)));
    all.addAll(Collections.nCopies(open, figures(OPEN)));
    all.addAll(Collections.nCopies(empty, figures(List.of())));
    return new Sample(all.get(0), all, Sightings.none(all.size()));
  }

  private static WorkFigures figures(List<Piece> pieces) {
    return WorkFigures.of(Samples.result("work", List.of(), pieces), Samples.FREE, List.of());
  }

  @Test
  void result_saysWhatWasJudgedAndHow() {
    Metric p99 = Metrics.LATENCY_P99;
    Sample sample = sample(p99, atMost(2), List.of(Piece.full(1), Piece.late(3)));

    ObjectiveResult result = Judge.judge(objective(p99, atMost(2)), "single", sample, null);
    assertThat(result)
        .isEqualTo(
            new ObjectiveResult(
                "the text",
                "single",
                Verdict.FAILED,
                3,
                Estimate.ofOne(3),
                "work",
                "latency.e2e.p99",
                "<=",
                2,
                "s",
                "",
                "",
                new WithinLimit(0.5, 1, 3)));
  }

  @Test
  void withoutData_theResultSaysWhy() {
    Sample empty = sample(Metrics.AVAILABILITY, atLeast(1), List.of());

    ObjectiveResult result =
        Judge.judge(objective(Metrics.AVAILABILITY, atLeast(1)), "a", empty, null);
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.why()).isEqualTo("nothing was measured");
    assertThat(result.value()).isNaN();
  }

  @Test
  void comparisons_areWithTheOtherArchitecture() {
    Sample mine = sample(Metrics.TICKETS, atMost(0), BREAKS);
    Sample other = sample(Metrics.TICKETS, atMost(0), times(8, Piece.failed(1)));
    Objective quarter =
        new Objective("the text", "work", Metrics.TICKETS, atMost(0.25), "single", null);

    ObjectiveResult met = Judge.judge(quarter, "pair", mine, other);
    assertThat(met.verdict()).isEqualTo(Verdict.MET);
    assertThat(met.value()).isEqualTo(0.25);
    assertThat(met.unit()).isEqualTo("share");
    assertThat(met.limit()).isEqualTo(0.25);
    assertThat(Judge.judge(quarter, "pair", other, mine).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Judge.judge(quarter, "pair", other, mine).value()).isEqualTo(4);
  }

  /** By Clopper and Pearson: 72 of 72 are at least 95.006 %, 60 of 72 at most 91.1 %. */
  @ParameterizedTest
  @CsvSource({
    "72, 0, >=, 0.95, MET",
    "71, 0, >=, 0.95, INCONCLUSIVE",
    "72, 1, >=, 0.95, INCONCLUSIVE",
    "60, 12, >=, 0.95, FAILED",
    "60, 12, <=, 0.95, MET",
    "72, 0, <=, 0.95, FAILED",
    "71, 0, <=, 0.95, INCONCLUSIVE",
    "3, 0, >=, 1, MET",
    "3, 1, >=, 1, FAILED",
    "3, 0, <=, 1, MET",
    "2, 1, <=, 1, MET",
    "0, 3, >=, 0, MET"
  })
  void sharesOfReplications_areJudgedByTheirExactInterval(
      int kept, int broken, String operator, double share, Verdict verdict) {
    Limit limit = new Limit(share, operator.equals(">="));
    ObjectiveResult result =
        Judge.judge(ofReplications(limit), "a", replications(kept, broken, 0, 0), null);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.value()).isEqualTo((double) kept / (kept + broken));
    assertThat(result.operator()).isEqualTo(operator);
    assertThat(result.limit()).isEqualTo(share);
    assertThat(result.unit()).isEqualTo("share");
    assertThat(result.each()).isEqualTo("work.availability >= 99%");
    assertThat(result.within()).isEqualTo(WithinLimit.NONE);
  }

  @Test
  void sharesOfReplications_haveTheirExactInterval() {
    Estimate estimate =
        Judge.judge(ofReplications(atLeast(0.5)), "a", replications(9, 1, 0, 0), null).estimate();

    assertThat(estimate.mean()).isEqualTo(0.9);
    assertThat(estimate.ci95().get(0)).isCloseTo(0.5550, within(5e-5)); // published tables
    assertThat(estimate.ci95().get(1)).isCloseTo(0.9975, within(5e-5));
  }

  /** Two of three are kept as far as is known; with the one that is open two or three are. */
  @Test
  void sharesOfReplications_takeUnfinishedWorkBothWays() {
    Sample sample = replications(2, 0, 1, 0);

    ObjectiveResult all = Judge.judge(ofReplications(atLeast(1)), "a", sample, null);
    assertThat(all.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(all.why()).isEqualTo("it depends on work that was still under way at the end");
    ObjectiveResult some = Judge.judge(ofReplications(atLeast(0)), "a", sample, null);
    assertThat(some.verdict()).isEqualTo(Verdict.MET);
    // Without the piece 98 of 99 are served, which is less than 99 %.
    assertThat(some.value()).isEqualTo(2.0 / 3);
    assertThat(Judge.judge(ofReplications(atLeast(1)), "a", replications(2, 1, 1, 0), null))
        .extracting(ObjectiveResult::verdict)
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void replicationsWithoutWork_areNotAmongThem() {
    ObjectiveResult some =
        Judge.judge(ofReplications(atLeast(1)), "a", replications(2, 0, 0, 5), null);
    assertThat(some.verdict()).isEqualTo(Verdict.MET);
    assertThat(some.value()).isEqualTo(1);
    ObjectiveResult none =
        Judge.judge(ofReplications(atLeast(1)), "a", replications(0, 0, 0, 5), null);
    assertThat(none.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(none.why()).isEqualTo("nothing was measured");
  }
}
