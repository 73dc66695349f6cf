/**
 * Simulated time: logical processes, the messages and timers between them, and the run itself, on
 * one core or on several.
 *
 * <p>A run on one worker is a loop over one event list. On several, processes are placed on
 * partitions, each with an event loop and a worker of its own. The workers take turns between a
 * {@link dev.stampede.engine.Window}, in which none can hear from another, and a meeting at a
 * {@link dev.stampede.engine.Barrier}, where they agree on the next one. Messages between
 * partitions go through a {@link dev.stampede.engine.Channel}. As the order of events at a process
 * does not depend on how they came, the results are the same to the last bit.
 */
@NullMarked
package dev.stampede.engine;

import org.jspecify.annotations.NullMarked;
