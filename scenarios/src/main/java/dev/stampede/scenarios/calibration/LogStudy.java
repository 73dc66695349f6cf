package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.LogFit;
import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.Measure;
import dev.stampede.experiments.fit.Replay;
import dev.stampede.experiments.fit.RequestTimes;
import dev.stampede.experiments.fit.Statistic;
import java.util.List;

/**
 * A fit to the first requests of a log, and the others.
 *
 * @param engine fitted to the first requests
 * @param measured times of the others
 * @param predicted their times in a replay
 */
public record LogStudy(
    FittedEngine engine, List<RequestTimes> measured, List<RequestTimes> predicted) {

  private static final int FEWEST_REQUESTS = 20;

  /**
   * Fits an engine.
   *
   * @param log in order of arrival
   * @param training so many requests are fitted to
   * @param experts of the model
   * @throws IllegalArgumentException if there are too few requests, or one does not fit into the
   *     cache, saying so
   */
  public static LogStudy of(List<LoggedRequest> log, int training, Limits limits, Experts experts) {
    if (training < FEWEST_REQUESTS || training >= log.size()) {
      throw new IllegalArgumentException(
          "of %d requests, at least %d and not all are needed to fit to, not %d"
              .formatted(log.size(), FEWEST_REQUESTS, training));
    }
    long longest =
        log.stream().mapToLong(r -> (long) r.promptTokens() + r.outputTokens()).max().orElseThrow();
    if (longest > limits.kvCapacityTokens()) {
      throw new IllegalArgumentException(
          "a request of %d tokens does not fit into a cache of %d"
              .formatted(longest, limits.kvCapacityTokens()));
    }
    if (log.subList(0, training).stream().noneMatch(r -> r.times().tokenSeconds() > 0)) {
      throw new IllegalArgumentException(
          "the first %d answers are of one token".formatted(training));
    }
    FittedEngine engine = LogFit.fit(log, training, limits, experts);
    List<RequestTimes> replayed = Replay.run(engine, limits, log);
    return new LogStudy(
        engine,
        log.stream().skip(training).map(LoggedRequest::times).toList(),
        replayed.subList(training, replayed.size()));
  }

  /**
   * Returns by what share a statistic of the predicted times is above that of the measured ones.
   */
  public double error(Measure measure, Statistic statistic) {
    return statistic.of(measure.of(predicted)) / statistic.of(measure.of(measured)) - 1;
  }
}
