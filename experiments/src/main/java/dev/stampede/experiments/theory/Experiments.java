package dev.stampede.experiments.theory;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.Summary;
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

  /** Keeps the seeds of experiments of different sizes apart. */
  private static final long SEEDS_A_SIZE = 1_000_000;

  private final ScenarioLanguage language;
  private final Seeds seeds;
  private final int jobs;
  private final Progress progress;

  /**
   * Prepares experiments.
   *
   * @param jobs how many run side by side, at least 1
   */
  Experiments(ScenarioLanguage language, Seeds seeds, int jobs, Progress progress) {
    this.language = language;
    this.seeds = seeds;
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
    Scenario scenario = language.read(ScenarioText.of(text)).withReplications(replications);
    return run(what, scenario, replications * SEEDS_A_SIZE, count, reads);
  }

  /**
   * Runs replications of a scenario, each as an experiment of its own.
   *
   * @param after their seeds follow on this number
   * @return what was kept, in the order of the seeds
   */
  <T> List<T> replications(
      String what, String text, long after, int count, Function<Summary, T> reads) {
    Scenario scenario = language.read(ScenarioText.of(text)).withReplications(1);
    return run(what, scenario, after, count, reads);
  }

  private <T> List<T> run(
      String what, Scenario scenario, long after, int count, Function<Summary, T> reads) {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        Scenario seeded = scenario.withSeed(seeds.of(after + i));
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
    Executor executor = new LocalExecutor(1, text -> scenario.trial());
    return new Experimenter(executor)
        .run(scenario, ProgressListener.NOBODY, new Cancellation())
        .orElseThrow()
        .summary();
  }
}
