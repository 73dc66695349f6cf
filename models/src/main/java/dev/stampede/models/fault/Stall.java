package dev.stampede.models.fault;

import java.util.Set;

/** All work stands still, and goes on afterwards where it was. New calls still come in. */
public record Stall() implements Effect {

  @Override
  public String kind() {
    return "stall";
  }

  @Override
  public void begin(Struck provider) {
    provider.slowDown(Double.POSITIVE_INFINITY);
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
    return false;
  }
}
