package dev.stampede.models.fault;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.check.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a provider for a while.
 *
 * @param id unique in the scenario
 * @param provider its name, or that of something that providers depend on, or {@link #placeOf} one
 *     of its tiers
 * @param atNanos when it begins
 * @param forNanos how long it lasts, positive
 * @param recoverNanos how long its capacity takes afterwards to come back, linearly, from the share
 *     that the effect left of it; 0 for at once
 * @param announcement when the status page shows it
 * @param flap how it comes and goes meanwhile; null if it is felt all the time
 */
public record FaultSpec(
    String id,
    String provider,
    long atNanos,
    long forNanos,
    long recoverNanos,
    Effect effect,
    AnnouncementSpec announcement,
    @Nullable Flap flap) {

  /** Rejects a negative begin or recovery, a length that is not positive, and too many periods. */
  public FaultSpec {
    Require.notNegative("at", atNanos);
    Require.positive("for", forNanos);
    Require.notNegative("recover", recoverNanos);
    Require.that(
        flap == null || flap.periods(forNanos) <= Flap.MOST_PERIODS,
        "flap.every",
        flap == null ? 0 : flap.everyNanos(),
        "make at most %d periods of for".formatted(Flap.MOST_PERIODS));
  }

  /** A fault that is felt from its begin to its end. */
  public FaultSpec(
      String id,
      String provider,
      long atNanos,
      long forNanos,
      long recoverNanos,
      Effect effect,
      AnnouncementSpec announcement) {
    this(id, provider, atNanos, forNanos, recoverNanos, effect, announcement, null);
  }

  /** A fault that is announced as usual. */
  public FaultSpec(
      String id, String provider, long atNanos, long forNanos, long recoverNanos, Effect effect) {
    this(id, provider, atNanos, forNanos, recoverNanos, effect, AnnouncementSpec.USUAL);
  }

  /** A fault after which all is well at once. */
  public FaultSpec(String id, String provider, long atNanos, long forNanos, Effect effect) {
    this(id, provider, atNanos, forNanos, 0, effect);
  }

  /**
   * Returns where a fault of a tier strikes: the name of the provider, a dot, and that of the tier.
   */
  public static String placeOf(String provider, String tier) {
    return provider + "." + tier;
  }

  /** Whether it strikes one of the tiers on the way in to a provider, and nothing else of it. */
  public boolean isAtTierOf(String name) {
    return provider.startsWith(placeOf(name, ""));
  }

  /** When it is over. */
  public long endNanos() {
    return atNanos + forNanos;
  }

  /** Returns the same at another time, not negative. */
  public FaultSpec at(long newAtNanos) {
    return new FaultSpec(
        id, provider, newAtNanos, forNanos, recoverNanos, effect, announcement, flap);
  }

  /** Returns when it is felt, in order and apart from each other; never, if chance says so. */
  public List<Bout> bouts() {
    return flap == null ? List.of(new Bout(atNanos, endNanos())) : flap.bouts(atNanos, forNanos);
  }

  /** Returns what becomes of it in one replication. */
  FaultSpec drawn(RandomStreams streams) {
    return flap == null
        ? this
        : new FaultSpec(
            id,
            provider,
            atNanos,
            forNanos,
            recoverNanos,
            effect,
            announcement,
            flap.drawn(streams, id));
  }
}
