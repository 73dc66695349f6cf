package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.server.ServedCall;
import org.jspecify.annotations.Nullable;

/** A call to a provider. */
final class ProviderCall extends ServedCall {

  /** Where in the provider the call is. */
  enum Stage {
    /** At the front door. */
    DOOR,
    /** Held back for a while by a quota. */
    HELD,
    /** In the engine. */
    INSIDE,
    /** Nowhere. */
    OUT
  }

  Stage stage = Stage.OUT;

  /** Whose quota the call was admitted by; null before, and when that is settled. */
  @Nullable Tier tier;

  /** When it came to the front door, and then, when it was admitted. */
  long admittedNanos;

  /** Its place among those that are held; null while it is not. */
  HoldingArea.@Nullable Place place;

  /** Whether its stream breaks off when its output tokens have come. */
  boolean breaksOff;

  /** Returns what is known of a call to a provider. */
  static ProviderCall of(Call call) {
    if (call instanceof ProviderCall ours) {
      return ours;
    }
    throw new IllegalStateException("the call has come to no provider");
  }
}
