package dev.stampede.models.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.server.EngineSpec;

/**
 * What stands before inference: sign-in, sessions, a gateway of the provider's own. Every call
 * passes it, also one that a quota or a full queue then refuses: that is what a refusal costs.
 *
 * @param servers calls that it handles at a time, positive
 * @param service seconds that it takes for one
 * @param queueLimit calls that may wait, at least 0; {@link EngineSpec#UNBOUNDED} for any number
 * @param fullStatus HTTP status when there is no room
 */
public record FrontDoorSpec(int servers, Distribution service, int queueLimit, int fullStatus) {

  /** Rejects numbers out of range. */
  public FrontDoorSpec {
    Require.positive("servers", servers);
    Require.notNegative("queue_limit", queueLimit);
    Require.that(
        fullStatus >= 400 && fullStatus <= 599,
        "full_status",
        fullStatus,
        "be an HTTP error, 400 to 599");
  }
}
