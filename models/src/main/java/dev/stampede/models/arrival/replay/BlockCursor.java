package dev.stampede.models.arrival.replay;

import dev.stampede.engine.random.RandomStream;

/** A trace of which blocks were drawn anew; see {@link Blocks}. */
final class BlockCursor implements ChangedCursor {
  private final TraceCursor trace;
  private final Blocks blocks;
  private final long length;
  private final RandomStream random;

  private long place;
  private long start;
  private long end;
  private boolean open;

  /**
   * Creates a cursor.
   *
   * @param length of the trace, after its last row
   */
  BlockCursor(TraceCursor trace, Blocks blocks, long length, RandomStream random) {
    this.trace = trace;
    this.blocks = blocks;
    this.length = length;
    this.random = random;
  }

  @Override
  public boolean next() {
    while (true) {
      if (open && trace.next() && trace.offsetNanos() < end) {
        return true;
      }
      place = open ? place + blocks.blockNanos() : 0;
      if (place >= length) {
        return false;
      }
      draw();
      open = true;
    }
  }

  private void draw() {
    long block = Math.min(blocks.blockNanos(), length - place);
    long first = Math.max(0, place - blocks.withinNanos());
    long last = Math.min(length - block, place + blocks.withinNanos());
    start = first + (long) (random.nextUniform() * (last - first + 1));
    end = start + block;
    trace.seek(start);
  }

  /** Only to the start, for another turn with other blocks. */
  @Override
  public void seek(long nanos) {
    if (nanos != 0) {
      throw new IllegalArgumentException(
          "blocks (%d) are drawn from the start on".formatted(nanos));
    }
    open = false;
  }

  @Override
  public long offsetNanos() {
    return place + (trace.offsetNanos() - start);
  }

  @Override
  public TraceCursor trace() {
    return trace;
  }
}
