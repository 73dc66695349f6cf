package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * Answers are worse than they should be, which shows in nothing but their quality.
 *
 * @param factor what the quality is multiplied with, in [0, 1]
 * @param most the quality afterwards is not above this, in [0, 1]
 */
public record Regression(double factor, double most) implements Effect {

  /** Rejects numbers outside [0, 1]. */
  public Regression {
    Require.share("factor", factor);
    Require.share("quality", most);
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
}
