package dev.stampede.models.work;

import dev.stampede.engine.measure.Intervals;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course over time of those spans of all work that a promise has a limit for: one counter an
 * interval for each limit, and one more for each span. Spans without a limit cost nothing.
 */
public final class SpansByInterval implements Serializable {

  private static final long serialVersionUID = 1L;

  private final EnumMap<Span, SpanByInterval> bySpan = new EnumMap<>(Span.class);

  /** Starts with zeros. */
  SpansByInterval(Intervals intervals, List<LatencyLimit> limits) {
    for (Span span : Span.values()) {
      long[] ofSpan =
          limits.stream()
              .filter(limit -> limit.span() == span && !limit.isEveryEnd())
              .mapToLong(LatencyLimit::nanos)
              .toArray();
      if (ofSpan.length > 0 && span.isOfAllWork()) {
        bySpan.put(span, new SpanByInterval(intervals, ofSpan));
      }
    }
    if (bySpan.containsKey(Span.PER_TOKEN)) {
      // Of the answers some have no time per token, so it must be known how many there are.
      bySpan.computeIfAbsent(Span.END_TO_END, span -> new SpanByInterval(intervals, new long[] {}));
    }
  }

  void record(Span span, long bornNanos, long nanos) {
    SpanByInterval counted = bySpan.get(span);
    if (counted != null) {
      counted.record(bornNanos, nanos);
    }
  }

  /**
   * Returns the course of a span.
   *
   * @throws IllegalArgumentException if no promise has a limit for it
   */
  public SpanByInterval of(Span span) {
    @Nullable SpanByInterval counted = bySpan.get(span);
    if (counted == null) {
      throw new IllegalArgumentException("no promise has a limit for " + span);
    }
    return counted;
  }

  /** Adds another one's numbers; both must have the same limits and intervals. */
  void merge(SpansByInterval other) {
    bySpan.forEach((span, counted) -> counted.merge(other.of(span)));
  }
}
