package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.experiments.demand.RateCurve;
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

  /**
   * Makes arrivals, in the order of their times.
   *
   * @param spanSeconds until when, from the curve's start
   */
  void generate(RateCurve curve, double spanSeconds, RandomStream random, DoubleConsumer times);
}
