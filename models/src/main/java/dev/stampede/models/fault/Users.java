package dev.stampede.models.fault;

import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;

/**
 * The users whom a fault concerns, the same ones as long as it lasts. Who a call is for is known by
 * {@link Call#owner}.
 *
 * @param share of all users, in [0, 1]
 * @param number of the fault: each concerns users of its own
 */
public record Users(double share, int number) {

  /** Whether a call is for one of them. */
  public boolean has(Call call) {
    return share >= 1 || Draw.FAULT_USERS.uniform(call.owner, number) < share;
  }
}
