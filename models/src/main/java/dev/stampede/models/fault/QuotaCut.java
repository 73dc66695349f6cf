package dev.stampede.models.fault;

import dev.stampede.models.check.Require;

/**
 * The limits that are the provider's own are lower; what is used stays used.
 *
 * @param share of each limit that is left, above 0, at most 1
 */
public record QuotaCut(double share) implements CapacityEffect {

  /** Rejects a share that leaves nothing, or more than there was. */
  public QuotaCut {
    Require.that(share > 0 && share <= 1, "limits", share, "be above 0 % and at most 100 %");
  }

  @Override
  public String kind() {
    return "quota_cut";
  }

  @Override
  public void begin(Struck provider) {
    provider.limits(share);
  }

  @Override
  public boolean concernsInference() {
    return true;
  }
}
