package dev.stampede.models.operator;

import java.util.Set;

/** What operators do in one step. */
public sealed interface Step permits Limit, Move, Restart, Scale {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /** Does it, once. */
  void act(Operation operation, Operated place);

  /** The HTTP statuses of the errors that it has calls answered with. */
  Set<Integer> statuses();

  /** Whether it cuts off calls that are inside. */
  boolean cutsOff();

  /** How long it refuses or moves calls, in nanoseconds; 0 for what does neither. */
  long lastsNanos();
}
