package dev.stampede.models.fault;

import dev.stampede.models.check.Require;

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
 */
public record FaultSpec(
    String id,
    String provider,
    long atNanos,
    long forNanos,
    long recoverNanos,
    Effect effect,
    AnnouncementSpec announcement) {

  /** Rejects a negative begin or recovery and a length that is not positive. */
  public FaultSpec {
    Require.notNegative("at", atNanos);
    Require.positive("for", forNanos);
    Require.notNegative("recover", recoverNanos);
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

  /** When all capacity is back. */
  public long recoveredNanos() {
    return endNanos() + recoverNanos;
  }
}
