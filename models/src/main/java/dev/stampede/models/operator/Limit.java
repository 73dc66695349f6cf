package dev.stampede.models.operator;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Errand;
import java.util.Set;

/** A step after which a share of the calls that come to a place is refused. */
public sealed interface Limit extends Step permits Shed, Ramp, Shut {

  /** To the end of the run. */
  long ENDLESS = Long.MAX_VALUE;

  /**
   * The share that it refuses, in [0, 1].
   *
   * @param sinceNanos the time since the step was done, not negative
   */
  double share(long sinceNanos);

  /** HTTP status of the refusal, 400 to 599. */
  int status();

  /** Whether it can refuse calls of an errand. */
  default boolean concerns(Errand errand) {
    return true;
  }

  @Override
  default void act(Operation operation, Operated place) {
    place.gate().add(operation, this);
  }

  @Override
  default Set<Integer> statuses() {
    return Set.of(status());
  }

  @Override
  default boolean cutsOff() {
    return false;
  }

  /** Rejects a status that is no error, and a length that is not positive. */
  static void check(int status, String lengthName, long lengthNanos) {
    Require.httpError("status", status);
    Require.positive(lengthName, lengthNanos);
  }
}
