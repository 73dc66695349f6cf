package dev.stampede.engine;

/**
 * What the workers tell each other when they meet at the {@link Barrier}. Each writes its report
 * before it comes and reads all of them after all have come, so all decide the same.
 *
 * <p>Reports are plain memory, ordered by the barrier, in two copies that take turns. Two are
 * enough: whoever writes its report for meeting n + 2, over the one for meeting n, has passed
 * meeting n + 1; so everybody has come to meeting n + 1, and read the reports of n before that.
 */
final class Reports {

  /** Longs between two reports: two cache lines, as processors fetch lines in pairs. */
  private static final int STRIDE = 16;

  private static final int EARLIEST = 0;
  private static final int HANDLED = 1;
  private static final int ENDS = 2;

  private final int workers;
  private final long[] values;

  Reports(int workers) {
    this.workers = workers;
    this.values = new long[(2 * workers + 2) * STRIDE];
  }

  /**
   * Writes a worker's report.
   *
   * @param earliest time of its next event, or of a message that it sent if that is earlier
   * @param handled events in the window
   * @param ends whether it wants the run to end here
   */
  void write(int worker, long meeting, long earliest, long handled, boolean ends) {
    int report = index(worker, meeting);
    values[report + EARLIEST] = earliest;
    values[report + HANDLED] = handled;
    values[report + ENDS] = ends ? 1 : 0;
  }

  /** Time of the earliest event of all. */
  long earliest(long meeting) {
    long earliest = Long.MAX_VALUE;
    for (int worker = 0; worker < workers; worker++) {
      earliest = Math.min(earliest, values[index(worker, meeting) + EARLIEST]);
    }
    return earliest;
  }

  /** Events of the worker that handled most. */
  long mostHandled(long meeting) {
    long most = 0;
    for (int worker = 0; worker < workers; worker++) {
      most = Math.max(most, values[index(worker, meeting) + HANDLED]);
    }
    return most;
  }

  /** Whether any worker wants the run to end. */
  boolean anyEnds(long meeting) {
    long ends = 0;
    for (int worker = 0; worker < workers; worker++) {
      ends |= values[index(worker, meeting) + ENDS];
    }
    return ends != 0;
  }

  /** The first and the last stride stay empty: something else may lie before and behind. */
  private int index(int worker, long meeting) {
    int copy = (int) (meeting & 1);
    return (2 * worker + copy + 1) * STRIDE;
  }
}
