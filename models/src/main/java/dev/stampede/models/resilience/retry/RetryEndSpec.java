package dev.stampede.models.resilience.retry;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Outcomes;
import java.util.List;

/**
 * What ends retries beside their number, and what comes then.
 *
 * @param byFirst other numbers of retries, by the first failure; the first entry that has it counts
 * @param needsEndpoint whether there is no retry while no endpoint of the pool inside is well
 * @param waitsAfterLast whether the wait for a further retry is waited after the last one, too, for
 *     nothing: LiteLLM's router does so
 * @param afterFirstToken whether a stream that broke after its first token is tried again, too: its
 *     owner is a program that takes the answer as a whole, and throws away what it has
 */
public record RetryEndSpec(
    List<Bound> byFirst, boolean needsEndpoint, boolean waitsAfterLast, boolean afterFirstToken) {

  /** By number alone. */
  public static final RetryEndSpec BY_NUMBER = new RetryEndSpec(List.of(), false, false);

  /** Copies the list. */
  public RetryEndSpec {
    byFirst = List.copyOf(byFirst);
  }

  /** Leaves streams alone whose beginning was seen. */
  public RetryEndSpec(List<Bound> byFirst, boolean needsEndpoint, boolean waitsAfterLast) {
    this(byFirst, needsEndpoint, waitsAfterLast, false);
  }

  /**
   * A number of retries for some failures.
   *
   * @param maxRetries 0 to {@link RetrySpec#MOST}
   */
  public record Bound(Outcomes first, int maxRetries) {

    /** Rejects a number out of range. */
    public Bound {
      Require.notNegative("max_retries", maxRetries);
      Require.that(
          maxRetries <= RetrySpec.MOST, "max_retries", maxRetries, "be at most " + RetrySpec.MOST);
    }
  }
}
