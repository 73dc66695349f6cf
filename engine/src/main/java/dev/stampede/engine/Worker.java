package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/**
 * Executes one partition in step with the other workers: takes in messages, handles the events of a
 * window, hands over messages, meets the others. All workers see the same reports at a meeting, so
 * all take the same decision without anybody to take it for them.
 */
final class Worker implements Runnable {

  /** How a stretch of a run ends. */
  enum End {
    /** All events were handled. */
    DONE,
    /** Somebody stopped the run, or a worker failed. */
    STOPPED,
    /** It is time to look at the placement again. */
    REVIEW
  }

  /**
   * What meeting once costs a worker, in events: about two microseconds of spinning, looking into
   * channels and waiting for the slower ones.
   */
  static final long MEETING_COST = 30;

  private final int index;
  private final Partition partition;
  private final PartitionedRun run;
  private final Window window;

  private long handledBefore;
  private @Nullable Failure failure;
  private End end = End.STOPPED;

  Worker(int index, Partition partition, PartitionedRun run, Window window) {
    this.index = index;
    this.partition = partition;
    this.run = run;
    this.window = window;
    this.handledBefore = partition.loop().handled();
  }

  End end() {
    return end;
  }

  @Nullable Failure failure() {
    return failure;
  }

  /** Works until the stretch ends; whatever happens, it leaves nobody waiting. */
  @Override
  public void run() {
    try {
      meetUntilTheEnd();
    } catch (Throwable e) { // not by a process: those are caught below
      fail(e);
      run.barrier().abandon();
    }
  }

  private void meetUntilTheEnd() {
    Reports reports = run.reports();
    long work = 0;
    for (long meeting = 1; ; meeting++) {
      long earliest = handleWindow();
      long handled = partition.loop().handled();
      boolean ends = failure != null || run.isStopped();
      reports.write(index, meeting, earliest, handled - handledBefore, ends);
      handledBefore = handled;
      if (!run.barrier().await(index, meeting) || reports.anyEnds(meeting)) {
        return; // as stopped
      }
      if (index == 0) {
        run.showProgress(window.last());
      }
      long mostHandled = reports.mostHandled(meeting);
      work += mostHandled + MEETING_COST;
      if (window.isLast() || work > run.workUntilReview()) {
        end = window.isLast() ? End.DONE : End.REVIEW;
        return;
      }
      window.advance(reports.earliest(meeting), mostHandled);
    }
  }

  /** Returns the time of the earliest event left here or handed over. */
  private long handleWindow() {
    try {
      partition.receive();
      handleEvents();
      return partition.handOver();
    } catch (Throwable e) {
      fail(e);
      return Long.MAX_VALUE;
    }
  }

  /**
   * Goes to the end of the window, or until beyond another worker's failure. A stop waits for the
   * end of the window, unless a process keeps time from advancing.
   */
  private void handleEvents() {
    EventLoop loop = partition.loop();
    while (loop.runBatch(window.last())) {
      boolean tooLong = loop.handled() - handledBefore > Window.MOST_EVENTS;
      if (loop.nextTime() > run.failedAt() || (tooLong && run.isStopped())) {
        return;
      }
    }
  }

  private void fail(Throwable e) {
    EventLoop loop = partition.loop();
    failure = new Failure(loop.now(), loop.failedOrder(), e);
    run.failed(loop.now());
  }
}
