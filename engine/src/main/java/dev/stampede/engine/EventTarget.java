package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/** Where an event goes when its time has come. */
abstract sealed class EventTarget permits Inbox, Timer {

  final LogicalProcess process;

  EventTarget(LogicalProcess process) {
    this.process = process;
  }

  abstract void fire(@Nullable Object payload);
}
