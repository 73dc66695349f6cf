package dev.stampede.cluster;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkPlace;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.TrialFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * One run of some chunks of a plan on Spark: jobs of some chunks each, a few of them under way. The
 * thread on which Spark tells of a result only puts it into a queue. No job is begun that is far
 * ahead of the first chunk that has not come, so that few results wait to be added up.
 */
final class SparkRun {

  private static final long PROGRESS_NANOS = 100_000_000L;
  private static final long LONELY_NANOS = 30_000_000_000L;
  private static final long LEAVING_NANOS = 5_000_000_000L;

  /** Chunks of a job for each core, and at least so many. */
  private static final int CHUNKS_FOR_CORE = 2;

  private static final int FEWEST_CHUNKS = 16;

  /** Jobs that may be under way: while a lost chunk is waited for, others go on. */
  private static final int JOBS = 4;

  private final Spark spark;
  private final Plan plan;
  private final List<Chunk> chunks;
  private final long allTrials;
  private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
  private final List<SimpleFutureAction<BoxedUnit>> jobs = new ArrayList<>();
  private final BitSet ended = new BitSet();
  private int submitted;
  private long trials;

  /** A chunk that has come back. */
  private record Arrived(int chunk, ChunkOutcome outcome) {}

  /**
   * Prepares the run.
   *
   * @param chunks at least one
   */
  SparkRun(Spark spark, Plan plan, List<Chunk> chunks) {
    this.spark = spark;
    this.plan = plan;
    this.chunks = chunks;
    this.allTrials = chunks.stream().mapToLong(Chunk::trials).sum();
  }

  /** Runs the chunks until all have come, one has failed, Spark has ended, or it is cancelled. */
  void run(ChunkPlace.Receiver receiver, Cancellation cancellation) {
    Broadcast<SharedPlan> shared = spark.share(plan);
    long start = System.nanoTime();
    long lastProgress = start;
    boolean lonely = false;
    try {
      while (ended.cardinality() < chunks.size() && !cancellation.isRequested()) {
        submit(shared);
        Arrived next = next();
        if (next != null) {
          receive(next, receiver);
        } else {
          checkJobs();
        }
        long now = System.nanoTime();
        if (now - lastProgress > PROGRESS_NANOS) {
          lastProgress = now;
          receiver.progress((double) trials / allTrials);
        }
        if (!lonely && now - start > LONELY_NANOS) {
          lonely = true;
          spark.noteIfAlone();
        }
      }
      for (Arrived last = arrived.poll(); last != null; last = arrived.poll()) {
        receive(last, receiver);
      }
    } finally {
      leave(shared);
    }
  }

  private void submit(Broadcast<SharedPlan> shared) {
    int most = Math.max(FEWEST_CHUNKS, CHUNKS_FOR_CORE * spark.cores());
    while (submitted < chunks.size() && submitted - ended.nextClearBit(0) <= (JOBS - 1) * most) {
      int first = submitted;
      int last = Math.min(chunks.size(), first + most);
      RDD<ChunkRange> partitions = spark.partitions(chunks.subList(first, last));
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < last - first; i++) {
        all.add(i);
      }
      jobs.add(
          spark
              .context()
              .submitJob(
                  partitions,
                  new ChunkTask(shared),
                  CollectionConverters.asScala(all).toSeq(),
                  (partition, outcome) -> {
                    arrived.add(new Arrived(first + (int) partition, outcome));
                    return BoxedUnit.UNIT;
                  },
                  () -> BoxedUnit.UNIT));
      submitted = last;
    }
  }

  private @Nullable Arrived next() {
    try {
      return arrived.poll(PROGRESS_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String message = "interrupted while Spark runs";
      throw new UncheckedIOException(message, new IOException(message, e));
    }
  }

  private void receive(Arrived next, ChunkPlace.Receiver receiver) {
    Chunk chunk = chunks.get(next.chunk);
    ChunkOutcome.Failure failure = next.outcome.failure();
    byte[] results = next.outcome.results();
    if (failure != null) {
      throw failed(failure);
    }
    if (results != null && !ended.get(next.chunk)) {
      ended.set(next.chunk);
      trials += chunk.trials();
      receiver.ended(chunk, results);
    }
  }

  private TrialFailure failed(ChunkOutcome.Failure failure) {
    TrialKey key = plan.key(failure.trial());
    RuntimeException cause =
        failure.ofFile()
            ? new UncheckedIOException(failure.cause(), new IOException(failure.cause()))
            : new FailedElsewhere(failure.cause(), failure.stack());
    return new TrialFailure(plan, key, cause);
  }

  /** Jobs whose results have all come are forgotten; one that has failed ends the run. */
  private void checkJobs() {
    for (SimpleFutureAction<BoxedUnit> job : jobs) {
      if (job.isCompleted() && job.value().get().isFailure() && arrived.isEmpty()) {
        Throwable cause = job.value().get().failed().get();
        String message =
            "Spark at %s has ended the run: %s".formatted(spark.master(), firstWords(cause));
        throw new UncheckedIOException(message, new IOException(message, cause));
      }
    }
    jobs.removeIf(job -> job.isCompleted() && job.value().get().isSuccess());
  }

  /** Spark's messages have a stack below them. */
  private static String firstWords(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  /** Nothing of it runs any more afterwards, unless an executor hangs. */
  private void leave(Broadcast<SharedPlan> shared) {
    if (spark.context().isStopped()) {
      return;
    }
    boolean complete = ended.cardinality() == chunks.size();
    if (!complete) {
      jobs.forEach(SimpleFutureAction::cancel);
      long start = System.nanoTime();
      while (isUnderWay() && System.nanoTime() - start < LEAVING_NANOS) {
        LockSupport.parkNanos(PROGRESS_NANOS);
      }
    }
    shared.destroy();
  }

  private boolean isUnderWay() {
    return !jobs.stream().allMatch(SimpleFutureAction::isCompleted) || spark.isBusy();
  }
}
