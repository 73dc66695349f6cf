package dev.stampede.models.tier;

import dev.stampede.models.call.Call;
import dev.stampede.models.server.Handling;
import dev.stampede.models.work.Draw;

/** How the servers of a tier, or of what tiers depend on, handle a call. */
final class TierHandling implements Handling {

  /** From the name, not the place, so that another tier changes nobody's times. */
  private final int number;

  private final boolean takesUp;

  /**
   * Handles calls.
   *
   * @param takesUp whether a call's connection waits until then to be taken up
   */
  TierHandling(String name, boolean takesUp) {
    this.number = name.equals(TierSpec.FRONT_DOOR) ? 0 : Draw.numberOf(name);
    this.takesUp = takesUp;
  }

  @Override
  public double chance(Call call) {
    return Draw.FRONT_DOOR.uniform(call.key, number);
  }

  @Override
  public void begins(Call call) {
    if (takesUp) {
      TieredCall.of(call).takeUp();
    }
  }
}
