package dev.stampede.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of a run on several partitions, each executed by a worker on a thread of its own; the
 * caller is the first. No thread outlives the stretch.
 */
final class PartitionedRun {

  private final Simulation simulation;
  private final List<Worker> workers = new ArrayList<>();
  private final Barrier barrier;
  private final Reports reports;
  private final long workUntilReview;
  private volatile long failedAt = Long.MAX_VALUE;

  /**
   * Prepares a stretch.
   *
   * @param untilNanos time of the last event to be handled
   * @param workUntilReview after how many events of the busiest worker to look at the placement
   */
  PartitionedRun(
      Simulation simulation, Partitions partitions, long untilNanos, long workUntilReview) {
    this.simulation = simulation;
    this.barrier = new Barrier(partitions.count());
    this.reports = new Reports(partitions.count());
    this.workUntilReview = workUntilReview;
    for (Partition partition : partitions.all()) {
      Window window = new Window(partitions.now(), untilNanos, partitions.lookahead());
      workers.add(new Worker(workers.size(), partition, this, window));
    }
  }

  /**
   * Executes the stretch.
   *
   * @return how it ended
   * @throws RuntimeException or an {@code Error}, what the first event that failed threw
   */
  Worker.End execute() {
    List<Thread> threads = new ArrayList<>();
    try {
      for (Worker worker : workers.subList(1, workers.size())) {
        Thread thread = new Thread(worker, "stampede-worker-" + (threads.size() + 1));
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      workers.get(0).run();
    } catch (Throwable e) { // a thread that could not be started
      barrier.abandon();
      throw e;
    } finally {
      join(threads);
    }
    throwFirstFailure();
    return workers.get(0).end();
  }

  /** Waits for all, and leaves an interrupt for whoever asks about it afterwards. */
  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFirstFailure() {
    Failure first = null;
    for (Worker worker : workers) {
      Failure failure = worker.failure();
      if (failure != null && (first == null || failure.isBefore(first))) {
        first = failure;
      }
    }
    if (first != null) {
      throw first.rethrow();
    }
  }

  /** One for each partition. */
  List<Worker> workers() {
    return workers;
  }

  Barrier barrier() {
    return barrier;
  }

  Reports reports() {
    return reports;
  }

  long workUntilReview() {
    return workUntilReview;
  }

  boolean isStopped() {
    return simulation.isStopped();
  }

  void showProgress(long timeNanos) {
    simulation.showProgress(timeNanos);
  }

  /** Time of the earliest failure that is known of. */
  long failedAt() {
    return failedAt;
  }

  /**
   * Tells the other workers not to go beyond a failure. Of two failures at once the later one may
   * stay here; then others only do more than they had to.
   */
  void failed(long timeNanos) {
    if (timeNanos < failedAt) {
      failedAt = timeNanos;
    }
  }
}
