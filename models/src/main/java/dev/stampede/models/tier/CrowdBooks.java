package dev.stampede.models.tier;

import dev.stampede.engine.measure.Horizon;

/** What has become of a market's calls in a tier, or of the questions about them elsewhere. */
final class CrowdBooks {

  private final Horizon horizon;

  double offered;
  double passed;
  double refused;
  double failed;
  double timedOut;
  double gaveUp;

  CrowdBooks(Horizon horizon) {
    this.horizon = horizon;
  }

  /** Returns 1 if what happened up to now counts, 0 if not. */
  double countsUpTo(long nowNanos) {
    return countsAt(nowNanos - 1); // up to now, not from now on
  }

  /** Returns 1 if what happens now counts, 0 if not. */
  double countsAt(long nowNanos) {
    return horizon.counts(nowNanos) ? 1 : 0;
  }

  CrowdResult result() {
    return new CrowdResult(offered, passed, refused, failed, timedOut, gaveUp);
  }
}
