package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.check.Require;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A time of the run.
 *
 * @param nanos from its start, not negative
 */
public record AtTime(long nanos) implements Occasion {

  /** Rejects a time before the start. */
  public AtTime {
    Require.notNegative("at", nanos);
  }

  @Override
  public void await(
      LogicalProcess process, Function<@Nullable String, Losses> losses, Runnable step) {
    Occasion.after(process, nanos, step);
  }

  @Override
  public Long knownNanos() {
    return nanos;
  }
}
