package dev.stampede.models.operator;

import dev.stampede.models.check.Require;

/**
 * A share of the calls is refused for a while.
 *
 * @param share of the calls, in [0, 1]
 * @param status HTTP status of the refusal, 400 to 599
 * @param lastsNanos how long, positive
 */
public record Shed(double share, int status, long lastsNanos) implements Limit {

  /** Rejects a share outside [0, 1], a status that is no error, and a length of nothing. */
  public Shed {
    Require.share("share", share);
    Limit.check(status, "for", lastsNanos);
  }

  @Override
  public String kind() {
    return "shed";
  }

  @Override
  public double share(long sinceNanos) {
    return sinceNanos < lastsNanos ? share : 0;
  }
}
