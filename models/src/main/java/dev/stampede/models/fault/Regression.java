package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * Answers, or a share of them, are worse than they should be, which shows in nothing but their
 * quality.
 *
 * @param factor what the quality is multiplied with, in [0, 1]
 * @param most the quality afterwards is not above this, in [0, 1]
 * @param share of the answers, in [0, 1]
 */
public record Regression(double factor, double most, double share) implements Effect {

  /** Rejects numbers outside [0, 1]. */
  public Regression {
    Require.share("factor", factor);
    Require.share("quality", most);
    Require.share("share", share);
  }

  /** All answers are worse. */
  public Regression(double factor, double most) {
    this(factor, most, 1);
  }

  @Override
  public String kind() {
    return "quality";
  }

  @Override
  public void begin(Struck provider) {
    provider.degrade(this);
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return false;
  }

  @Override
  public boolean losesAnswers() {
    return false;
  }

  @Override
  public boolean isHidden() {
    return true;
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
