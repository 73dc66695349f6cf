package dev.stampede.experiments.tally;

import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A ratio of two sums over the work, or a mean count, judged by its interval over replications.
 *
 * @param kind what its interval is
 */
record RatioMetric(
    String name,
    String unit,
    Kind kind,
    Part numerator,
    Part denominator,
    ToDoubleFunction<WorkFigures> scale)
    implements Metric {

  /** A sum over the work of a use case. */
  @FunctionalInterface
  interface Part {
    double of(WorkFigures figures, Unknown unknown);
  }

  /** What a ratio is of. */
  enum Kind {
    /** Of pieces of work to pieces of work. */
    SHARE,
    /** Of pieces of work to replications. */
    COUNT,
    /** Of anything to anything. */
    RATIO
  }

  /** A value over all replications; its error is that of {@code linear}. */
  private record Figure(double value, LinearizedEstimate linear, Optional<Interval> interval) {}

  static Metric share(String name, Part part, Part whole) {
    return new RatioMetric(name, "share", Kind.SHARE, part, whole, f -> 1);
  }

  static Metric ratio(String name, String unit, Part numerator, Part denominator) {
    return new RatioMetric(name, unit, Kind.RATIO, numerator, denominator, f -> 1);
  }

  /** Tickets, times something that is the same for each of them. */
  static Metric count(String name, String unit, ToDoubleFunction<WorkFigures> scale) {
    return new RatioMetric(
        name,
        unit,
        Kind.COUNT,
        (f, unknown) -> f.tickets() + (unknown == Unknown.FAILED ? f.unfinished() : 0),
        (f, unknown) -> f.offered(),
        scale);
  }

  @Override
  public double of(WorkFigures figures) {
    return of(figures, Unknown.LEFT_OUT);
  }

  private double of(WorkFigures figures, Unknown unknown) {
    double whole = denominator.of(figures, unknown);
    if (whole == 0) {
      return Double.NaN;
    }
    double part = numerator.of(figures, unknown) * scale.applyAsDouble(figures);
    return kind == Kind.COUNT ? part : part / whole;
  }

  private Figure figure(Sample sample, Unknown unknown) {
    double[] numerators = sample.values(f -> numerator.of(f, unknown));
    double[] denominators = sample.values(f -> denominator.of(f, unknown));
    return switch (kind) {
      case SHARE -> share(Proportion.of(numerators, denominators, sample.strata()));
      case COUNT -> count(numerators, denominators, sample);
      case RATIO -> ratio(LinearizedEstimate.ratio(numerators, denominators, sample.strata()));
    };
  }

  private static Figure share(Proportion share) {
    return new Figure(share.value(), share.ratio(), share.interval());
  }

  private Figure count(double[] counts, double[] offered, Sample sample) {
    double each = scale.applyAsDouble(sample.pooled());
    MeanCount mean = MeanCount.of(counts, offered, sample.strata());
    double[] scaled = Arrays.stream(counts).map(count -> each * count).toArray();
    return new Figure(
        each * mean.value(),
        LinearizedEstimate.mean(scaled, sample.strata()),
        mean.interval().map(i -> i.times(each)));
  }

  private static Figure ratio(LinearizedEstimate ratio) {
    return new Figure(ratio.value(), ratio, ratio.interval());
  }

  @Override
  public Estimate estimate(Sample sample) {
    Figure figure = figure(sample, Unknown.LEFT_OUT);
    return IntervalRule.estimate(sample, figure.value, figure.interval);
  }

  @Override
  public Judgement judge(Sample sample, Limit limit) {
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
    Figure figure = figure(sample, unknown);
    return IntervalRule.judge(sample, figure.value, figure.interval, limit);
  }

  /**
   * No interval ever reaches its own end: {@code >= 100%} asks whether any of the sample failed.
   */
  private boolean isAboutTheSample(Limit limit) {
    return switch (kind) {
      case SHARE -> limit.value() == (limit.atLeast() ? 1 : 0);
      case COUNT -> limit.value() == 0 && !limit.atLeast();
      case RATIO -> false;
    };
  }

  @Override
  public Judgement judge(Sample sample, Sample other, Limit multiple) {
    Figure shown = figure(sample, Unknown.LEFT_OUT);
    Figure compared = figure(other, Unknown.LEFT_OUT);
    if (Double.isNaN(shown.value) || Double.isNaN(compared.value)) {
      return Judgement.ofNothing();
    }
    return Judgement.of(
        excess(figure(sample, Unknown.FAILED), figure(other, Unknown.KEPT), sample, multiple),
        excess(figure(sample, Unknown.KEPT), figure(other, Unknown.FAILED), sample, multiple),
        Estimate.ofOne(Judgement.ratio(shown.value, compared.value)));
  }

  /**
   * Judges what must not be above, or below, zero: the value less so many times the other one. That
   * needs no division, so an architecture without any tickets can be compared with.
   */
  private static Judged excess(Figure mine, Figure other, Sample sample, Limit multiple) {
    LinearizedEstimate excess = mine.linear.minus(multiple.value(), other.linear);
    return IntervalRule.judge(
        sample, excess.value(), excess.interval(), new Limit(0, multiple.atLeast()));
  }

  @Override
  public Estimate difference(Sample sample, Sample baseline) {
    Figure mine = figure(sample, Unknown.LEFT_OUT);
    Figure others = figure(baseline, Unknown.LEFT_OUT);
    if (Double.isNaN(mine.value) || Double.isNaN(others.value)) {
      return Estimate.ofOne(Double.NaN);
    }
    LinearizedEstimate difference = mine.linear.minus(1, others.linear);
    return IntervalRule.estimate(sample, difference.value(), difference.interval());
  }

  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    return limit.holds(of(figures, unknown));
  }
}
