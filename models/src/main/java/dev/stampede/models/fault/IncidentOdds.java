package dev.stampede.models.fault;

import java.util.List;

/**
 * How likely the incidents of a source are to strike a run. An incident strikes if it has an effect
 * and lasts into the run, or begins in it.
 *
 * @param source name of the provider, or of what providers depend on
 * @param probability of at least one strike, in [0, 1]
 * @param meanStrikes mean number of strikes of a run, at least 0
 */
public record IncidentOdds(String source, double probability, double meanStrikes) {

  /** Returns the probability that at least one of several sources strikes; they are independent. */
  public static double ofAny(List<IncidentOdds> sources) {
    double none = 1;
    for (IncidentOdds odds : sources) {
      none *= 1 - odds.probability();
    }
    return 1 - none;
  }
}
