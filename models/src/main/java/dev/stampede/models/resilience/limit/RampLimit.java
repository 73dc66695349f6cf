package dev.stampede.models.resilience.limit;

import dev.stampede.models.resilience.limit.LimitSpec.Ramp;

/** Grows from time to time after a pause or an outage, and then is none. */
final class RampLimit implements Limit {

  private static final long NEVER = Long.MIN_VALUE;

  private final Ramp spec;
  private long lastUseNanos;
  private long beganNanos = NEVER;
  private int failures;

  RampLimit(Ramp spec) {
    this.spec = spec;
  }

  @Override
  public int limit(long nowNanos) {
    if (nowNanos - lastUseNanos > spec.afterIdleNanos()) {
      beganNanos = nowNanos;
    }
    lastUseNanos = nowNanos;
    if (failures >= spec.afterFailures()) {
      return spec.initial();
    }
    if (!isRamping(nowNanos)) {
      return Integer.MAX_VALUE;
    }
    long steps = (nowNanos - beganNanos) / spec.everyNanos();
    return (int) Math.min(Integer.MAX_VALUE, spec.initial() + steps * spec.step());
  }

  private boolean isRamping(long nowNanos) {
    return beganNanos != NEVER && nowNanos - beganNanos < spec.forNanos();
  }

  @Override
  public long nextChangeNanos(long nowNanos) {
    if (failures >= spec.afterFailures() || !isRamping(nowNanos)) {
      return UNCHANGED;
    }
    long since = nowNanos - beganNanos;
    long step = (since / spec.everyNanos() + 1) * spec.everyNanos();
    return beganNanos + Math.min(step, spec.forNanos());
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    lastUseNanos = nowNanos;
    if (dropped) {
      failures = Math.min(failures + 1, spec.afterFailures());
    } else {
      if (failures >= spec.afterFailures()) {
        beganNanos = nowNanos;
      }
      failures = 0;
    }
  }
}
