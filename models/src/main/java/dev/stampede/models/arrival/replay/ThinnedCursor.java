package dev.stampede.models.arrival.replay;

import dev.stampede.engine.random.RandomStream;

/** Some rows of a trace: each by chance of its own. */
final class ThinnedCursor implements ChangedCursor {
  private final TraceCursor trace;
  private final double share;
  private final RandomStream random;

  ThinnedCursor(TraceCursor trace, double share, RandomStream random) {
    this.trace = trace;
    this.share = share;
    this.random = random;
  }

  @Override
  public boolean next() {
    while (trace.next()) {
      if (random.nextUniform() < share) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void seek(long nanos) {
    trace.seek(nanos);
  }

  @Override
  public long offsetNanos() {
    return trace.offsetNanos();
  }

  @Override
  public TraceCursor trace() {
    return trace;
  }
}
