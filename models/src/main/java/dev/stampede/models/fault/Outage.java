package dev.stampede.models.fault;

import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;

/**
 * Nothing works: calls inside are cut off, new ones are answered with an error.
 *
 * @param status HTTP status of the error, 400 to 599
 * @param errorLatencyNanos time until the error is sent, or the connection breaks
 * @param hangs whether connections are not taken up, and no error is sent
 */
public record Outage(int status, long errorLatencyNanos, boolean hangs) implements Refusal {

  private static final Cause HANGING = new Cause(Kind.OUTAGE, "hang");

  /** Rejects a status that is no error. */
  public Outage {
    Refusal.check(status, errorLatencyNanos);
  }

  /** Errors are sent. */
  public Outage(int status, long errorLatencyNanos) {
    this(status, errorLatencyNanos, false);
  }

  @Override
  public String kind() {
    return "outage";
  }

  @Override
  public double share() {
    return 1;
  }

  @Override
  public Cause cause() {
    return hangs ? HANGING : Cause.of(Kind.OUTAGE);
  }

  @Override
  public void begin(Struck provider) {
    provider.refuse(this); // what is cut off finds nobody in where it turns to in the same instant
    provider.cutAll();
  }

  /** Calls inside are cut off. */
  @Override
  public boolean cutsOff() {
    return true;
  }
}
