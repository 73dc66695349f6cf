package dev.stampede.experiments.tally;

import dev.stampede.engine.measure.Latency;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;

/**
 * What verdicts need of a span of a use case's work: few numbers instead of a distribution.
 *
 * @param count work that reached the end of the span
 * @param population work that should have; {@code count} for a span that is not about all work
 * @param unfinished of the population, the work whose end is not known
 * @param underway work without an answer where the simulation ended, unfinished or late
 * @param underwaySeconds the time that has passed of the spans of that work, at least
 * @param seconds sum of the spans that ended
 * @param positive spans that ended and were not zero
 * @param maxSeconds the longest that ended, exactly; 0 if there is none
 * @param limits how much work is within each of them
 * @param percentiles of the work that is not unfinished, at {@link #LEVELS}, in seconds; infinite
 *     where too little of it ever was answered
 * @param answeredPercentiles of the spans that ended
 */
record SpanFigures(
    long count,
    long population,
    long unfinished,
    long underway,
    double underwaySeconds,
    double seconds,
    long positive,
    double maxSeconds,
    List<LimitCount> limits,
    List<Double> percentiles,
    List<Double> answeredPercentiles) {

  /** The percentiles that are kept. */
  static final List<Double> LEVELS = List.of(50.0, 90.0, 95.0, 99.0, 99.9);

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * How much work is within a limit.
   *
   * @param within spans that ended and do not exceed it, exactly
   * @param open work without an answer that may still be within it
   */
  record LimitCount(long limitNanos, long within, long open) {}

  static SpanFigures of(UseCaseResult result, Span span, long unfinished, List<Long> limits) {
    Latency latency = result.latencies().of(span);
    Latency underway = result.underway();
    boolean all = span.isOfAllWork();
    boolean ages = span == Span.END_TO_END;
    long population = all ? population(result, span) : latency.count();
    long known = population - (all ? unfinished : 0);
    List<Double> answered = percentiles(latency, latency.count());
    return new SpanFigures(
        latency.count(),
        population,
        population - known,
        all ? underway.count() : 0,
        ages ? underway.sum() / NANOS_PER_SECOND : 0,
        latency.sum() / NANOS_PER_SECOND,
        latency.positive(),
        latency.max() / NANOS_PER_SECOND,
        limits.stream()
            .map(
                limit ->
                    new LimitCount(
                        limit,
                        latency.within(limit),
                        ages ? underway.within(limit) : all ? underway.count() : 0))
            .toList(),
        known == latency.count() ? answered : percentiles(latency, known),
        answered);
  }

  /** All work offered; of answers without a second token nobody asks how long tokens took. */
  private static long population(UseCaseResult result, Span span) {
    long offered = result.outcomes().offered();
    return span == Span.PER_TOKEN
        ? offered - (result.endToEnd().count() - result.latencies().of(span).count())
        : offered;
  }

  private static List<Double> percentiles(Latency latency, long of) {
    return LEVELS.stream().map(percent -> percentile(latency, percent, of)).toList();
  }

  private static double percentile(Latency latency, double percent, long of) {
    if (of == 0) {
      return Double.NaN;
    }
    long nanos = latency.percentileOf(percent, of);
    return nanos == Latency.NEVER ? Double.POSITIVE_INFINITY : nanos / NANOS_PER_SECOND;
  }

  /**
   * How much work is within a limit.
   *
   * @throws IllegalArgumentException if nobody counted that
   */
  LimitCount limit(long limitNanos) {
    return limits.stream()
        .filter(limit -> limit.limitNanos() == limitNanos)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("nobody counts within %d ns".formatted(limitNanos)));
  }

  /** Work that never reached the end of the span, as far as is known. */
  long never() {
    return population - unfinished - count;
  }
}
