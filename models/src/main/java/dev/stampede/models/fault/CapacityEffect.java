package dev.stampede.models.fault;

import java.util.Set;

/** An effect on what a provider can do, which does nothing to any one call, and shows. */
public interface CapacityEffect extends Effect {

  @Override
  default Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  default boolean cutsOff() {
    return false;
  }

  @Override
  default boolean losesAnswers() {
    return false;
  }

  @Override
  default boolean isHidden() {
    return false;
  }

  @Override
  default boolean sparesSome() {
    return false;
  }
}
