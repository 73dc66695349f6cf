package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;

/**
 * Where an engine works.
 *
 * @param process whose time and timers it has
 * @param listener takes its sequences back
 * @param occupancy is told how full it is
 */
record Host(LogicalProcess process, Inference.Listener listener, Occupancy occupancy) {

  /** Returns the same with somebody else who takes sequences back. */
  Host with(Inference.Listener other) {
    return new Host(process, other, occupancy);
  }
}
