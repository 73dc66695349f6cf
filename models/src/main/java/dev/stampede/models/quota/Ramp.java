package dev.stampede.models.quota;

import dev.stampede.engine.measure.Seconds;

/**
 * An acceleration limit: use may grow, but not fast. Time is cut into slices. In each, calls are
 * admitted until the ceiling is reached, which the last one may pass. From slice to slice the
 * ceiling follows {@code growth} times the use of the slice before, by no more than {@code growth}
 * in a period, up or down, and never lies below the free rate. So use that grows by no more passes,
 * a jump is cut to the ramp, and after a pause the ramp has to be climbed again.
 *
 * <p>Providers state the rule ("at most 50 % in 15 minutes") but not their measurement; this one is
 * ours.
 */
final class Ramp implements Limiter {

  private final LimiterSpec.Acceleration spec;
  private final double step;
  private double free;
  private double ceiling;
  private double factor = 1;
  private long start;
  private long used;

  Ramp(LimiterSpec.Acceleration spec) {
    this.spec = spec;
    this.step = StrictMath.pow(spec.growth(), (double) LimiterSpec.SLICE_NANOS / spec.perNanos());
    this.free = perSlice(spec.freePerSecond());
    this.ceiling = Math.max(free, perSlice(spec.usualPerSecond()));
  }

  private static double perSlice(double perSecond) {
    return Seconds.of(perSecond * LimiterSpec.SLICE_NANOS);
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    turn(nowNanos);
    return used < ceiling ? 0 : start + LimiterSpec.SLICE_NANOS - nowNanos;
  }

  @Override
  public void take(long nowNanos, long cost) {
    turn(nowNanos);
    used += cost;
  }

  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    turn(nowNanos);
    used += Math.min(cost, (long) Math.max(0, Math.ceil(ceiling - used)));
  }

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    turn(nowNanos);
    if (takenNanos >= start) {
      used = Math.max(0, used - cost);
    }
  }

  @Override
  public void scale(long nowNanos, double newFactor) {
    turn(nowNanos);
    ceiling *= newFactor / factor;
    free = perSlice(spec.freePerSecond()) * newFactor;
    factor = newFactor;
  }

  private void turn(long nowNanos) {
    long slices = (nowNanos - start) / LimiterSpec.SLICE_NANOS;
    if (slices == 0) {
      return;
    }
    double idle = StrictMath.pow(step, (double) (1 - slices)); // nothing was used in the others
    ceiling = Math.max(free, bounded(spec.growth() * used) * idle);
    used = 0;
    start += slices * LimiterSpec.SLICE_NANOS;
  }

  private double bounded(double wanted) {
    return Math.max(free, Math.max(ceiling / step, Math.min(ceiling * step, wanted)));
  }
}
