package dev.stampede.models.server;

import dev.stampede.models.call.Call;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.Crowded;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.work.Status;
import java.util.function.Predicate;
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
     *     was dropped from the queue, ERROR if what served it died: then the call's answer has the
     *     HTTP status of the refusal. The cause is left open or stands in the answer
     */
    void left(Call call, Status status);
  }

  /**
   * Takes a call in; false if there is no room, or nobody to serve it: then the call's answer has
   * the HTTP status of the refusal, and its cause. No call is handed back before this returns.
   */
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

  /** Cuts all calls off and starts again, after the time that what serves them takes for that. */
  default void restart() {
    cutAll();
  }

  /** Whether a restart takes away what serves calls, and brings it back by and by. */
  default boolean restartsItself() {
    return false;
  }

  /** Cuts the calls of some users off. */
  default void cut(Users users) {
    cut(users::has);
  }

  /** Cuts some of our calls off; a market's stay. */
  void cut(Predicate<Call> calls);

  /**
   * Makes calls whose service begins from now on take longer, by a time that passes before it and
   * that nothing but a standstill changes. They have their place in the engine meanwhile.
   */
  void addTime(AddedTime added);

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

  /** Returns what its capacity has done up to now. */
  default Load load(long nowNanos) {
    Load load = load();
    load.advance(nowNanos);
    return load;
  }

  /** Calls inside, waiting or served. */
  default long callsInside() {
    return load().inside().level();
  }

  /**
   * The cells that it consists of; null if it is one. A call has to be sent to one of them first.
   */
  default @Nullable Cells cells() {
    return null;
  }

  /**
   * Returns what has become of its nodes up to now, at the end of a run; null if it has none that
   * can die.
   */
  default @Nullable NodesResult nodes(long nowNanos) {
    return null;
  }

  /** What a market has in it; null if it serves our calls only. */
  @Nullable SharedCapacity shared();

  /** What a market passes in it on its way; null if none does. */
  default @Nullable Crowded crowded() {
    return null;
  }
}
