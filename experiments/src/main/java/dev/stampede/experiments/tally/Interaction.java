package dev.stampede.experiments.tally;

import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What several causes do together beyond what each of them does alone: a contrast of paired
 * samples, judged by the influence values of the same replications.
 */
public final class Interaction {

  private Interaction() {}

  /**
   * Returns (all - none) - sum of (all - without), so that the single differences and the
   * interaction add up to the total one; exactly 0 where they do without it.
   *
   * @param all where every cause is at work
   * @param none where none is
   * @param without one sample for each cause, where all others are at work
   * @return NaN where one of them has no value, and for percentiles, which do not add up
   */
  public static Estimate of(Metric metric, Sample all, Sample none, List<Sample> without) {
    Optional<LinearizedEstimate> value = metric.linear(all);
    Optional<LinearizedEstimate> baseline = metric.linear(none);
    List<LinearizedEstimate> others = new ArrayList<>();
    without.forEach(sample -> metric.linear(sample).ifPresent(others::add));
    if (value.isEmpty() || baseline.isEmpty() || others.size() < without.size()) {
      return Estimate.ofOne(Double.NaN);
    }
    LinearizedEstimate interaction = value.get().interaction(baseline.get(), others);
    return IntervalRule.estimate(all, interaction.value(), interaction.interval());
  }
}
