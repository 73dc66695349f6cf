package dev.stampede.experiments.tally;

import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/** A metric that is judged by the interval of one figure over the replications. */
sealed interface FigureMetric extends Metric permits CostMetric, RatioMetric, Relapses, TimeOut {

  /** The value in one replication, or of all of them together. */
  double of(WorkFigures figures, Unknown unknown);

  /** The value over all replications. */
  Figure figure(Sample sample, Unknown unknown);

  /**
   * Whether a limit is one that no interval could keep, because none reaches its own end: then it
   * asks of the sample itself whether it does.
   */
  boolean isAboutTheSample(Limit limit);

  @Override
  default double of(WorkFigures figures) {
    return of(figures, Unknown.LEFT_OUT);
  }

  @Override
  default Estimate estimate(Sample sample) {
    return figure(sample, Unknown.LEFT_OUT).shown(sample);
  }

  @Override
  default Judgement judge(Sample sample, Limit limit) {
    Estimate shown = estimate(sample);
    if (Double.isNaN(shown.mean())) {
      return Judgement.ofNothing();
    }
    return Judgement.of(
        judged(sample, limit, Unknown.FAILED), judged(sample, limit, Unknown.KEPT), shown);
  }

  private Judged judged(Sample sample, Limit limit, Unknown unknown) {
    if (isAboutTheSample(limit)) {
      boolean met = limit.holds(of(sample.pooled(), unknown));
      String why = sample.sightings().tooFewExpected();
      return met && !why.isEmpty() ? Judged.open(why) : Judged.of(met);
    }
    return figure(sample, unknown).judged(sample, limit);
  }

  @Override
  default Judgement judge(Sample sample, Sample other, Limit multiple) {
    Figure shown = figure(sample, Unknown.LEFT_OUT);
    Figure compared = figure(other, Unknown.LEFT_OUT);
    if (shown.isMissing() || compared.isMissing()) {
      return Judgement.ofNothing();
    }
    Figure best = figure(other, Unknown.KEPT);
    Figure worst = figure(other, Unknown.FAILED);
    return Judgement.of(
        figure(sample, Unknown.FAILED).excess(best, sample, multiple),
        figure(sample, Unknown.KEPT).excess(worst, sample, multiple),
        Estimate.ofOne(Judgement.ratio(shown.value(), compared.value())));
  }

  @Override
  default PairedDifference paired(Sample sample, Sample baseline) {
    return figure(sample, Unknown.LEFT_OUT).less(figure(baseline, Unknown.LEFT_OUT), sample);
  }

  @Override
  default Optional<LinearizedEstimate> linear(Sample sample) {
    Figure figure = figure(sample, Unknown.LEFT_OUT);
    return figure.isMissing() ? Optional.empty() : Optional.of(figure.linear());
  }

  @Override
  default boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    return limit.holds(of(figures, unknown));
  }
}
