package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.server.ServerVisit;
import org.jspecify.annotations.Nullable;

/** A call's visit to a provider. */
final class ProviderVisit extends ServerVisit {

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

  ProviderVisit(LogicalProcess process, ActiveFaults faults, Call call) {
    super(process, faults, call);
  }

  /** Returns the visit of a call that has come to a provider. */
  static ProviderVisit of(Call call) {
    if (call.visit instanceof ProviderVisit visit) {
      return visit;
    }
    throw new IllegalStateException("the call has come to no provider");
  }
}
