package dev.stampede.experiments.tally;

import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/** The mean of a latency: infinite as soon as one piece of work never ends. */
public record MeanLatency(LatencyKind kind) implements Metric {

  @Override
  public String name() {
    return kind.metric("mean");
  }

  @Override
  public String unit() {
    return "s";
  }

  @Override
  public double of(WorkFigures figures) {
    return of(figures, Unknown.LEFT_OUT);
  }

  /** Work that is kept ends this instant, so that the mean is then the least that it can be. */
  private double of(WorkFigures figures, Unknown unknown) {
    double population = kind.population(figures, unknown);
    if (population == 0) {
      return Double.NaN;
    }
    return kind.never(figures, unknown) > 0
        ? Double.POSITIVE_INFINITY
        : seconds(figures, unknown) / population;
  }

  private double seconds(WorkFigures figures, Unknown unknown) {
    SpanFigures span = kind.figures(figures);
    boolean ended = unknown == Unknown.KEPT && !kind.answered();
    return span.seconds() + (ended ? span.underwaySeconds() : 0);
  }

  private LinearizedEstimate linear(Sample sample, Unknown unknown) {
    return LinearizedEstimate.ratio(
        sample.values(f -> seconds(f, unknown)),
        sample.values(f -> kind.population(f, unknown)),
        sample.strata());
  }

  @Override
  public Estimate estimate(Sample sample) {
    double pooled = of(sample.pooled());
    if (!Double.isFinite(pooled)) {
      return Estimate.ofOne(pooled);
    }
    LinearizedEstimate mean = linear(sample, Unknown.LEFT_OUT);
    return IntervalRule.estimate(sample, mean.value(), mean.interval());
  }

  @Override
  public Judgement judge(Sample sample, Limit limit) {
    Estimate shown = estimate(sample);
    if (Double.isNaN(shown.mean())) {
      return Judgement.ofNothing();
    }
    Judgement judgement =
        Judgement.of(
            judged(sample, limit, Unknown.FAILED), judged(sample, limit, Unknown.KEPT), shown);
    SpanFigures span = kind.figures(sample.pooled());
    return kind.answered()
        ? judgement
        : judgement.with(kind.withinLimit(sample.pooled(), limit, span.seconds() / span.count()));
  }

  private Judged judged(Sample sample, Limit limit, Unknown unknown) {
    if (kind.figures(sample.pooled()).count() == 0) {
      return Judged.of(false); // no latency objective is met without an answer
    }
    if (Double.isInfinite(of(sample.pooled(), unknown))) {
      return Judged.of(limit.atLeast());
    }
    LinearizedEstimate mean = linear(sample, unknown);
    return IntervalRule.judge(sample, mean.value(), mean.interval(), limit);
  }

  @Override
  public Judgement judge(Sample sample, Sample other, Limit multiple) {
    LinearizedEstimate excess =
        linear(sample, Unknown.LEFT_OUT).minus(multiple.value(), linear(other, Unknown.LEFT_OUT));
    return kind.compared(
        sample, other, of(sample.pooled()), of(other.pooled()), multiple, excess::interval);
  }

  @Override
  public PairedDifference paired(Sample sample, Sample baseline) {
    if (!Double.isFinite(of(sample.pooled())) || !Double.isFinite(of(baseline.pooled()))) {
      return PairedDifference.none();
    }
    return PairedDifference.of(
        linear(sample, Unknown.LEFT_OUT).minus(1, linear(baseline, Unknown.LEFT_OUT)), sample);
  }

  @Override
  public Optional<LinearizedEstimate> linear(Sample sample) {
    return Double.isFinite(of(sample.pooled()))
        ? Optional.of(linear(sample, Unknown.LEFT_OUT))
        : Optional.empty();
  }

  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    return kind.figures(figures).count() > 0 && limit.holds(of(figures, unknown));
  }

  @Override
  public Optional<LatencyLimit> counted(String useCase, Limit limit) {
    return Optional.of(kind.counted(useCase, limit));
  }

  @Override
  public boolean needsEveryEnd(boolean compared) {
    return true;
  }
}
