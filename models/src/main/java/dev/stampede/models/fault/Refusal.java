package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Cause;
import java.util.Set;

/** New calls, or a share of them, are answered with an error. */
public interface Refusal extends Effect {

  /** Share of the calls, in [0, 1]. */
  double share();

  /** HTTP status of the error, 400 to 599. */
  int status();

  /** Time until the error is sent, or until a connection breaks that nobody takes up. */
  long errorLatencyNanos();

  /** Whether connections are not even taken up: no error is sent. */
  boolean hangs();

  /** What such a call is told to have been ended by. */
  Cause cause();

  /** Whoever is refused by chance may try again. */
  @Override
  default double mostLeft() {
    return share() == 1 ? 0 : 1;
  }

  @Override
  default Set<Integer> statuses() {
    return hangs() ? Set.of() : Set.of(status());
  }

  @Override
  default boolean cutsOff() {
    return hangs();
  }

  @Override
  default boolean losesAnswers() {
    return false;
  }

  @Override
  default boolean isHidden() {
    return false;
  }

  @Override
  default boolean sparesSome() {
    return true;
  }

  /** Rejects a status that is no error, and a negative latency. */
  static void check(int status, long errorLatencyNanos) {
    Require.httpError("status", status);
    Require.notNegative("error_latency", errorLatencyNanos);
  }
}
