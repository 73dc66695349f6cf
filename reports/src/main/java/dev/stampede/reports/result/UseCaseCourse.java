package dev.stampede.reports.result;

import dev.stampede.engine.measure.Latency;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One use case under one architecture, over time and in distribution; totals over all replications,
 * warm-up included in the intervals but not in {@code latency}.
 *
 * @param outcomes for each interval, how the work that <em>arrived</em> in it ended
 * @param attempts for each interval, calls sent to providers in it
 * @param answered for each interval, answers that were good enough given in it, in time or late
 * @param latency end-to-end latency of the work that counts and was answered, in nanoseconds
 * @param work pieces of work that count and whose end is known, answered or not
 * @param latencyByInterval end-to-end latency of the answers given in each interval
 * @param out for each interval, the replications in which it was out of a promise; empty where
 *     nothing was promised that can be asked of a stretch of time
 */
public record UseCaseCourse(
    String architecture,
    String useCase,
    List<OutcomeCounts> outcomes,
    List<Long> attempts,
    List<Long> answered,
    Histogram latency,
    long work,
    List<Histogram> latencyByInterval,
    List<Long> out) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Copies the lists, so that the course cannot change afterwards. */
  public UseCaseCourse {
    outcomes = List.copyOf(outcomes);
    attempts = List.copyOf(attempts);
    answered = List.copyOf(answered);
    latencyByInterval = Collections.unmodifiableList(latencyByInterval); // may decode on demand
    out = List.copyOf(out);
  }

  /**
   * Returns a percentile of the latency of all work whose end is known, in seconds: infinite where
   * too little of it was answered, NaN where there is none.
   *
   * @param percent in [0, 100], to a thousandth
   */
  public double percentileSeconds(double percent) {
    return percentileSeconds(percent, work);
  }

  /**
   * Returns a percentile of the latency of the answered work alone, in seconds: NaN where there is
   * none.
   *
   * @param percent in [0, 100], to a thousandth
   */
  public double answeredPercentileSeconds(double percent) {
    return percentileSeconds(percent, latency.getTotalCount());
  }

  private double percentileSeconds(double percent, long of) {
    if (of == 0) {
      return Double.NaN;
    }
    long rank = Math.max(1, Latency.rank(percent, of));
    if (rank > latency.getTotalCount()) {
      return Double.POSITIVE_INFINITY;
    }
    double half = (rank - 0.5) / latency.getTotalCount(); // not the next rank by rounding
    return latency.getValueAtPercentile(100 * half) / NANOS_PER_SECOND;
  }

  /** A use case of which nothing was promised that can be asked of a stretch of time. */
  public UseCaseCourse(
      String architecture,
      String useCase,
      List<OutcomeCounts> outcomes,
      List<Long> attempts,
      List<Long> answered,
      Histogram latency,
      long work,
      List<Histogram> latencyByInterval) {
    this(
        architecture,
        useCase,
        outcomes,
        attempts,
        answered,
        latency,
        work,
        latencyByInterval,
        List.of());
  }
}
