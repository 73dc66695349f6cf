package dev.stampede.models.server;

import dev.stampede.models.call.Call;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.work.Status;
import org.jspecify.annotations.Nullable;

/**
 * A provider's capacity at work: it takes calls and, later, hands each back through the listener it
 * was made with, unless it is cancelled before.
 */
public interface Engine {

  /** Takes calls back from the engine; the times that they have reached are filled in. */
  @FunctionalInterface
  interface Listener {

    /**
     * Takes one call back.
     *
     * @param status OK if it was served, GAVE_UP if its patience ended, TIMEOUT if it has waited in
     *     the queue for as long as that lets calls wait, CUT if it was cut off, OVERLOADED if it
     *     was dropped from the queue
     */
    void left(Call call, Status status);
  }

  /** Takes a call in; false if there is no room. */
  boolean accept(Call call);

  /** False for a call that there would be no room for even if nobody else were inside. */
  default boolean fits(Call call) {
    return true;
  }

  /** Takes a call out that is inside. */
  void cancel(Call call);

  /** A call's client no longer waits, and the provider does not stop work for that. */
  default void abandon(Call call) {}

  /** Cuts all calls off. */
  void cutAll();

  /**
   * Makes everything take a number of times as long as normal, from now on.
   *
   * @param factor positive; infinity makes all work stand still, and go on where it was later
   */
  void slowDown(double factor);

  /**
   * Changes the capacity. More is there at once; with less, what is being served is finished.
   *
   * @param units servers, calls served at a time or replicas, whatever the engine is made of; at
   *     least 0
   */
  void resize(int units);

  /** What its capacity is doing. */
  Load load();

  /** What a market has in it; null if it serves our calls only. */
  @Nullable SharedCapacity shared();
}
