package dev.stampede.experiments.preview;

import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.reports.result.Experiment;
import java.util.List;

/**
 * What is known at one moment of a preview. The next result changes what it stands on: whoever
 * wants its figures asks for them before the call returns by which it came.
 */
public final class Glance {

  private final Scenario scenario;
  private final List<ArchitectureTally> tallies;
  private final int asked;
  private final boolean last;
  private final double wallSeconds;

  /**
   * Creates one.
   *
   * @param scenario as it looks with what is known
   * @param tallies of its architectures, all of the same replications
   * @param asked replications that there will be in the end
   * @param last whether nothing more comes
   */
  Glance(
      Scenario scenario,
      List<ArchitectureTally> tallies,
      int asked,
      boolean last,
      double wallSeconds) {
    this.scenario = scenario;
    this.tallies = tallies;
    this.asked = asked;
    this.last = last;
    this.wallSeconds = wallSeconds;
  }

  /** Replications of each architecture that is seen; at least 1. */
  public int replications() {
    return tallies.get(0).replications();
  }

  /** Replications that there will be in the end. */
  public int asked() {
    return asked;
  }

  /** How many architectures are seen; at least 1. */
  public int architectures() {
    return tallies.size();
  }

  /** Whether nothing more comes. */
  public boolean isLast() {
    return last;
  }

  /** Draws the conclusions; what compares with an architecture that is not seen yet is left out. */
  public Experiment experiment() {
    return new Conclusions(scenario, tallies).experiment(wallSeconds);
  }
}
