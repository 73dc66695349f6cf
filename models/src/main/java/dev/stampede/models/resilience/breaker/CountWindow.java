package dev.stampede.models.resilience.breaker;

/** The last n calls, in a ring. */
final class CountWindow extends OutcomeWindow {

  private static final byte FAILED = 1;
  private static final byte SLOW = 2;

  private final byte[] ring;
  private int next;

  CountWindow(int size) {
    ring = new byte[size];
  }

  @Override
  void add(long nowNanos, boolean callFailed, boolean callSlow) {
    if (calls() == ring.length) {
      count(ring[next], -1);
    }
    ring[next] = (byte) ((callFailed ? FAILED : 0) | (callSlow ? SLOW : 0));
    count(ring[next], 1);
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  private void count(byte call, int by) {
    change(by, (call & FAILED) != 0 ? by : 0, (call & SLOW) != 0 ? by : 0);
  }

  @Override
  void clear() {
    super.clear();
    next = 0;
  }
}
