package dev.stampede.models.provider;

import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.tier.Capacity;

/**
 * A provider whose calls are served by another's engine, as its own faults find it: they keep calls
 * out and cut them off. The engine is the other's, and so are the faults that slow it or take of it
 * away.
 *
 * @param inside cuts this provider's calls off
 * @param listener hears that other faults are active than before
 */
record OtherDoor(Capacity.Inside inside, Runnable listener) implements ActiveFaults.Victim {

  @Override
  public void cutAll() {
    inside.cutAll().run();
  }

  @Override
  public void cut(Users users) {
    inside.cut().accept(users);
  }

  @Override
  public void slowDown(double factor) {}

  @Override
  public void addTime(AddedTime added) {}

  @Override
  public void capacity(double share) {}

  @Override
  public void changed() {
    listener.run();
  }
}
