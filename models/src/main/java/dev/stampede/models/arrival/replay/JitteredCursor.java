package dev.stampede.models.arrival.replay;

import dev.stampede.engine.random.RandomStream;
import java.util.Arrays;

/**
 * A trace whose rows of one time are spread evenly by chance over the time after it, up to the next
 * row's: rows keep their order. What was rounded down to whole seconds is Poisson within them
 * again.
 */
final class JitteredCursor implements ChangedCursor {

  /** Rows of one time that are spread together; of more, each so many on their own. */
  private static final int MOST = 1 << 20;

  private final TraceCursor trace;
  private final long jitter;
  private final RandomStream random;

  private long[] times = new long[16];
  private int[] input = new int[16];
  private int[] output = new int[16];
  private int[] cached = new int[16];

  private int count;
  private int at = -1;
  private boolean ahead;
  private boolean begun;
  private long last;

  JitteredCursor(TraceCursor trace, long jitterNanos, RandomStream random) {
    this.trace = trace;
    this.jitter = jitterNanos;
    this.random = random;
  }

  @Override
  public boolean next() {
    at++;
    return at < count || gather();
  }

  /** Reads the rows of the next time, and the one after them, at which the trace stays. */
  private boolean gather() {
    if (!begun) {
      ahead = trace.next();
      begun = true;
    }
    if (!ahead) {
      at = count;
      return false;
    }
    long time = trace.offsetNanos();
    count = 0;
    while (ahead && trace.offsetNanos() == time && count < MOST) {
      add();
      ahead = trace.next();
    }
    long room = ahead ? Math.min(jitter, trace.offsetNanos() - time) : jitter;
    for (int i = 0; i < count; i++) {
      times[i] = Math.max(last, time + (long) (random.nextUniform() * room));
    }
    Arrays.sort(times, 0, count);
    last = times[count - 1];
    at = 0;
    return true;
  }

  private void add() {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      input = Arrays.copyOf(input, 2 * count);
      output = Arrays.copyOf(output, 2 * count);
      cached = Arrays.copyOf(cached, 2 * count);
    }
    input[count] = trace.inputTokens();
    output[count] = trace.outputTokens();
    cached[count] = trace.cachedTokens();
    count++;
  }

  @Override
  public void seek(long nanos) {
    throw new UnsupportedOperationException("what is spread runs from its start");
  }

  @Override
  public long offsetNanos() {
    return times[at];
  }

  @Override
  public int inputTokens() {
    return input[at];
  }

  @Override
  public int outputTokens() {
    return output[at];
  }

  @Override
  public int cachedTokens() {
    return cached[at];
  }

  @Override
  public TraceCursor trace() {
    return trace;
  }
}
