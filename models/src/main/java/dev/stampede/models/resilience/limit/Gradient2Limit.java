package dev.stampede.models.resilience.limit;

/**
 * Multiplies the limit by {@code tolerance x long average / time}, between a half and 1, and adds
 * room for a queue.
 *
 * <p>What is easily got wrong: drops are not looked at; the long average learns a slowdown that
 * lasts, and then takes it for normal.
 */
final class Gradient2Limit implements Limit {

  /** The first samples of the long average count alike. */
  private static final int WARMUP_CALLS = 10;

  private static final double RECOVERY_RATIO = 2;
  private static final double RECOVERY = 0.95;

  private final LimitSpec.Gradient2 spec;
  private final double weight;
  private double limit;
  private double longNanos;
  private double warmupSum;
  private int warmupCalls;

  Gradient2Limit(LimitSpec.Gradient2 spec) {
    this.spec = spec;
    this.weight = 2.0 / (spec.longWindow() + 1);
    this.limit = spec.initial();
  }

  @Override
  public int limit(long nowNanos) {
    return (int) limit;
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    double average = average(rttNanos);
    if (average / rttNanos > RECOVERY_RATIO) {
      longNanos = average * RECOVERY;
    }
    if (inside < limit / 2) {
      return; // the limit is not what holds calls back
    }
    double gradient = Math.max(0.5, Math.min(1, spec.rttTolerance() * average / rttNanos));
    double wanted = limit * gradient + spec.queueSize();
    wanted = limit * (1 - spec.smoothing()) + wanted * spec.smoothing();
    limit = Math.max(spec.least(), Math.min(spec.most(), wanted));
  }

  private double average(long rttNanos) {
    if (warmupCalls < WARMUP_CALLS) {
      warmupCalls++;
      warmupSum += rttNanos;
      longNanos = warmupSum / warmupCalls;
    } else {
      longNanos = longNanos * (1 - weight) + rttNanos * weight;
    }
    return longNanos;
  }
}
