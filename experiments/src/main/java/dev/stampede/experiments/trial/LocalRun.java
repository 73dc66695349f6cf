package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan on threads. Workers take the next trial by a counter and hand its result over
 * through a bounded multi-producer single-consumer queue; nobody holds a lock. No worker begins a
 * trial that is far ahead of the first one that has not ended, so that few results wait to be added
 * up in the order of the plan.
 */
final class LocalRun {

  private static final int QUEUE_CAPACITY = 64;

  /** Trials that may be begun beyond the first that has not ended, for each worker. */
  private static final int AHEAD = 64;

  private static final long IDLE_NANOS = 1_000_000;
  private static final long PROGRESS_NANOS = 100_000_000;

  private final Plan plan;
  private final List<TrialSpec> specs;
  private final int from;
  private final int trials;
  private final List<TrialKey> firstReplication;
  private final int workers;
  private final int workersOfTrial;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<@Nullable Running> running;
  private final MpscAtomicArrayQueue<Object> results = new MpscAtomicArrayQueue<>(QUEUE_CAPACITY);
  private final BitSet ended = new BitSet();
  private volatile int firstMissing;
  private volatile boolean stopped;
  private volatile boolean collecting = true;

  /** A trial under way. */
  private record Running(Trial trial, long durationNanos) {

    double done() {
      return Math.min(1, (double) trial.progressNanos() / durationNanos);
    }
  }

  /** A trial that has ended. */
  private record Ended(TrialKey key, TrialResult result) {}

  /**
   * Prepares the run.
   *
   * @param from place of the first trial that is run among all of the plan
   * @param trials how many are run, at least 1
   * @param specs of each variant
   * @param workers threads to use, at least 1
   */
  LocalRun(Plan plan, int from, int trials, List<TrialSpec> specs, int workers) {
    this.plan = plan;
    this.specs = specs;
    this.from = from;
    this.trials = trials;
    this.firstReplication = plan.keys().limit(plan.trialsOfReplication()).toList();
    this.workers = Math.min(workers, trials);
    this.workersOfTrial = workers / this.workers;
    this.running = new AtomicReferenceArray<>(this.workers);
  }

  /** Runs the trials until all have ended, one has failed, or it is cancelled. */
  void run(TrialReceiver receiver, Cancellation cancellation) {
    stopped = cancellation.isRequested();
    List<Thread> threads = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int number = worker;
      Thread thread = new Thread(() -> work(number), "trials-" + number);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    try {
      collect(threads, receiver, cancellation);
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

  private void stop() {
    stopped = true;
    for (int i = 0; i < running.length(); i++) {
      Running under = running.get(i);
      if (under != null) {
        under.trial.stop();
      }
    }
  }

  private void work(int worker) {
    try {
      for (int i = next.getAndIncrement(); i < trials && !stopped; i = next.getAndIncrement()) {
        awaitTurn(i);
        run(worker, key(from + i));
      }
    } catch (RuntimeException | Error e) { // the collector throws it on
      handOver(e);
    }
  }

  private void awaitTurn(int trial) {
    while (trial - firstMissing > AHEAD * workers && !stopped) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
  }

  private TrialKey key(int index) {
    TrialKey first = firstReplication.get(index % firstReplication.size());
    int replication = first.replication() + index / firstReplication.size();
    return new TrialKey(replication, first.variant(), first.architecture());
  }

  private void run(int worker, TrialKey key) {
    Trial trial;
    try {
      trial = trial(key);
    } catch (RuntimeException e) {
      throw new TrialFailure(plan, key, e);
    }
    // No try-with-resources: the JVM's one error for a full memory cannot be suppressed by itself.
    try {
      running.set(worker, new Running(trial, specs.get(key.variant()).durationNanos()));
      if (!stopped && trial.run(workersOfTrial)) {
        handOver(new Ended(key, trial.result()));
      }
    } catch (RuntimeException e) {
      throw new TrialFailure(plan, key, e);
    } finally {
      running.set(worker, null);
      trial.close();
    }
  }

  private Trial trial(TrialKey key) {
    TrialSpec spec = specs.get(key.variant());
    String name = plan.architecture(key);
    int architecture =
        spec.architectures().stream().map(ArchitectureSpec::name).toList().indexOf(name);
    if (architecture < 0) {
      throw new IllegalArgumentException("there is no architecture '%s'".formatted(name));
    }
    return new Trial(spec, architecture, plan.seed(), plan.numbers(key));
  }

  private void handOver(Object result) {
    while (!results.offer(result) && collecting) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
  }

  private void collect(List<Thread> threads, TrialReceiver receiver, Cancellation cancellation) {
    long lastProgress = System.nanoTime();
    boolean workersAlive = true;
    while (firstMissing < trials && workersAlive) {
      workersAlive = threads.stream().anyMatch(Thread::isAlive); // looked at before the queue
      Object result = results.poll();
      if (result != null) {
        receive(endedOf(result), receiver);
        workersAlive = true;
      } else {
        LockSupport.parkNanos(IDLE_NANOS);
      }
      // Between any two results: adding one up may take longer than running one.
      if (System.nanoTime() - lastProgress > PROGRESS_NANOS) {
        lastProgress = System.nanoTime();
        receiver.progress(done());
      }
      if (cancellation.isRequested() && !stopped) {
        stop();
      }
    }
  }

  private void receive(Ended trial, TrialReceiver receiver) {
    ended.set(plan.index(trial.key) - from);
    firstMissing = ended.nextClearBit(firstMissing);
    receiver.ended(trial.key, trial.result);
  }

  private static Ended endedOf(Object result) {
    if (result instanceof RuntimeException e) {
      throw e;
    }
    if (result instanceof Error e) {
      throw e;
    }
    return (Ended) result;
  }

  private double done() {
    double sum = ended.cardinality();
    for (int i = 0; i < running.length(); i++) {
      Running under = running.get(i);
      sum += under == null ? 0 : under.done();
    }
    return Math.min(1, sum / trials);
  }
}
