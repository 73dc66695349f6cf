package dev.stampede.experiments.capacity;

import dev.stampede.experiments.forecast.PerfectSystem;
import java.util.List;
import java.util.Optional;

/**
 * How much of a capacity a perfect system needs that always has just enough: what comes at a time,
 * read on the line of what can be served then with more and more of it.
 *
 * @param mean over the time that counts, at least 0
 * @param peak the most at a time, at least the mean
 */
record Need(double mean, double peak) {

  /**
   * Reads it off.
   *
   * @param values of the capacity, ascending
   * @param systems with each of them
   * @return empty where they can all serve the same, so that it is no capacity; where something
   *     else limits them, so that no amount of it is enough; or where they do not go on in the same
   *     steps
   */
  static Optional<Need> of(double[] values, List<PerfectSystem> systems) {
    PerfectSystem first = systems.get(0);
    PerfectSystem last = systems.get(systems.size() - 1);
    if (systems.stream().anyMatch(system -> system.parts() != first.parts())) {
      return Optional.empty();
    }
    double mean = 0;
    double peak = 0;
    boolean matters = false;
    for (int part = 0; part < first.parts(); part++) {
      if (first.weight(part) > 0 && last.capacity(part) > first.capacity(part)) {
        double needed = needed(values, systems, part);
        if (Double.isNaN(needed)) {
          return Optional.empty();
        }
        matters = true;
        mean += needed * first.weight(part);
        peak = Math.max(peak, needed);
      }
    }
    return matters ? Optional.of(new Need(mean, peak)) : Optional.empty();
  }

  /** Returns what is enough for either of two needs. */
  Need most(Need other) {
    return new Need(Math.max(mean, other.mean), Math.max(peak, other.peak));
  }

  /**
   * Along the piece of the line that leads to what comes; the outer ones go on. NaN if none does.
   */
  private static double needed(double[] values, List<PerfectSystem> systems, int part) {
    double offered = systems.get(0).offered(part);
    int to = 1;
    while (to < values.length - 1 && !leadsTo(offered, systems, to, part)) {
      to++;
    }
    double low = systems.get(to - 1).capacity(part);
    double high = systems.get(to).capacity(part);
    if (high == low) {
      return Double.NaN;
    }
    double slope = (high - low) / (values[to] - values[to - 1]);
    return Math.max(0, values[to - 1] + (offered - low) / slope);
  }

  private static boolean leadsTo(double offered, List<PerfectSystem> systems, int to, int part) {
    double high = systems.get(to).capacity(part);
    return high >= offered && high > systems.get(to - 1).capacity(part);
  }
}
