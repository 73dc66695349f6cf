package dev.stampede.experiments.forecast;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.server.EngineSpec;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The queue of an engine without limits, followed as if calls were a liquid.
 *
 * @param calls how many wait at most; 0 if nothing comes, or without a mean time of service
 * @param atNanos when that is
 * @param busiestPerSecond calls that arrive each second at the highest rate
 * @param servedPerSecond calls of the kind that then arrive which can be served each second
 */
public record Backlog(double calls, long atNanos, double busiestPerSecond, double servedPerSecond) {

  private static final int STEPS = 16;

  /** Follows the queue from time 0, when it is empty, to the end. */
  public static Backlog of(EngineSpec engine, List<Offered> offered, long untilNanos) {
    double capacity = engine.capacity();
    List<Long> times = List.copyOf(breakpoints(offered, untilNanos));
    double backlog = 0;
    double highest = 0;
    long highestAt = 0;
    long busiest = 0;
    for (int i = 0; i + 1 < times.size(); i++) {
      double step = (double) (times.get(i + 1) - times.get(i)) / STEPS;
      for (int k = 0; k < STEPS; k++) {
        long middle = times.get(i) + Math.round((k + 0.5) * step);
        backlog = Math.max(0, backlog + Seconds.of((work(offered, middle) - capacity) * step));
        if (backlog > highest) {
          highest = backlog;
          highestAt = times.get(i) + Math.round((k + 1) * step);
        }
      }
      busiest = rate(offered, times.get(i)) > rate(offered, busiest) ? times.get(i) : busiest;
    }
    double meanService = work(offered, busiest) / rate(offered, busiest);
    double calls = highest / meanService;
    return new Backlog(
        Double.isFinite(calls) ? calls : 0,
        highestAt,
        rate(offered, busiest),
        capacity / meanService);
  }

  private static SortedSet<Long> breakpoints(List<Offered> offered, long untilNanos) {
    TreeSet<Long> times = new TreeSet<>(List.of(0L, untilNanos));
    for (Offered use : offered) {
      times.addAll(use.calls().breakpoints(untilNanos));
    }
    return times;
  }

  private static double rate(List<Offered> offered, long nanos) {
    return offered.stream().mapToDouble(use -> use.rate(nanos)).sum();
  }

  private static double work(List<Offered> offered, long nanos) {
    return offered.stream().mapToDouble(use -> use.work(nanos)).sum();
  }
}
