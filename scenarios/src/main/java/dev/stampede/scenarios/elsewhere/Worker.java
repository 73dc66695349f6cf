package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.chunk.UnfitResults;
import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.language.YamlScenarios;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs chunks of a folder. */
public final class Worker {

  private final PlanFolder folder;
  private final int jobs;
  private final YamlScenarios language = YamlScenarios.anyDay();

  /** The plan of the chunk that was run last, by its hash, and its scenarios that were read. */
  private String hash = "";

  private Optional<Wanted> plan = Optional.empty();
  private final Map<ScenarioText, TrialSpec> read = new HashMap<>();

  /**
   * Prepares a worker.
   *
   * @param jobs threads to use, at least 1
   */
  public Worker(PlanFolder folder, int jobs) {
    this.folder = folder;
    this.jobs = jobs;
  }

  /**
   * Runs a chunk and keeps its results, unless they are there, and whole.
   *
   * @return whether they are there now: false if it was cancelled
   * @throws InvalidScenario if a scenario, or a file that it names, is not what it was when the
   *     plan was made
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public boolean run(Piece piece, ProgressListener progress, Cancellation cancellation)
      throws IOException {
    Wanted wanted = plan(piece);
    Chunk chunk = new Chunk(wanted.plan(), piece.from(), piece.until());
    if (isThere(piece, wanted, chunk)) {
      return true;
    }
    Optional<byte[]> results =
        new ChunkRunner(jobs, text -> read.computeIfAbsent(text, t -> read(t, wanted)))
            .run(chunk, progress, cancellation);
    if (results.isPresent()) {
      folder.keep(piece, results.get());
    }
    return results.isPresent();
  }

  private Wanted plan(Piece piece) throws IOException {
    Optional<Wanted> known = plan.filter(last -> hash.equals(piece.plan()));
    if (known.isPresent()) {
      return known.get();
    }
    Wanted next = folder.plan(piece);
    plan = Optional.of(next);
    hash = piece.plan();
    read.clear();
    return next;
  }

  private boolean isThere(Piece piece, Wanted wanted, Chunk chunk) throws IOException {
    try {
      return folder.isDone(piece) && folder.results(wanted, chunk).length > 0;
    } catch (UnfitResults | NoSuchFileException e) { // another worker may have found it first
      return false;
    }
  }

  private TrialSpec read(ScenarioText text, Wanted wanted) {
    Scenario scenario = language.read(text);
    if (!scenario.sha256().equals(wanted.hashOf(text))) {
      throw new InvalidScenario(
          "stampede: error: a file that %s names has changed since the plan was made\n"
              .formatted(text.name()));
    }
    return scenario.trial();
  }
}
