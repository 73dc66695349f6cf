package dev.stampede.models.server;

import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;

/** What an engine handles calls for. One call is handled by several, each in a time of its own. */
public interface Handling {

  /** They are answered. */
  Handling INFERENCE = call -> Draw.SERVICE.uniform(call.key);

  /** Returns the chance that says how long a call takes, in (0, 1). */
  double chance(Call call);

  /** An engine begins with a call. */
  default void begins(Call call) {}
}
