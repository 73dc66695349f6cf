package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/** Where an event goes when its time has come. */
abstract sealed class EventTarget permits Inbox, Timer {

  final LogicalProcess process;

  EventTarget(LogicalProcess process) {
    this.process = process;
  }

  abstract void fire(@Nullable Object payload);

  /** Learns that its pending event now lies in another slot. */
  abstract void moved(int slot);

  /** What failed when a payload came, for the message of a {@link SimulationException}. */
  abstract String describe(@Nullable Object payload);
}
