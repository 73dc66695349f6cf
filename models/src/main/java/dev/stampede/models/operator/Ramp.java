package dev.stampede.models.operator;

import dev.stampede.models.check.Require;

/**
 * A share of the calls is refused that falls linearly to nothing.
 *
 * @param share of the calls at the begin, in [0, 1]
 * @param status HTTP status of the refusal, 400 to 599
 * @param lastsNanos how long it takes to fall, positive
 */
public record Ramp(double share, int status, long lastsNanos) implements Limit {

  /** Rejects a share outside [0, 1], a status that is no error, and a length of nothing. */
  public Ramp {
    Require.share("share", share);
    Limit.check(status, "over", lastsNanos);
  }

  @Override
  public String kind() {
    return "ramp";
  }

  @Override
  public double share(long sinceNanos) {
    return sinceNanos < lastsNanos ? share * (1 - (double) sinceNanos / lastsNanos) : 0;
  }
}
