package dev.stampede.scenarios.experiment;

import dev.stampede.models.TrialSpec;
import java.util.List;

/**
 * A scenario as read, checked and ready to run.
 *
 * @param text the file as it was read
 * @param sha256 hash of what decides the results: the file's bytes and the overrides, in lower-case
 *     hexadecimal digits
 * @param seed of all random numbers
 * @param replications how many to run, at least 1
 * @param warnings what a reader should know before trusting the figures
 */
public record Scenario(
    String name,
    String description,
    String text,
    String sha256,
    long seed,
    int replications,
    TrialSpec trial,
    List<Objective> objectives,
    List<String> warnings) {

  /** Copies the lists and rejects a number of replications that is not positive. */
  public Scenario {
    objectives = List.copyOf(objectives);
    warnings = List.copyOf(warnings);
    if (replications < 1) {
      throw new IllegalArgumentException(
          "replications (%d) must be at least 1".formatted(replications));
    }
  }

  /** Returns the scenario with another seed. */
  public Scenario withSeed(long newSeed) {
    return new Scenario(
        name, description, text, sha256, newSeed, replications, trial, objectives, warnings);
  }

  /** Returns the scenario with another number of replications. */
  public Scenario withReplications(int newReplications) {
    return new Scenario(
        name, description, text, sha256, seed, newReplications, trial, objectives, warnings);
  }
}
