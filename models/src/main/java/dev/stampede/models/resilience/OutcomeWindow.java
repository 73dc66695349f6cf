package dev.stampede.models.resilience;

/** The latest calls of a circuit breaker: how many, how many failed, how many were slow. */
sealed interface OutcomeWindow permits CountWindow, TimeWindow {

  /** Takes a call in that ended now; calls too old fall out. */
  void add(long nowNanos, boolean failed, boolean slow);

  int calls();

  int failed();

  int slow();

  void clear();
}
