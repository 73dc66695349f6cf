package dev.stampede.scenarios.experiment;

/** Hears how far an experiment has come. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Called some ten times a second by the thread that runs the experiment.
   *
   * @param done share of the simulated time that is done, in [0, 1]
   * @param trials trials that have ended
   * @param allTrials trials in all
   */
  void progress(double done, int trials, int allTrials);
}
