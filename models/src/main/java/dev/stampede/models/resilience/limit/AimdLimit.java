package dev.stampede.models.resilience.limit;

/** One more after a call that went well while half the room was used, a share less after a drop. */
final class AimdLimit implements Limit {

  private final LimitSpec.Aimd spec;
  private int limit;

  AimdLimit(LimitSpec.Aimd spec) {
    this.spec = spec;
    this.limit = spec.initial();
  }

  @Override
  public int limit(long nowNanos) {
    return limit;
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    if (dropped || rttNanos > spec.timeoutNanos()) {
      limit = (int) (limit * spec.backoffRatio());
    } else if (inside * 2 >= limit) {
      limit++;
    }
    limit = Math.min(spec.most(), Math.max(spec.least(), limit));
  }
}
