package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.recovery.Course;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The times of a span that a metric is about: of all work, where those that never end count as
 * never, or of the answered alone.
 *
 * @param name such as {@code e2e} or {@code e2e.answered}
 */
public record LatencyKind(String name, Span span, boolean answered) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Returns those of a span; of a span that is not about all work only those that ended exist. */
  public static LatencyKind of(Span span, boolean answered) {
    String key =
        switch (span) {
          case END_TO_END -> "e2e";
          case WAITING -> "wait";
          case FIRST_TOKEN, PER_TOKEN, HUMAN, DEFERRED, FAILED ->
              span.name().toLowerCase(Locale.ROOT);
        };
    boolean toldApart = answered && span.isOfAllWork();
    return new LatencyKind(toldApart ? key + ".answered" : key, span, answered);
  }

  /** All that there are. */
  static List<LatencyKind> all() {
    List<LatencyKind> all = new ArrayList<>();
    for (Span span : Span.values()) {
      if (span.isOfAllWork()) {
        all.add(of(span, false));
      }
      all.add(of(span, true));
    }
    return all;
  }

  String metric(String statistic) {
    return "latency." + name + "." + statistic;
  }

  SpanFigures figures(WorkFigures work) {
    return work.span(span);
  }

  /** How much work there is that should reach the end of the span. */
  double population(WorkFigures work, Unknown unknown) {
    SpanFigures figures = figures(work);
    if (answered) {
      return figures.count();
    }
    return figures.population() - (unknown == Unknown.LEFT_OUT ? figures.unfinished() : 0);
  }

  /** How much of it never does. */
  long never(WorkFigures work, Unknown unknown) {
    SpanFigures figures = figures(work);
    if (answered) {
      return 0;
    }
    return switch (unknown) {
      case LEFT_OUT -> figures.never();
      case FAILED -> figures.population() - figures.count();
      case KEPT -> figures.population() - figures.count() - figures.underway();
    };
  }

  /** How much of it does within a limit. */
  double within(WorkFigures work, long limitNanos, Unknown unknown) {
    SpanFigures.LimitCount count = figures(work).limit(limitNanos);
    return count.within() + (unknown == Unknown.KEPT && !answered ? count.open() : 0);
  }

  /** How much of the work of each interval is within a limit. */
  Course course(UseCaseResult result, long limitNanos) {
    return answered
        ? Courses.answeredWithin(result, span, limitNanos)
        : Courses.within(result, span, limitNanos);
  }

  /**
   * The time of a limit in nanoseconds. What must be at least as long must not end a nanosecond
   * before.
   */
  static long nanos(Limit limit) {
    return Math.round(limit.value() * NANOS_PER_SECOND) - (limit.atLeast() ? 1 : 0);
  }

  /**
   * Judges a value against a multiple of another architecture's. Who never answers keeps no promise
   * to be as fast as another. The figures leave work out whose end is not known, so nothing can be
   * said where there is any.
   *
   * @param excess interval of the value less so many times the other one; asked for if both are
   *     finite
   */
  Judgement compared(
      Sample sample,
      Sample other,
      double value,
      double others,
      Limit multiple,
      Supplier<Optional<Interval>> excess) {
    if (Double.isNaN(value) || Double.isNaN(others)) {
      return Judgement.ofNothing();
    }
    Estimate ratio = Estimate.ofOne(Judgement.ratio(value, others));
    if (isOpen(sample, other)) {
      return Judgement.ofOpen(ratio);
    }
    boolean known = Double.isFinite(value) && Double.isFinite(others);
    double never = Double.isInfinite(value) ? value : Double.NEGATIVE_INFINITY;
    Judged judged =
        IntervalRule.judge(
            sample,
            known ? value - multiple.value() * others : never,
            known ? excess.get() : Optional.of(Interval.at(never)),
            new Limit(0, multiple.atLeast()));
    return Judgement.of(judged, judged, ratio);
  }

  private boolean isOpen(Sample sample, Sample other) {
    return !answered
        && figures(sample.pooled()).underway() + figures(other.pooled()).underway() > 0;
  }

  LatencyLimit counted(String useCase, Limit limit) {
    return new LatencyLimit(useCase, span, nanos(limit));
  }

  /** How a limit looks over all work; for kind of all work only. */
  WithinLimit withinLimit(WorkFigures pooled, Limit limit, double answeredValue) {
    double offered = population(pooled, Unknown.LEFT_OUT);
    return new WithinLimit(
        within(pooled, nanos(limit), Unknown.LEFT_OUT) / offered,
        figures(pooled).count() / offered,
        answeredValue);
  }
}
