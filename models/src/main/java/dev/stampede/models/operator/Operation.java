package dev.stampede.models.operator;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Draw;

/** A step in one trial: whether it has been done, and what it has refused since. */
public final class Operation {

  private final StepSpec spec;
  private final Horizon horizon;
  private final Operated place;
  private final Cause cause;

  /** From the id, not the place, so that another step does not change whom this one refuses. */
  private final int number;

  private long doneNanos = StepResult.NEVER;
  private long refused;

  Operation(StepSpec spec, Horizon horizon, Operated place) {
    this.spec = spec;
    this.horizon = horizon;
    this.place = place;
    this.cause = new Cause(Kind.STEP, spec.id());
    this.number = Draw.numberOf(spec.id());
  }

  /** Does the step. */
  void act(long nowNanos) {
    doneNanos = nowNanos;
    spec.step().act(this, place);
  }

  /** When it was done. */
  long doneNanos() {
    return doneNanos;
  }

  /** The number of its draws. */
  int number() {
    return number;
  }

  /** What calls are told to have been ended by. */
  Cause cause() {
    return cause;
  }

  /**
   * Whether somebody is among a share of them all whom it concerns for a time: the same ones
   * throughout.
   *
   * @param user number that stands for them
   * @param lastsNanos from when it was done
   */
  public boolean concerns(long user, double share, long lastsNanos, long nowNanos) {
    return nowNanos - doneNanos < lastsNanos && Draw.STEP.uniform(user, number) < share;
  }

  /** It refuses a call. */
  void hasRefused(long nowNanos) {
    refused += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** What has become of it. */
  StepResult result() {
    return new StepResult(spec.id(), doneNanos, refused);
  }
}
