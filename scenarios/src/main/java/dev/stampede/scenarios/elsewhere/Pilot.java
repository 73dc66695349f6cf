package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.TrialSpecs;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries how long trials take, so that a chunk is some seconds of work.
 *
 * @param seconds of a chunk, above 0
 */
public record Pilot(TrialSpecs specs, double seconds) {

  /** More would take the memory of a worker, and of who collects them, without any gain. */
  private static final int MOST_TRIALS = 4096;

  /** The first run of a trial is slower than all later ones: the code is cold. */
  private static final int MOST_RUNS = 5;

  private static final double ENOUGH_SECONDS = 1;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Returns how many trials of some plans are so many seconds of work on one core, in the mean of
   * the first trial, one in the middle and the last one; at least 1.
   */
  public int trials(List<Wanted> wanted) {
    Wanted middle = wanted.get(wanted.size() / 2);
    Wanted last = wanted.get(wanted.size() - 1);
    double mean =
        Stream.of(
                alone(wanted.get(0), 0),
                alone(middle, middle.plan().trials() / 2),
                alone(last, last.plan().trials() - 1))
            .distinct()
            .mapToDouble(this::secondsOf)
            .average()
            .orElseThrow();
    return (int) Math.max(1, Math.min(MOST_TRIALS, Math.round(seconds / mean)));
  }

  private static Chunk alone(Wanted wanted, int trial) {
    return new Chunk(wanted.plan(), trial, trial + 1).alone();
  }

  private double secondsOf(Chunk trial) {
    ChunkRunner runner = new ChunkRunner(1, specs);
    double least = Double.POSITIVE_INFINITY;
    double all = 0;
    for (int run = 0; run < MOST_RUNS && all < ENOUGH_SECONDS; run++) {
      double took = run(trial, runner);
      least = Math.min(least, took);
      all += took;
    }
    return least;
  }

  /** A trial that takes longer than a chunk should is not run to its end. */
  private double run(Chunk trial, ChunkRunner runner) {
    long start = System.nanoTime();
    Cancellation cancellation = new Cancellation();
    runner.run(
        trial,
        (done, trials, allTrials) -> {
          if (since(start) > seconds) {
            cancellation.request();
          }
        },
        cancellation);
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
