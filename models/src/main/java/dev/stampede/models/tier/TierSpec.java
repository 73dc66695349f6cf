package dev.stampede.models.tier;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Errand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tier on the way in to a provider: edge, sign-in, a check of keys, a gateway of the provider's
 * own. What passes it has passed it also if something behind it then refuses: that is what a
 * refusal costs.
 *
 * @param name unique in its provider
 * @param errands whose calls pass it; not empty
 * @param engine what handles them; null for something that is never busy
 * @param places calls that may be in the tier, those included that wait for a dependency; {@link
 *     EngineSpec#UNBOUNDED} for any number
 * @param fullStatus HTTP status of those that find no room
 * @param timeoutNanos how long a call may be in the tier; {@link #ENDLESS} for any time
 * @param timeoutStatus HTTP status of those that are in it for longer
 * @param questions what it asks others before it handles a call, one after the other
 */
public record TierSpec(
    String name,
    Set<Errand> errands,
    @Nullable EngineSpec engine,
    int places,
    int fullStatus,
    long timeoutNanos,
    int timeoutStatus,
    List<QuestionSpec> questions) {

  /** The tier that has no name of its own in a scenario. */
  public static final String FRONT_DOOR = "front_door";

  /** Calls may stay for any time. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** All errands. */
  public static final Set<Errand> ALL = Set.copyOf(EnumSet.allOf(Errand.class));

  /** Copies the collections, and rejects numbers out of range and an engine that streams. */
  public TierSpec {
    errands = Set.copyOf(errands);
    questions = List.copyOf(questions);
    Require.that(!errands.isEmpty(), "for", errands, "name what passes the tier");
    Require.positive("places", places);
    Require.positive("timeout", timeoutNanos);
    Require.httpError("full_status", fullStatus);
    Require.httpError("timeout_status", timeoutStatus);
    if (engine != null) {
      requireWhole(engine);
    }
  }

  /** Rejects an engine that makes answers token by token. */
  static void requireWhole(EngineSpec engine) {
    Require.that(
        !engine.streams(),
        "engine",
        "of tokens",
        "be one that handles calls as a whole: servers, sharing or nodes");
  }

  /**
   * A tier of servers that all calls pass, by the name of {@link #FRONT_DOOR}.
   *
   * @param servers calls that it handles at a time, positive
   * @param service seconds that it takes for one
   * @param queueLimit calls that may wait, at least 0
   * @param fullStatus HTTP status when there is no room
   */
  public static TierSpec frontDoor(
      int servers, Distribution service, int queueLimit, int fullStatus) {
    return new TierSpec(
        FRONT_DOOR,
        ALL,
        new ServersSpec(servers, service, queueLimit, Discipline.FIFO, null),
        EngineSpec.UNBOUNDED,
        fullStatus,
        ENDLESS,
        504,
        List.of());
  }

  /** Rejects a tier that a market cannot pass. */
  void requirePassable() {
    String key = "tiers." + name;
    Require.that(
        questions.isEmpty() || places == EngineSpec.UNBOUNDED,
        key + ".places",
        "with asks and a market",
        "stand without one of these: where it waits for others a liquid has no number of calls");
    Require.that(
        questions.isEmpty() || timeoutNanos == ENDLESS || (questions.size() == 1 && engine == null),
        key + ".timeout",
        "with a market and more than one that calls wait for",
        "stand with one that the tier asks, and no servers: a liquid does not know what is left"
            + " of it at the next");
    Require.that(
        engine == null || engine.takesCrowd(),
        key,
        "with a market",
        "have servers in the discipline fifo, without staffing and with no patience but an exponential"
            + " one, or places alone");
    Require.that(
        engine == null
            || engine.room() < Double.POSITIVE_INFINITY
            || places != EngineSpec.UNBOUNDED
            || timeoutNanos != ENDLESS,
        key + ".queue_limit",
        "unlimited with a market",
        "be a number, or stand with places or a timeout");
  }

  /** How many seconds a call may be in the tier; may be infinite. */
  double timeoutSeconds() {
    return timeoutNanos == ENDLESS ? Double.POSITIVE_INFINITY : Seconds.of(timeoutNanos);
  }

  /** Whether calls can be refused for want of room. */
  public boolean canBeFull() {
    return places != EngineSpec.UNBOUNDED || (engine != null && !engine.ends().isEmpty());
  }
}
