package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.queue.Discipline;
import org.jspecify.annotations.Nullable;

/**
 * The queue before a pool of servers.
 *
 * @param queueLimit calls that may wait; {@link EngineSpec#UNBOUNDED} for any number
 * @param patience after how many seconds a call gives up; null for never
 * @param timeoutNanos after how long the pool gives a call up; {@link EngineSite#ENDLESS} for never
 */
record QueueSpec(
    int queueLimit, Discipline discipline, @Nullable Distribution patience, long timeoutNanos) {}
