package dev.stampede.models.resilience.limit;

import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;

/**
 * Measures how long calls take when few are inside, then compares at regular times.
 *
 * <p>What is easily got wrong: it begins with a measurement, at the least limit, and calls begun
 * before a measurement are not part of it; the measurement ends after a number of calls, however
 * long that takes; intervals without a call change nothing; five updates in a row at the least
 * limit start a measurement at once. Its timers need no events: what they did is made up for when
 * somebody asks.
 */
final class EnvoyGradientLimit implements Limit {

  private static final int UPDATES_AT_LEAST = 5;
  private static final double LOWEST_GRADIENT = 0.5;
  private static final double HIGHEST_GRADIENT = 2;

  /** A day; a call that takes longer is counted as one. */
  private static final long LONGEST_NANOS = 86_400_000_000_000L;

  private final LimitSpec.EnvoyGradient spec;
  private final DoubleSupplier random;
  private final Histogram times = new Histogram(LONGEST_NANOS, 3);

  private int limit;
  private int limitBefore;
  private boolean measuring;
  private long measuringSince;
  private long leastNanos;
  private long nextUpdate;
  private long nextMeasurement;
  private int updatesAtLeast;

  EnvoyGradientLimit(LimitSpec.EnvoyGradient spec, DoubleSupplier random) {
    this.spec = spec;
    this.random = random;
    this.limit = spec.least();
    measure(0);
  }

  @Override
  public int limit(long nowNanos) {
    advance(nowNanos);
    return limit;
  }

  @Override
  public void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped) {
    advance(nowNanos);
    if (startNanos < measuringSince) {
      return;
    }
    times.recordValue(Math.min(rttNanos, LONGEST_NANOS));
    if (measuring && times.getTotalCount() >= spec.minRttCalls()) {
      leastNanos = takePercentile();
      measuring = false;
      limit = limitBefore;
      updatesAtLeast = 0;
      double interval = spec.minRttIntervalNanos();
      nextMeasurement =
          nowNanos + Math.round(interval * (1 + spec.jitter() * random.getAsDouble()));
      nextUpdate = nowNanos + spec.updateNanos();
    }
  }

  /** Does what the timers should have done by now. */
  private void advance(long nowNanos) {
    while (!measuring && Math.min(nextUpdate, nextMeasurement) <= nowNanos) {
      if (nextMeasurement <= nextUpdate) {
        measure(nextMeasurement);
      } else if (times.getTotalCount() > 0) {
        update();
        nextUpdate += spec.updateNanos();
      } else { // nothing happens until a call has ended
        long missed = (Math.min(nowNanos, nextMeasurement) - nextUpdate) / spec.updateNanos();
        nextUpdate += (missed + 1) * spec.updateNanos();
      }
    }
  }

  private void measure(long nowNanos) {
    measuring = true;
    measuringSince = nowNanos;
    limitBefore = limit;
    limit = spec.least();
    times.reset();
  }

  private void update() {
    int before = limit;
    limit = updated(spec, limit, (double) leastNanos, (double) takePercentile());
    boolean stays = before == spec.least() && limit == spec.least();
    updatesAtLeast = stays ? updatesAtLeast + 1 : 0;
    if (updatesAtLeast >= UPDATES_AT_LEAST) {
      updatesAtLeast = 0;
      nextMeasurement = nextUpdate;
    }
  }

  private long takePercentile() {
    long percentile = times.getValueAtPercentile(100 * spec.percentile());
    times.reset();
    return percentile;
  }

  /** The limit after one in force, for the least time and the time that calls took now. */
  static int updated(LimitSpec.EnvoyGradient spec, int limit, double leastNanos, double rttNanos) {
    double gradient = leastNanos * (1 + spec.buffer()) / rttNanos;
    double scaled = limit * Math.max(LOWEST_GRADIENT, Math.min(HIGHEST_GRADIENT, gradient));
    double withHeadroom = scaled + Math.sqrt(scaled);
    return Math.max(spec.least(), Math.min(spec.most(), (int) withHeadroom));
  }
}
