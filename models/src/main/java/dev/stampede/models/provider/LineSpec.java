package dev.stampede.models.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.queue.Discipline;
import org.jspecify.annotations.Nullable;

/**
 * The line before a pool of servers.
 *
 * @param queueLimit calls that may wait; {@link EngineSpec#UNBOUNDED} for any number
 * @param patience after how many seconds a call gives up; null for never
 * @param timeoutNanos after how long the pool gives a call up; {@link #ENDLESS} for never
 */
record LineSpec(
    int queueLimit, Discipline discipline, @Nullable Distribution patience, long timeoutNanos) {

  /** No call is given up. */
  static final long ENDLESS = Long.MAX_VALUE;
}
