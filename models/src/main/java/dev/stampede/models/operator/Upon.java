package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.check.Require;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A time after too large a share of calls was lost somewhere for the first time. Operators look
 * each 10 seconds, and not before a whole window has passed.
 *
 * @param place of the provider, by its name there; null for the provider as a whole
 * @param share of the calls that came in the window, above which it is; in [0, 1)
 * @param overNanos length of the window, a whole number of looks
 * @param afterNanos from then until the step is done
 */
public record Upon(@Nullable String place, double share, long overNanos, long afterNanos)
    implements Occasion {

  /** The time from one look to the next. */
  public static final long LOOK_NANOS = 10_000_000_000L;

  /** The longest window. */
  private static final long LONGEST_NANOS = 360 * LOOK_NANOS;

  /** Rejects a share that is never above it, and a window that is no number of looks. */
  public Upon {
    Require.that(
        share >= 0 && share < 1, "refused_above", share, "be below 100%: no more can be lost");
    Require.that(
        overNanos > 0 && overNanos % LOOK_NANOS == 0 && overNanos <= LONGEST_NANOS,
        "over",
        overNanos / 1e9 + " s",
        "be a multiple of 10 s, at most an hour: operators look each 10 s");
    Require.notNegative("after", afterNanos);
  }

  @Override
  public void await(
      LogicalProcess process, Function<@Nullable String, Losses> losses, Runnable step) {
    new Lookout(this, process, losses.apply(place), () -> Occasion.after(process, afterNanos, step))
        .start();
  }

  @Override
  public @Nullable Long knownNanos() {
    return null;
  }
}
