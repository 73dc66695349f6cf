package dev.stampede.models.operator;

/** What operators do in one step. */
public sealed interface Step permits Limit, Restart, Scale {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /** Does it, once. */
  void act(Operation operation, Operated place);

  /** How long it refuses calls, in nanoseconds; 0 for what refuses none. */
  long lastsNanos();
}
