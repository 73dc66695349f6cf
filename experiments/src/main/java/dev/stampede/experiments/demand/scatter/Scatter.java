package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Pattern;
import java.util.List;
import java.util.function.DoubleConsumer;

/** How arrivals scatter about a rate: a process with its parameters. */
public interface Scatter {

  /**
   * A parameter.
   *
   * @param name as the scenario language has it
   * @param unit {@code s}, {@code share} or empty
   */
  record Parameter(String name, double value, String unit) {}

  /** Its name in the scenario language. */
  String kind();

  /** What it was fitted with, each once. */
  List<Parameter> parameters();

  /**
   * Goes over gaps one after the other.
   *
   * @param residuals gets for each gap what is exponential with mean 1 if the process is the true
   *     one: minus the logarithm of the chance of a longer gap, given all before it
   * @return the logarithm of the gaps' density, of times in seconds
   */
  double walk(Paced paced, double[] residuals);

  /**
   * Its index of dispersion about a rate that does not change.
   *
   * @param ratePerSecond the rate
   * @param seconds length of the windows
   */
  double dispersion(double ratePerSecond, double seconds);

  /** The same process as a run has it, for a rate that says how many come. */
  Pattern pattern();

  /** Makes arrivals as a run does, in the order of their times in seconds, up to a time. */
  default void generate(
      RateCurve curve, double spanSeconds, RandomStreams streams, DoubleConsumer times) {
    ArrivalProcess arrivals = pattern().open(curve.lines(), streams::stream);
    long end = Seconds.toNanos(spanSeconds);
    for (long at = arrivals.next(); at < end; at = arrivals.next()) {
      times.accept(Seconds.of(at));
    }
  }
}
