package dev.stampede.models.fault;

import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;

/**
 * Nobody gets in any more, as when the sign-in fails; calls inside are served to their end.
 *
 * @param status HTTP status of the error, 400 to 599
 * @param errorLatencyNanos time until the error is sent, or the connection breaks
 * @param hangs whether connections are not taken up, and no error is sent
 */
public record DoorClosed(int status, long errorLatencyNanos, boolean hangs) implements Refusal {

  private static final Cause HANGING = new Cause(Kind.FRONT_DOOR, "hang");

  /** Rejects a status that is no error. */
  public DoorClosed {
    Refusal.check(status, errorLatencyNanos);
  }

  /** Errors are sent. */
  public DoorClosed(int status, long errorLatencyNanos) {
    this(status, errorLatencyNanos, false);
  }

  @Override
  public String kind() {
    return "front_door";
  }

  @Override
  public double share() {
    return 1;
  }

  @Override
  public Cause cause() {
    return hangs ? HANGING : Cause.of(Kind.FRONT_DOOR);
  }

  @Override
  public void begin(Struck provider) {
    provider.refuse(this);
  }
}
