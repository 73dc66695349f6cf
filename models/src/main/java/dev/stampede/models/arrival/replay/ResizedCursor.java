package dev.stampede.models.arrival.replay;

import dev.stampede.engine.random.RandomStream;

/** A trace whose rows have lengths drawn among those of all. */
final class ResizedCursor implements ChangedCursor {
  private final TraceCursor trace;
  private final Sizes sizes;
  private final RandomStream random;
  private int drawn;

  /**
   * Creates a cursor.
   *
   * @param sizes at least one
   */
  ResizedCursor(TraceCursor trace, Sizes sizes, RandomStream random) {
    this.trace = trace;
    this.sizes = sizes;
    this.random = random;
  }

  @Override
  public boolean next() {
    drawn = (int) (random.nextUniform() * sizes.size());
    return trace.next();
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
  public int inputTokens() {
    return sizes.input(drawn);
  }

  @Override
  public int outputTokens() {
    return sizes.output(drawn);
  }

  @Override
  public int cachedTokens() {
    return sizes.cached(drawn);
  }

  @Override
  public TraceCursor trace() {
    return trace;
  }
}
