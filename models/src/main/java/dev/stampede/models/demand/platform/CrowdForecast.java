package dev.stampede.models.demand.platform;

import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Lines;
import dev.stampede.models.arrival.Product;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * How many users are expected on each platform over time, as far as that is known before a run:
 * what a run's own answers set in motion, and incidents by chance, are left out.
 */
public final class CrowdForecast {

  private static final int PARTS = 240;

  private final PlatformsSpec spec;
  private final long[] times;

  /** For each platform, how many are there at each time. */
  private final double[][] present;

  /**
   * Foresees a run.
   *
   * @param faults those that are known
   * @param durationNanos of the run, positive
   */
  public CrowdForecast(PlatformsSpec spec, FaultTimes faults, long durationNanos) {
    this.spec = spec;
    this.times = times(spec, faults, durationNanos);
    this.present = new double[spec.platforms().size()][times.length];
    Migration migration = new Migration(spec, faults);
    for (int i = 0; i < times.length; i++) {
      migration.advance(times[i]);
      for (int platform = 0; platform < present.length; platform++) {
        present[platform][i] = (double) migration.census().present(platform) / Census.PARTS;
      }
    }
  }

  /** Even parts of the run, and all that is planned to begin or end. */
  private static long[] times(PlatformsSpec spec, FaultTimes faults, long durationNanos) {
    TreeSet<Long> times = new TreeSet<>(List.of(0L));
    long part = Math.max(spec.stepNanos(), durationNanos / PARTS);
    for (long time = part; time < durationNanos && time > 0; time += part) {
      times.add(time);
    }
    for (MigrationSpec migration : spec.migrations()) {
      for (Stretch stretch : migration.on().stretches(faults)) {
        for (long turn : new long[] {stretch.fromNanos(), stretch.untilNanos()}) {
          times.add(turn - 1);
          times.add(turn);
          times.add(turn + spec.stepNanos());
        }
      }
    }
    return times.stream()
        .filter(time -> time >= 0 && time < durationNanos)
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** Users of all platforms together, which no platform can have more of. */
  public double most() {
    return spec.users();
  }

  /** The times at which it is known who is where, ascending; the first is 0. */
  public List<Long> times() {
    return Arrays.stream(times).boxed().toList();
  }

  /** Returns how many are expected on a platform at each of the times. */
  public List<Double> users(String platform) {
    return Arrays.stream(present[spec.number(platform)]).boxed().toList();
  }

  /** Returns the work that is expected of the users of a platform. */
  CurveDemand of(String platform, CurveDemand ofEach) {
    int number = spec.number(platform);
    return new CurveDemand(
        new Product(new Lines(times, present[number]), ofEach.rate()),
        spec.platforms().get(number).users() * ofEach.basePerSecond());
  }
}
