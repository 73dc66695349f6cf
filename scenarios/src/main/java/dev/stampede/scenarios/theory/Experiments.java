package dev.stampede.scenarios.theory;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.experiment.Experimenter;
import dev.stampede.scenarios.experiment.ProgressListener;
import dev.stampede.scenarios.experiment.Scenario;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs a scenario many times, each time with another seed, in one thread each and as many side by
 * side as asked for. It takes the way of every scenario: its text is read, simulated, added up and
 * judged.
 */
final class Experiments {

  /** No study has a preset that could be too old. */
  private static final LocalDate TODAY = LocalDate.EPOCH;

  /** Keeps the seeds of experiments of different sizes apart. */
  private static final long SEEDS_A_SIZE = 1_000_000;

  private static final ProgressListener SILENT = (done, trials, all) -> {};

  private final int jobs;
  private final Progress progress;

  /**
   * Prepares experiments.
   *
   * @param jobs how many run side by side, at least 1
   */
  Experiments(int jobs, Progress progress) {
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * Runs a scenario {@code count} times with seeds that follow on {@code replications} million.
   *
   * @param what the progress is told they are about
   * @param reads what is kept of each
   * @return what was kept, in the order of the seeds
   */
  <T> List<T> run(
      String what, String text, int replications, int count, Function<Summary, T> reads) {
    Scenario scenario = scenario(text).withReplications(replications);
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        Scenario seeded = scenario.withSeed(replications * SEEDS_A_SIZE + i);
        futures.add(pool.submit(() -> reads.apply(summary(seeded))));
      }
      List<T> kept = new ArrayList<>();
      for (Future<T> future : futures) {
        kept.add(future.get());
        progress.ended(what, kept.size(), count);
      }
      return kept;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an experiment of '%s' failed".formatted(what), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Summary summary(Scenario scenario) {
    Experiment experiment = new Experimenter(scenario, 1).run(SILENT).orElseThrow();
    return experiment.summary();
  }

  private static Scenario scenario(String text) {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("theory.yaml", text), List.of(), Path.of(""), TODAY, problems);
    if (scenario == null) {
      throw new IllegalStateException(problems.render());
    }
    return scenario;
  }
}
