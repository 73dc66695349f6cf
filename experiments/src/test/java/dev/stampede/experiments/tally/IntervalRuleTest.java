package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalRuleTest {

  private static final Optional<Interval> WIDE = Optional.of(new Interval(1, 3));

  private static Sample replications(Sightings sightings) {
    return Samples.sample(
        List.of(),
        sightings,
        Collections.nCopies(sightings.struck().size(), List.of(Piece.full(1))));
  }

  @Test
  void ofSeveralReplications_theIntervalDecides() {
    Sample two = replications(Sightings.none(2));

    assertThat(IntervalRule.judge(two, 2, WIDE, atLeast(1))).isEqualTo(Judged.of(Verdict.MET));
    assertThat(IntervalRule.judge(two, 2, WIDE, atLeast(2)))
        .isEqualTo(Judged.of(Verdict.INCONCLUSIVE));
    assertThat(IntervalRule.judge(two, 2, WIDE, atLeast(4))).isEqualTo(Judged.of(Verdict.FAILED));
    assertThat(IntervalRule.judge(two, 2, Optional.empty(), atLeast(1)))
        .isEqualTo(Judged.open("the replications are too few, or too short, for an interval"));
    assertThat(IntervalRule.estimate(two, 2, WIDE)).isEqualTo(Estimate.of(2, 1, 3));
    assertThat(IntervalRule.estimate(two, 2, Optional.empty())).isEqualTo(Estimate.ofOne(2));
    assertThat(IntervalRule.estimate(two, Double.NaN, WIDE)).isEqualTo(Estimate.ofOne(Double.NaN));
  }

  @Test
  void ofOneReplication_theValueDecides() {
    Sample one = replications(Sightings.none(1));

    assertThat(IntervalRule.judge(one, 2, WIDE, atLeast(2))).isEqualTo(Judged.of(Verdict.MET));
    assertThat(IntervalRule.judge(one, 2, WIDE, atLeast(2.1))).isEqualTo(Judged.of(Verdict.FAILED));
    assertThat(IntervalRule.estimate(one, 2, WIDE)).isEqualTo(Estimate.ofOne(2));
  }

  @Test
  void ofTooFewIncidents_nothingDoes() {
    Sample sample = replications(Samples.incidents(0.1, true, false, false));

    assertThat(IntervalRule.judge(sample, 2, WIDE, atLeast(0)))
        .isEqualTo(
            Judged.open(
                "incidents of north struck 1 of 3 replications: fewer than 3 say too little"));
    assertThat(IntervalRule.estimate(sample, 2, WIDE)).isEqualTo(Estimate.ofOne(2));
  }

  /** Of two values the interval is their mean give or take 12.7062 times half their difference. */
  @Test
  void means_areNotNegative() {
    Estimate mean = IntervalRule.mean(new double[] {9, 11}, Confidence.PLAIN);
    assertThat(mean.mean()).isEqualTo(10);
    assertThat(mean.ci95().get(0)).isEqualTo(0.0);
    assertThat(mean.ci95().get(1)).isCloseTo(22.7062, within(1e-4));
    assertThat(IntervalRule.mean(new double[] {9}, Confidence.PLAIN)).isEqualTo(Estimate.ofOne(9));
  }

  @Test
  void shares_areRatiosOfSums() {
    assertThat(
            IntervalRule.share(new double[] {1, 5}, new double[] {10, 10}, Confidence.PLAIN).mean())
        .isCloseTo(0.3, within(1e-15));
    assertThat(
            IntervalRule.share(new double[] {1, 5}, new double[] {10, 10}, Confidence.PLAIN)
                .ci95()
                .get(0))
        .isEqualTo(0.0);
    assertThat(IntervalRule.share(new double[] {1}, new double[] {4}, Confidence.PLAIN))
        .isEqualTo(Estimate.ofOne(0.25));
  }
}
