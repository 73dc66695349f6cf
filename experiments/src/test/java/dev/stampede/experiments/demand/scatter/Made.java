package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.experiments.demand.RecordedRequests;

/** Traces whose process is known. */
final class Made {

  private static final double NANOS = 1e9;

  private Made() {}

  static RecordedRequests of(Scatter scatter, RateCurve curve, double spanSeconds, long seed) {
    RecordedRequests trace = new RecordedRequests();
    scatter.generate(
        curve,
        spanSeconds,
        new RandomStreams(seed, 0),
        at ->
            trace.add(
                (long) (at * NANOS),
                RecordedRequests.UNKNOWN,
                RecordedRequests.UNKNOWN,
                RecordedRequests.UNKNOWN));
    return trace;
  }

  static Paced paced(RecordedRequests trace) {
    return Paced.of(Stretches.of(trace, 1), RateCurve.constant(trace.rows() / trace.spanSeconds()));
  }
}
