package dev.stampede.models.arrival.replay;

import java.util.List;

/** Several traces at once; of rows of one time, the earlier trace's come first. */
final class MergedCursor implements TraceCursor {
  private final TraceCursor[] traces;

  /** When the next row of each comes; {@link Long#MAX_VALUE} after its last. */
  private final long[] times;

  private int current;

  MergedCursor(List<TraceCursor> traces) {
    this.traces = traces.toArray(TraceCursor[]::new);
    this.times = new long[this.traces.length];
    this.current = -1;
  }

  @Override
  public boolean next() {
    if (current < 0) {
      for (int i = 0; i < traces.length; i++) {
        advance(i);
      }
    } else {
      advance(current);
    }
    current = 0;
    for (int i = 1; i < times.length; i++) {
      current = times[i] < times[current] ? i : current;
    }
    return times[current] != Long.MAX_VALUE;
  }

  private void advance(int i) {
    if (times[i] != Long.MAX_VALUE) {
      times[i] = traces[i].next() ? traces[i].offsetNanos() : Long.MAX_VALUE;
    }
  }

  @Override
  public void seek(long nanos) {
    for (int i = 0; i < traces.length; i++) {
      traces[i].seek(nanos);
      times[i] = 0;
    }
    current = -1;
  }

  @Override
  public long offsetNanos() {
    return traces[current].offsetNanos();
  }

  @Override
  public int inputTokens() {
    return traces[current].inputTokens();
  }

  @Override
  public int outputTokens() {
    return traces[current].outputTokens();
  }

  @Override
  public int cachedTokens() {
    return traces[current].cachedTokens();
  }

  @Override
  public void close() {
    for (TraceCursor trace : traces) {
      trace.close();
    }
  }
}
