package dev.stampede.experiments.fit;

import java.util.List;

/** What is measured of a request. */
public enum Measure {
  /** Time to the first token. */
  TTFT,
  /** Time for each token after it. */
  TPOT,
  /** Time to the last token. */
  E2E;

  /** Returns the seconds of the requests that have any, in their order. */
  public double[] of(List<RequestTimes> times) {
    return times.stream().mapToDouble(this::seconds).filter(Double::isFinite).toArray();
  }

  private double seconds(RequestTimes times) {
    return switch (this) {
      case TTFT -> times.firstTokenSeconds();
      case TPOT -> times.tokenSeconds();
      case E2E -> times.endSeconds();
    };
  }
}
