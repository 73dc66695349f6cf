package dev.stampede.scenarios.fitting;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is measured of a request. */
public enum Measure {
  /** Time to the first token. */
  TTFT(RequestTimes::firstTokenSeconds),
  /** Time for each token after it. */
  TPOT(RequestTimes::tokenSeconds),
  /** Time to the last token. */
  E2E(RequestTimes::endSeconds);

  private final ToDoubleFunction<RequestTimes> seconds;

  Measure(ToDoubleFunction<RequestTimes> seconds) {
    this.seconds = seconds;
  }

  /** Returns the seconds of the requests that have any, in their order. */
  public double[] of(List<RequestTimes> times) {
    return times.stream().mapToDouble(seconds).filter(Double::isFinite).toArray();
  }
}
