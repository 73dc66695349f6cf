package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Request;

/**
 * Refuses the less important calls while there is room, so that there is some for the others.
 *
 * @param priority the highest that is refused, 0 to 9
 * @param inside refused while at least as many calls are inside, waiting or served; positive
 */
public record SheddingSpec(int priority, long inside) {

  /** Rejects numbers out of range. */
  public SheddingSpec {
    Require.that(
        priority >= 0 && priority <= Request.TOP_PRIORITY,
        "priority",
        priority,
        "lie between 0 and 9");
    Require.positive("inside", inside);
  }

  boolean refuses(Call call, long callsInside) {
    return call.priority <= priority && callsInside >= inside;
  }
}
