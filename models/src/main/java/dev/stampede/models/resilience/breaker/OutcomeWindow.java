package dev.stampede.models.resilience.breaker;

/** The latest calls of a circuit breaker: how many, how many failed, how many were slow. */
abstract sealed class OutcomeWindow permits CountWindow, TimeWindow {

  private int calls;
  private int failed;
  private int slow;

  /** Takes a call in that ended now; calls too old fall out. */
  abstract void add(long nowNanos, boolean callFailed, boolean callSlow);

  /** Forgets all calls. */
  void clear() {
    calls = 0;
    failed = 0;
    slow = 0;
  }

  final void change(int byCalls, int byFailed, int bySlow) {
    calls += byCalls;
    failed += byFailed;
    slow += bySlow;
  }

  final int calls() {
    return calls;
  }

  final int failed() {
    return failed;
  }

  final int slow() {
    return slow;
  }
}
