package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.demand.RecordedRequests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What processes are fitted to: all requests of a short trace, or stretches of a long one that are
 * evenly spread over it.
 *
 * <p>Requests that a coarse clock gives one time are spread over the clock's tick at random, always
 * in the same way: within a tick a trace says nothing, and this assumes nothing.
 *
 * @param times of each stretch, in seconds from the trace's start, ascending
 * @param share of the trace's requests that they are
 */
public record Stretches(List<double[]> times, double share) {

  /** So many rows are enough to tell parameters to about a hundredth. */
  private static final int MOST_ROWS = 50_000;

  private static final int STRETCHES = 10;
  private static final double LEAST_GAP_IN_TICKS = 1e-3;
  private static final double LEAST_GAP_SECONDS = 1e-11;

  /** Returns those of a trace of at least two requests, whose clock has such a tick. */
  public static Stretches of(RecordedRequests trace, long tickNanos) {
    int rows = trace.rows();
    if (rows <= MOST_ROWS) {
      return new Stretches(List.of(spread(trace, 0, rows, tickNanos)), 1);
    }
    int length = MOST_ROWS / STRETCHES;
    List<double[]> times = new ArrayList<>();
    for (int i = 0; i < STRETCHES; i++) {
      int from = (int) ((long) (rows - length) * i / (STRETCHES - 1));
      times.add(spread(trace, from, from + length, tickNanos));
    }
    return new Stretches(times, (double) MOST_ROWS / rows);
  }

  private static double[] spread(RecordedRequests trace, int from, int to, long tickNanos) {
    RandomStream random = new RandomStreams(1, 0).stream("ties");
    double[] times = new double[to - from];
    int i = from;
    while (i < to) {
      int end = i + 1;
      while (end < to && trace.nanos(end) == trace.nanos(i)) {
        end++;
      }
      for (int k = i; k < end; k++) {
        double within = end - i > 1 ? random.nextUniform() * tickNanos / 1e9 : 0;
        times[k - from] = trace.seconds(k) + within;
      }
      if (end - i > 1) {
        Arrays.sort(times, i - from, end - from);
      }
      i = end;
    }
    double least = Math.max(LEAST_GAP_SECONDS, LEAST_GAP_IN_TICKS * tickNanos / 1e9);
    for (int k = 1; k < times.length; k++) { // a gap of nothing has no likelihood
      times[k] = Math.max(times[k], times[k - 1] + least);
    }
    return times;
  }

  /** How many gaps they have. */
  int gaps() {
    return times.stream().mapToInt(t -> t.length - 1).sum();
  }
}
