package dev.stampede.experiments.tally;

import dev.stampede.experiments.recovery.Course;
import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.models.work.UseCaseResult;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of two sums over the work, or a mean count, judged by its interval over replications.
 *
 * @param kind what its interval is
 * @param course how it was over time; null if it is asked only of the whole run
 */
record RatioMetric(
    String name,
    String unit,
    Kind kind,
    Part numerator,
    Part denominator,
    @Nullable Function<UseCaseResult, Course> course)
    implements FigureMetric {

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

  static Metric share(String name, Part part, Part whole) {
    return new RatioMetric(name, "share", Kind.SHARE, part, whole, null);
  }

  /** A share that can be promised of every stretch of time. */
  static Metric share(String name, Part part, Part whole, Function<UseCaseResult, Course> course) {
    return new RatioMetric(name, "share", Kind.SHARE, part, whole, course);
  }

  static Metric ratio(String name, String unit, Part numerator, Part denominator) {
    return new RatioMetric(name, unit, Kind.RATIO, numerator, denominator, null);
  }

  /** Pieces of the work offered, in the mean of replications. */
  static RatioMetric count(String name, Part pieces) {
    return new RatioMetric(name, "", Kind.COUNT, pieces, (f, unknown) -> f.offered(), null);
  }

  @Override
  public double of(WorkFigures figures, Unknown unknown) {
    double whole = denominator.of(figures, unknown);
    if (whole == 0) {
      return Double.NaN;
    }
    double part = numerator.of(figures, unknown);
    return kind == Kind.COUNT ? part : part / whole;
  }

  @Override
  public Figure figure(Sample sample, Unknown unknown) {
    double[] numerators = sample.values(f -> numerator.of(f, unknown));
    double[] denominators = sample.values(f -> denominator.of(f, unknown));
    return switch (kind) {
      case SHARE -> share(Proportion.of(numerators, denominators, sample.strata()));
      case COUNT -> MeanCount.of(numerators, denominators, sample.strata()).figure();
      case RATIO -> Figure.of(LinearizedEstimate.ratio(numerators, denominators, sample.strata()));
    };
  }

  private static Figure share(Proportion share) {
    return new Figure(share.value(), share.ratio(), share.interval());
  }

  /**
   * No interval ever reaches its own end: {@code >= 100%} asks whether any of the sample failed.
   */
  @Override
  public boolean isAboutTheSample(Limit limit) {
    return switch (kind) {
      case SHARE -> limit.value() == (limit.atLeast() ? 1 : 0);
      case COUNT -> limit.value() == 0 && !limit.atLeast();
      case RATIO -> false;
    };
  }

  @Override
  public Optional<WindowedPromise> windowed(Limit limit) {
    return course == null || !limit.atLeast()
        ? Optional.empty()
        : Optional.of(new WindowedPromise(limit.value(), course));
  }
}
