package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a step is done, which is once at most. */
public sealed interface Occasion permits AtTime, Upon {

  /**
   * Has a step be done when it is time.
   *
   * @param process in which it is done
   * @param losses what gets lost at a place of the provider; of null, in all of it
   * @param step does it
   */
  void await(LogicalProcess process, Function<@Nullable String, Losses> losses, Runnable step);

  /** When it is known beforehand to come, in nanoseconds; null if it depends on the run. */
  @Nullable Long knownNanos();

  /** Whether it can come before a time. */
  default boolean isBefore(long untilNanos) {
    Long known = knownNanos();
    return known == null || known < untilNanos;
  }

  /** Does something after a time. */
  static void after(LogicalProcess process, long delayNanos, Runnable step) {
    Timer timer = process.timer(step);
    timer.set(delayNanos);
  }
}
