package dev.stampede.experiments.recovery;

import dev.stampede.models.work.UseCaseResult;
import java.util.function.Function;

/**
 * A promise that can be asked of every stretch of time: at least a share of the work that arrives
 * in it keeps something.
 *
 * @param share in [0, 1]
 * @param course reads off who kept it; not the results of the use case itself, which change
 */
public record WindowedPromise(double share, Function<UseCaseResult, Course> course) {

  /** Rejects what is no share. */
  public WindowedPromise {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share (%s) must be in [0, 1]".formatted(share));
    }
  }

  /** Whether so much of the work keeps it; nobody was hurt where there was none. */
  boolean isKept(long good, long offered) {
    return offered == 0 || good / (double) offered >= share; // both are rounded the same way
  }
}
