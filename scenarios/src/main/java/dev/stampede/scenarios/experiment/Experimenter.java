package dev.stampede.scenarios.experiment;

import dev.stampede.reports.result.Experiment;
import java.util.Optional;

/** Runs a scenario and draws the conclusions. Used once. */
public final class Experimenter {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Scenario scenario;
  private final Replications replications;

  /**
   * Prepares an experiment.
   *
   * @param workers threads to use, at least 1; they change the time it takes, and nothing else
   */
  public Experimenter(Scenario scenario, int workers) {
    this.scenario = scenario;
    this.replications = new Replications(scenario, workers);
  }

  /**
   * Runs all trials.
   *
   * @return what was found; partial if {@link #stop()} was called, empty if that was before the
   *     first replication was complete
   */
  public Optional<Experiment> run(ProgressListener listener) {
    long start = System.nanoTime();
    int completed = replications.run(listener);
    if (completed == 0) {
      return Optional.empty();
    }
    double wallSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return Optional.of(new Conclusions(scenario, replications.tallies()).experiment(wallSeconds));
  }

  /** Ends the experiment soon; may be called from any thread. */
  public void stop() {
    replications.stop();
  }
}
