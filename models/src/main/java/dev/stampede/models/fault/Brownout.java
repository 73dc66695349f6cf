package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;

/**
 * A share of the calls is answered with an error.
 *
 * @param errors the share, in [0, 1]
 * @param status HTTP status of the error, 400 to 599
 * @param errorLatencyNanos time until the error is sent
 */
public record Brownout(double errors, int status, long errorLatencyNanos) implements Refusal {

  /** Rejects a share outside [0, 1] and a status that is no error. */
  public Brownout {
    Require.share("errors", errors);
    Refusal.check(status, errorLatencyNanos);
  }

  @Override
  public String kind() {
    return "brownout";
  }

  @Override
  public double share() {
    return errors;
  }

  @Override
  public boolean hangs() {
    return false;
  }

  @Override
  public Cause cause() {
    return Cause.of(Kind.BROWNOUT);
  }

  @Override
  public void begin(Struck provider) {
    provider.refuse(this);
  }
}
