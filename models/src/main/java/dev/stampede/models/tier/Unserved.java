package dev.stampede.models.tier;

import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;

/** What faults can do to a tier that is never busy. */
final class Unserved implements ActiveFaults.Victim {

  private final Tier tier;

  Unserved(Tier tier) {
    this.tier = tier;
  }

  @Override
  public void cutAll() {
    tier.fail();
  }

  @Override
  public void cut(Users users) {
    tier.cutByFault(users);
  }

  /** What takes no time takes none however often. */
  @Override
  public void slowDown(double factor) {}

  @Override
  public void addTime(AddedTime time) {
    tier.addTime(time);
  }

  /** What is never busy has no capacity that could be less. */
  @Override
  public void capacity(double share) {}

  @Override
  public void changed() {}
}
