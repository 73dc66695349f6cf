package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.start.StartQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine stands.
 *
 * @param name of the engine, unique in its process: what its random numbers are called by
 * @param process that it runs in
 * @param listener takes calls back
 * @param horizon what of the run counts
 * @param longestWaitNanos after how long in its queue it gives calls back; {@link #ENDLESS} for
 *     never
 * @param market who else uses it; null for nobody
 * @param handling what calls are handled for
 * @param starts the queue that machines pass before they start; null for none
 * @param crowd how a market passes it on its way to another engine; null if none does
 */
public record EngineSite(
    String name,
    LogicalProcess process,
    Engine.Listener listener,
    Horizon horizon,
    long longestWaitNanos,
    @Nullable MarketSpec market,
    Handling handling,
    @Nullable StartQueue starts,
    @Nullable Crowd crowd) {

  /**
   * A market that passes.
   *
   * @param places calls that may be inside, waiting or served
   * @param timeoutNanos how long a call may be inside; {@link EngineSite#ENDLESS} for any time
   * @param givingUpPerSecond rate at which owners give up one of their calls that is inside; 0 for
   *     never
   */
  public record Crowd(int places, long timeoutNanos, double givingUpPerSecond) {}

  /** No call is given back for having waited too long. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** Where inference is. */
  public EngineSite(
      String name,
      LogicalProcess process,
      Engine.Listener listener,
      Horizon horizon,
      long longestWaitNanos,
      @Nullable MarketSpec market) {
    this(
        name, process, listener, horizon, longestWaitNanos, market, Handling.INFERENCE, null, null);
  }

  /** Returns the site of an engine that handles calls before inference, without a time limit. */
  public static EngineSite before(
      String name,
      LogicalProcess process,
      Engine.Listener listener,
      Horizon horizon,
      Handling handling) {
    return new EngineSite(name, process, listener, horizon, ENDLESS, null, handling, null, null);
  }

  /** Returns the same site where a market passes. */
  public EngineSite passedBy(Crowd passing) {
    return new EngineSite(
        name, process, listener, horizon, longestWaitNanos, market, handling, starts, passing);
  }

  /** Returns the same site with another listener. */
  EngineSite heardBy(Engine.Listener other) {
    return new EngineSite(
        name, process, other, horizon, longestWaitNanos, market, handling, starts, crowd);
  }

  /** Returns the same site with a queue that machines pass before they start, or without one. */
  public EngineSite starting(@Nullable StartQueue queue) {
    return new EngineSite(
        name, process, listener, horizon, longestWaitNanos, market, handling, queue, crowd);
  }

  /**
   * Returns the site of one of several engines here, with a queue of starts of its own, if any.
   *
   * @param part its name
   */
  public EngineSite within(String part, Engine.Listener other) {
    return new EngineSite(
        name + "." + part, process, other, horizon, longestWaitNanos, market, handling, null, null);
  }

  /** Returns the stream of random numbers of the engine for a purpose. */
  RandomStream random(String purpose) {
    return process.random(purpose + "/" + name);
  }

  /** Opens servers with one call at a time each, and a queue before them. */
  Engine pool(Service service, int servers, QueueSpec queue, @Nullable StaffingSpec staffing) {
    return market == null
        ? new ServerPool(this, service, servers, queue, staffing)
        : new MarketPool(this, service, servers, queue, market);
  }
}
