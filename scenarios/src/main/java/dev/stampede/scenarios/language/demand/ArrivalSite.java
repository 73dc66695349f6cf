package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The scenario in which work arrives.
 *
 * @param warmupNanos what arrives before is not counted
 * @param file the scenario's own source
 * @param baseDirectory what the paths in that source are relative to
 * @param inputs takes in each file that is read
 */
public record ArrivalSite(
    long durationNanos, long warmupNanos, Source file, Path baseDirectory, InputFiles inputs) {

  /** Returns the mean of a rate over the run; its value at the start if its end is not known. */
  double meanOf(RateCurve rate) {
    return durationNanos == Long.MAX_VALUE
        ? rate.after(0)
        : new CurveDemand(rate, 0).expected(0, durationNanos) / Seconds.of(durationNanos);
  }

  /** Returns the file of a name; what is no path is rejected. */
  Path path(ValueReader value, String name) {
    Path base = value.source() == file ? baseDirectory : Path.of("");
    try {
      return base.resolve(name);
    } catch (InvalidPathException e) {
      value.reject("is not a path", null);
      return base;
    }
  }
}
