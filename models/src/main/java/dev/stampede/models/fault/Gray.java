package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * A share of the answers gets lost or is late on its way out, which nobody inside notices: the
 * provider's own figures count these calls as served.
 *
 * @param share of the answers, in [0, 1]
 * @param delayNanos how late an answer is; or when the connection breaks that waits for a lost one
 * @param lost whether the answer never comes
 */
public record Gray(double share, long delayNanos, boolean lost) implements Effect {

  /** Rejects a share outside [0, 1] and a delay that is not positive. */
  public Gray {
    Require.share("share", share);
    Require.positive(lost ? "hang" : "late", delayNanos);
  }

  @Override
  public String kind() {
    return "gray";
  }

  @Override
  public void begin(Struck provider) {
    provider.keepBack(this);
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return lost;
  }

  @Override
  public boolean losesAnswers() {
    return lost;
  }

  @Override
  public boolean isHidden() {
    return false;
  }

  @Override
  public boolean concernsInference() {
    return true;
  }

  @Override
  public boolean sparesSome() {
    return true;
  }
}
