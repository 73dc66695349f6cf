package dev.stampede.scenarios.experiment;

import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs all trials of a scenario on a number of threads and adds their results up on the calling
 * one. Trials run side by side as long as there are enough of them, because they need nothing of
 * each other; where there are fewer than threads, each runs on several.
 *
 * <p>Workers take the next trial by a counter and hand its result over through a bounded
 * multi-producer single-consumer queue; nobody holds a lock. Results are added up in the order of
 * the replications, whichever comes first, and a replication counts only when all its architectures
 * have run: so the figures have the same bits for any number of workers, and after an interruption
 * what is left is still paired.
 */
final class Replications {

  private static final int QUEUE_CAPACITY = 64;
  private static final long IDLE_NANOS = 1_000_000;
  private static final long PROGRESS_NANOS = 100_000_000;

  private final Scenario scenario;
  private final int workers;
  private final int architectures;
  private final int trials;
  private final int workersOfTrial;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<@Nullable Trial> running;
  private final MpscAtomicArrayQueue<Object> results = new MpscAtomicArrayQueue<>(QUEUE_CAPACITY);
  private final List<ArchitectureTally> tallies = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean collecting = true;

  /**
   * Prepares the trials.
   *
   * @param workers threads to use, at least 1
   */
  Replications(Scenario scenario, int workers) {
    this.scenario = scenario;
    this.architectures = scenario.trial().architectures().size();
    this.trials = architectures * scenario.replications();
    this.workers = Math.min(workers, trials);
    this.workersOfTrial = workers / this.workers;
    this.running = new AtomicReferenceArray<>(this.workers);
    for (int i = 0; i < architectures; i++) {
      tallies.add(new ArchitectureTally(scenario.trial()));
    }
  }

  /**
   * Runs the trials.
   *
   * @return replications that were completed: fewer than asked for only after {@link #stop()}
   */
  int run(ProgressListener listener) {
    List<Thread> threads = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int number = worker;
      Thread thread = new Thread(() -> work(number), "trials-" + number);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    try {
      return collect(threads, listener);
    } finally {
      stop();
      collecting = false;
      awaitEnd(threads); // what they hold is free before anybody says what went wrong
    }
  }

  private static void awaitEnd(List<Thread> threads) {
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  /** Ends all trials soon; may be called from any thread. */
  void stop() {
    stopped = true;
    for (int i = 0; i < running.length(); i++) {
      Trial trial = running.get(i);
      if (trial != null) {
        trial.stop();
      }
    }
  }

  /** The results of the architectures, in the scenario's order. */
  List<ArchitectureTally> tallies() {
    return tallies;
  }

  private void work(int worker) {
    try {
      for (int i = next.getAndIncrement(); i < trials && !stopped; i = next.getAndIncrement()) {
        int replication = i / architectures;
        run(worker, new Trial(scenario.trial(), i % architectures, scenario.seed(), replication));
      }
    } catch (RuntimeException | Error e) { // the collector throws it on
      handOver(e);
    }
  }

  private void run(int worker, Trial trial) {
    // No try-with-resources: the JVM's one error for a full memory cannot be suppressed by itself.
    try {
      running.set(worker, trial);
      if (!stopped && trial.run(workersOfTrial)) {
        handOver(trial.result());
      }
    } finally {
      running.set(worker, null);
      trial.close();
    }
  }

  private void handOver(Object result) {
    while (!results.offer(result) && collecting) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
  }

  private int collect(List<Thread> threads, ProgressListener listener) {
    @Nullable TrialResult[] waiting = new @Nullable TrialResult[trials];
    int added = 0;
    int arrived = 0;
    long lastProgress = System.nanoTime();
    boolean workersAlive = true;
    while (added < trials && workersAlive) {
      workersAlive = threads.stream().anyMatch(Thread::isAlive); // looked at before the queue
      for (Object result = results.poll(); result != null; result = results.poll()) {
        TrialResult trial = resultOf(result);
        waiting[index(trial)] = trial;
        arrived++;
        workersAlive = true;
      }
      while (added < trials && replicationIsThere(waiting, added)) {
        for (int i = 0; i < architectures; i++) {
          tallies.get(i).add(waiting[added]);
          waiting[added++] = null;
        }
      }
      if (System.nanoTime() - lastProgress > PROGRESS_NANOS) {
        lastProgress = System.nanoTime();
        listener.progress(done(arrived), arrived, trials);
      }
      LockSupport.parkNanos(IDLE_NANOS);
    }
    return added / architectures;
  }

  private static TrialResult resultOf(Object result) {
    if (result instanceof RuntimeException e) {
      throw e;
    }
    if (result instanceof Error e) {
      throw e;
    }
    return (TrialResult) result;
  }

  private int index(TrialResult trial) {
    int architecture = 0;
    while (!scenario
        .trial()
        .architectures()
        .get(architecture)
        .name()
        .equals(trial.architecture())) {
      architecture++;
    }
    return trial.replication() * architectures + architecture;
  }

  private boolean replicationIsThere(@Nullable TrialResult[] waiting, int first) {
    for (int i = 0; i < architectures; i++) {
      if (waiting[first + i] == null) {
        return false;
      }
    }
    return true;
  }

  private double done(int arrived) {
    double sum = arrived;
    for (int i = 0; i < running.length(); i++) {
      Trial trial = running.get(i);
      if (trial != null) {
        sum += Math.min(1, (double) trial.progressNanos() / scenario.trial().durationNanos());
      }
    }
    return Math.min(1, sum / trials);
  }
}
