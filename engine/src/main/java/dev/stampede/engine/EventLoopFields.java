package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/** What an {@link EventLoop} touches at every event, on cache lines of its own. */
abstract class EventLoopFields extends Padding {

  final EventList events = new EventList();
  @Nullable EventTarget[] targets = new EventTarget[events.capacity()];
  @Nullable Object[] payloads = new Object[events.capacity()];
  long now;
  long handled;

  /** Keeps the compiler from leaving out what is read ahead for the caches' sake. */
  long glances;

  long failedOrder = Long.MAX_VALUE;
}
