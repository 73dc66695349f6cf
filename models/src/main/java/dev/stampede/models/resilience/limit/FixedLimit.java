package dev.stampede.models.resilience.limit;

/** Does not move. */
record FixedLimit(int calls) implements Limit {

  @Override
  public int limit(long nowNanos) {
    return calls;
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {}
}
