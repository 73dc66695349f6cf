package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.server.Engine;
import dev.stampede.models.tier.TieredCall;
import org.jspecify.annotations.Nullable;

/** A call to a provider. */
final class ProviderCall extends TieredCall {

  /** Where in the provider the call is. */
  enum Stage {
    /** In a tier on the way in. */
    WAY_IN,
    /** Held back for a while by a quota. */
    HELD,
    /** In the engine. */
    INSIDE,
    /** Nowhere. */
    OUT
  }

  Stage stage = Stage.OUT;

  /** Takes the call back from the engine; null until it has come to a provider. */
  Engine.@Nullable Listener door;

  /** Whose quota the call was admitted by; null before, and when that is settled. */
  @Nullable ServiceTier tier;

  /** When it was admitted by the quota. */
  long admittedNanos;

  /** Tokens of its prompt that it adds to the provider's prompt cache. */
  int cacheWriteTokens;

  /** Its place among those that are held; null while it is not. */
  HoldingArea.@Nullable Place place;

  /** Whether its stream breaks off when its output tokens have come. */
  boolean breaksOff;

  Engine.Listener door() {
    if (door == null) {
      throw new IllegalStateException("the call has come to no provider");
    }
    return door;
  }

  /** Returns what is known of a call to a provider. */
  static ProviderCall of(Call call) {
    if (call instanceof ProviderCall ours) {
      return ours;
    }
    throw new IllegalStateException("the call has come to no provider");
  }
}
