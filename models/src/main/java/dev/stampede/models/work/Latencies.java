package dev.stampede.models.work;

import dev.stampede.engine.measure.Latency;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;

/** The distributions of all spans of a use case's work. */
public final class Latencies implements Serializable {

  private static final long serialVersionUID = 1L;

  private final EnumMap<Span, Latency> bySpan = new EnumMap<>(Span.class);

  /** Starts with nothing recorded, and with counters for the limits of one use case. */
  public Latencies(List<LatencyLimit> limits) {
    for (Span span : Span.values()) {
      bySpan.put(span, empty(span, limits));
    }
  }

  /** Returns an empty distribution with counters for those of the limits that are about a span. */
  static Latency empty(Span span, List<LatencyLimit> limits) {
    return new Latency(
        limits.stream()
            .filter(limit -> limit.span() == span)
            .mapToLong(LatencyLimit::nanos)
            .toArray());
  }

  /** Returns the distribution of a span. */
  public Latency of(Span span) {
    Latency latency = bySpan.get(span);
    if (latency == null) {
      throw new IllegalStateException("every span has a distribution");
    }
    return latency;
  }

  void record(Span span, long nanos) {
    of(span).record(nanos);
  }

  /** Adds all that others with the same limits have recorded. */
  public void add(Latencies other) {
    bySpan.forEach((span, latency) -> latency.add(other.of(span)));
  }
}
