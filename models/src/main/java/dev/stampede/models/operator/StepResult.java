package dev.stampede.models.operator;

import java.io.Serializable;

/**
 * What became of a step in one trial.
 *
 * @param id of the step
 * @param doneNanos when it was done, or {@link #NEVER}
 * @param refused calls that it refused after the warm-up
 */
public record StepResult(String id, long doneNanos, long refused) implements Serializable {

  /** It was not done. */
  public static final long NEVER = -1;

  /** Returns what becomes of a step that is not done. */
  public static StepResult undone(String id) {
    return new StepResult(id, NEVER, 0);
  }

  /** Whether it was done. */
  public boolean isDone() {
    return doneNanos != NEVER;
  }
}
