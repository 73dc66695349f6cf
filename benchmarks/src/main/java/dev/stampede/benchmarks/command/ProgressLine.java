package dev.stampede.benchmarks.command;

import java.io.PrintStream;

/** One line on a terminal that says how far the benchmarks have come. */
final class ProgressLine implements Measurer.ForkListener {

  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final PrintStream err;
  private final boolean shown;
  private final long start = System.nanoTime();

  ProgressLine(PrintStream err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  @Override
  public void starts(Task task, int done, int all) {
    if (shown) {
      long elapsed = (System.nanoTime() - start) / NANOS_PER_SECOND;
      String left = done == 0 ? "" : ", about %d s left".formatted(elapsed * (all - done) / done);
      err.print("%sbench: %s (%d of %d%s)".formatted(CLEAR_LINE, task.work(), done, all, left));
      err.flush();
    }
  }

  /** Takes the line away. */
  void clear() {
    if (shown) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
