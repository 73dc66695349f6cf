package dev.stampede.models.resilience.limit;

/** Gathers calls in windows and passes on what they have in common. */
final class WindowedLimit implements Limit {

  private final WindowSpec spec;
  private final Limit inner;
  private long nextUpdateNanos;
  private long leastNanos = Long.MAX_VALUE;
  private long sumNanos;
  private int mostInside;
  private int calls;
  private boolean anyDropped;

  WindowedLimit(WindowSpec spec, Limit inner) {
    this.spec = spec;
    this.inner = inner;
  }

  @Override
  public int limit(long nowNanos) {
    return inner.limit(nowNanos);
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    if (rttNanos < spec.rttThresholdNanos()) {
      return;
    }
    leastNanos = Math.min(leastNanos, rttNanos);
    sumNanos += rttNanos;
    mostInside = Math.max(mostInside, inside);
    calls++;
    anyDropped |= dropped;
    long endNanos = startNanos + rttNanos;
    if (endNanos > nextUpdateNanos) {
      nextUpdateNanos =
          endNanos + Math.min(Math.max(2 * leastNanos, spec.leastNanos()), spec.mostNanos());
      if (calls >= spec.calls()) {
        inner.sample(nowNanos, startNanos, sumNanos / calls, mostInside, anyDropped);
      }
      leastNanos = Long.MAX_VALUE;
      sumNanos = 0;
      mostInside = 0;
      calls = 0;
      anyDropped = false;
    }
  }
}
