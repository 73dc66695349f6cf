package dev.stampede.experiments.singlestep;

import dev.stampede.models.operator.StepSpec;
import java.util.List;

/**
 * Something that operators could do alone.
 *
 * @param name unique in its repertoire
 * @param steps one, or none for those who wait
 */
public record Candidate(String name, List<StepSpec> steps) {

  /** Nothing is done. */
  static final Candidate WAIT = new Candidate("wait", List.of());

  /** Copies the list. */
  public Candidate {
    steps = List.copyOf(steps);
  }

  /** Returns a step, by its id. */
  static Candidate of(StepSpec step) {
    return new Candidate(step.id(), List.of(step));
  }
}
