package dev.stampede.models.resilience.limit;

import java.util.function.DoubleSupplier;

/**
 * Estimates the queue at the server as {@code L (1 - least time / time)} and keeps it between 3 and
 * 6 times the number of digits of L.
 *
 * <p>What is easily got wrong: the least time is forgotten now and then, and the next call, however
 * slow, is taken for it; the call that sets it moves nothing; a drop is only looked at if the call
 * took longer than that.
 */
final class VegasLimit implements Limit {

  private static final int ALPHA = 3;
  private static final int BETA = 6;

  private final LimitSpec.Vegas spec;
  private final DoubleSupplier random;
  private double limit;
  private long leastNanos;
  private int sinceProbe;
  private double probeJitter;

  VegasLimit(LimitSpec.Vegas spec, DoubleSupplier random) {
    this.spec = spec;
    this.random = random;
    this.limit = spec.initial();
    drawJitter();
  }

  private void drawJitter() {
    probeJitter = 0.5 + 0.5 * random.getAsDouble();
  }

  @Override
  public int limit(long nowNanos) {
    return (int) limit;
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    sinceProbe++;
    if (probeJitter * spec.probeMultiplier() * limit <= sinceProbe) {
      drawJitter();
      sinceProbe = 0;
      leastNanos = rttNanos;
    } else if (leastNanos == 0 || rttNanos < leastNanos) {
      leastNanos = rttNanos;
    } else if (dropped || inside * 2 >= limit) {
      move(wanted((int) Math.ceil(limit * (1 - (double) leastNanos / rttNanos)), dropped));
    }
  }

  private double wanted(int queue, boolean dropped) {
    int step = digitsLessOne((int) limit);
    if (dropped) {
      return limit - step;
    }
    if (queue <= step) {
      return limit + BETA * step;
    }
    if (queue < ALPHA * step) {
      return limit + step;
    }
    return queue > BETA * step ? limit - step : Double.NaN;
  }

  private void move(double wanted) {
    if (!Double.isNaN(wanted)) {
      double bounded = Math.max(1, Math.min(spec.most(), wanted));
      limit = (1 - spec.smoothing()) * limit + spec.smoothing() * bounded;
    }
  }

  /** The decimal logarithm, rounded down, but at least 1. */
  private static int digitsLessOne(int number) {
    int digits = 1;
    for (int rest = number / 100; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }
}
