package dev.stampede.experiments.tally;

/**
 * How often a use case fell below its level again in a run, having been above it for a while: the
 * mean of the replications.
 */
record Relapses() implements FigureMetric {

  @Override
  public String name() {
    return "relapses";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public double of(WorkFigures figures, Unknown unknown) {
    return figures.levels().of(unknown).countedRelapses();
  }

  /** All replications are judged, or none. */
  @Override
  public Figure figure(Sample sample, Unknown unknown) {
    if (!isCompared(sample)) {
      return Figure.of(LinearizedEstimate.none(sample.strata()));
    }
    LinearizedEstimate mean =
        LinearizedEstimate.mean(sample.values(f -> of(f, unknown)), sample.strata());
    return new Figure(
        mean.value(), mean, mean.interval().map(i -> i.within(0, Double.POSITIVE_INFINITY)));
  }

  /** That there are none asks whether there were any. */
  @Override
  public boolean isAboutTheSample(Limit limit) {
    return limit.value() == 0 && !limit.atLeast();
  }

  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    return isMeasured(figures) && limit.holds(of(figures, unknown));
  }

  @Override
  public boolean isMeasured(WorkFigures figures) {
    return figures.levels().leftOut().isJudged();
  }

  @Override
  public boolean isCompared(Sample sample) {
    return isMeasured(sample.pooled());
  }
}
