package dev.stampede.experiments.plan;

/**
 * A scenario's text cannot be read, or says what cannot be. The message lists all that is wrong.
 */
public final class InvalidScenario extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Tells what is wrong, in the words that a user is shown. */
  public InvalidScenario(String problems) {
    super(problems);
  }
}
