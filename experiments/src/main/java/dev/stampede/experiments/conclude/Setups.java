package dev.stampede.experiments.conclude;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.result.question.Setup;

/** Tells how answers about several runs were found. */
public final class Setups {

  private static final double NANOS_PER_SECOND = 1e9;

  private Setups() {}

  /**
   * Returns how an answer was found.
   *
   * @param first the first scenario that was run
   * @param replications of each that are in the answer
   * @param trials that were run
   * @param events of all that is in the answer
   * @param wallSeconds that it took
   * @param digest of all that is in the answer
   */
  public static Setup of(
      Scenario first,
      int replications,
      long trials,
      long events,
      double wallSeconds,
      Digest digest) {
    return new Setup(
        first.seed(),
        replications,
        first.trial().durationNanos() / NANOS_PER_SECOND,
        first.trial().horizon().warmupNanos() / NANOS_PER_SECOND,
        trials,
        events,
        wallSeconds,
        digest.toString());
  }
}
