package dev.stampede.models.demand.agent;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * How agents go on whose client has given up.
 *
 * @param after seconds until one looks whether there are answers again
 * @param most times that a turn goes on before it has failed, positive
 * @param together how all others go on when one has found that there are; null if each looks by
 *     itself
 */
public record ResumeSpec(Distribution after, int most, @Nullable Together together) {

  /** Any number of times. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  /** Rejects a time of 0, and a number that is not positive. */
  public ResumeSpec {
    Require.positive("after", after.mean());
    Require.positive("most", most);
  }

  /**
   * How those go on who wait while one looks.
   *
   * @param over seconds by which each waits longer once there are answers
   * @param perSecond how many go on in a second; infinite for all that may
   * @param byPriority whether the most important go first, not those who have waited longest
   */
  public record Together(Distribution over, double perSecond, boolean byPriority) {

    /** Everybody, at once. */
    public static final Together AT_ONCE =
        new Together(new Distribution.Constant(0), Double.POSITIVE_INFINITY, false);

    /** Rejects a rate that is not positive. */
    public Together {
      Require.that(perSecond > 0, "rate", perSecond, "be positive");
    }
  }

  /** Opens it for the agents of a process, of one of a number of shards. */
  Resumption open(LogicalProcess process, int shards) {
    return together == null
        ? new ResumeAlone(after)
        : new ResumeTogether(after, together, process, shards);
  }
}
