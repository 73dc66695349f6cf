package dev.stampede.benchmarks.model;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A number that goes to another thread and comes back: what two cores need at least to tell each
 * other anything. Each writes a cache line of its own.
 */
final class RoundTrips implements Floor {

  private static final int THERE = 16;
  private static final int BACK = 48;
  private static final long END = -1;

  private final AtomicLongArray lines = new AtomicLongArray(64);
  private final Thread echo = new Thread(this::echo, "echo");
  private long sent;

  RoundTrips() {
    echo.setDaemon(true);
    echo.start();
  }

  private void echo() {
    for (long seen = 0; seen != END; ) {
      long now = lines.getAcquire(THERE);
      if (now == seen) {
        Thread.onSpinWait();
      } else {
        seen = now;
        lines.setRelease(BACK, now);
      }
    }
  }

  @Override
  public long run(int times) {
    for (int i = 0; i < times; i++) {
      lines.setRelease(THERE, ++sent);
      while (lines.getAcquire(BACK) != sent) {
        Thread.onSpinWait();
      }
    }
    return sent;
  }

  @Override
  public void close() {
    lines.setRelease(THERE, END);
  }
}
