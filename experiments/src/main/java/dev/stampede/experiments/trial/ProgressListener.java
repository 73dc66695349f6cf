package dev.stampede.experiments.trial;

/** Hears how far an experiment has come. */
@FunctionalInterface
public interface ProgressListener {

  /** Does not listen. */
  ProgressListener NOBODY = (done, trials, allTrials) -> {};

  /**
   * Called some ten times a second by the thread that runs the experiment.
   *
   * @param done share of the simulated time that is done, in [0, 1]
   * @param trials trials that have ended
   * @param allTrials trials in all
   */
  void progress(double done, int trials, int allTrials);
}
