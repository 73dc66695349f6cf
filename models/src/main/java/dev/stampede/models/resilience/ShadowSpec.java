package dev.stampede.models.resilience;

import dev.stampede.models.check.Require;

/**
 * Sends a copy of a share of the work to another provider, whose answer is thrown away: Envoy's
 * {@code request_mirror_policies}, Istio's {@code mirror}. The work does not wait for its copy, and
 * a copy goes on when its work is given up.
 *
 * @param provider who gets the copies
 * @param share of the work, in [0, 1]
 * @param timeoutNanos after which a copy is given up, positive; {@link #NONE} for any time
 */
public record ShadowSpec(String provider, double share, long timeoutNanos) implements PolicySpec {

  /** Copies are not given up. */
  public static final long NONE = Long.MAX_VALUE;

  /** Rejects a share outside [0, 1] and a time that is not positive. */
  public ShadowSpec {
    Require.share("share", share);
    Require.positive("timeout", timeoutNanos);
  }

  @Override
  public String kind() {
    return "shadow";
  }
}
