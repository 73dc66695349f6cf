package dev.stampede.models.resilience;

/** The last n calls, in a ring. */
final class CountWindow implements OutcomeWindow {

  private static final byte FAILED = 1;
  private static final byte SLOW = 2;

  private final byte[] ring;
  private int next;
  private int calls;
  private int failed;
  private int slow;

  CountWindow(int size) {
    ring = new byte[size];
  }

  @Override
  public void add(long nowNanos, boolean callFailed, boolean callSlow) {
    if (calls == ring.length) {
      count(ring[next], -1);
    }
    ring[next] = (byte) ((callFailed ? FAILED : 0) | (callSlow ? SLOW : 0));
    count(ring[next], 1);
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  private void count(byte call, int by) {
    calls += by;
    failed += (call & FAILED) != 0 ? by : 0;
    slow += (call & SLOW) != 0 ? by : 0;
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public int failed() {
    return failed;
  }

  @Override
  public int slow() {
    return slow;
  }

  @Override
  public void clear() {
    next = 0;
    calls = 0;
    failed = 0;
    slow = 0;
  }
}
