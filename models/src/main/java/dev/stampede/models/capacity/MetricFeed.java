package dev.stampede.models.capacity;

import java.util.ArrayDeque;

/** Measurements on their way to an autoscaler, which sees them late. */
final class MetricFeed {

  private record Sample(long atNanos, long value) {}

  private final long lagNanos;
  private final ArrayDeque<Sample> underway = new ArrayDeque<>();
  private long seen = Autoscaler.UNKNOWN;

  MetricFeed(long lagNanos) {
    this.lagNanos = lagNanos;
  }

  /** Takes a measurement in, and returns the latest that is old enough. */
  long read(long nowNanos, long measured) {
    underway.addLast(new Sample(nowNanos, measured));
    while (!underway.isEmpty() && underway.getFirst().atNanos() <= nowNanos - lagNanos) {
      seen = underway.removeFirst().value();
    }
    return seen;
  }
}
