package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;
import java.util.Arrays;

/** Rates that hold for a step each, one step after the other; nothing before and afterwards. */
public final class Steps implements RateCurve {

  private final long startNanos;
  private final long stepNanos;
  private final double[] values;

  /**
   * Makes steps.
   *
   * @param startNanos when the first begins, which may be before time 0
   * @param stepNanos length of each, positive
   * @param values in them, at least 0
   */
  public Steps(long startNanos, long stepNanos, double[] values) {
    Require.positive("step", stepNanos);
    for (double value : values) {
      Require.atLeast("value", value, 0.0);
    }
    this.startNanos = startNanos;
    this.stepNanos = stepNanos;
    this.values = values.clone();
  }

  @Override
  public double after(long nanos) {
    long step = step(nanos);
    return step < 0 || step >= values.length ? 0 : values[(int) step];
  }

  @Override
  public double before(long nanos) {
    return after(nanos - 1);
  }

  private long step(long nanos) {
    return Math.floorDiv(nanos - startNanos, stepNanos);
  }

  @Override
  public long nextKnot(long nanos) {
    long step = step(nanos);
    if (step < 0) {
      return startNanos;
    }
    return step >= values.length ? NEVER : startNanos + (step + 1) * stepNanos;
  }

  @Override
  public double most() {
    return Arrays.stream(values).max().orElse(0);
  }
}
