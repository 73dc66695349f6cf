package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.experiments.chunk.UnfitResults;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.scenarios.session.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers plans with results that were found elsewhere. A plan of which not all are there is not
 * run: nothing of it is delivered, and it is written down as wanted.
 */
public final class Elsewhere implements Workplace {

  private final Optional<PlanFolder> folder;
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<String> damages = new ArrayList<>();
  private boolean asked;
  private boolean changed;

  /** A place with the results of a folder; none if there is no folder yet. */
  public Elsewhere(Optional<PlanFolder> folder) {
    this.folder = folder;
  }

  @Override
  public Executor executor(int jobs, ScenarioLanguage language) {
    return (plan, receiver, cancellation) ->
        run(plan, Wanted.of(plan, language), receiver, cancellation);
  }

  @Override
  public boolean lacks() {
    return !wanted.isEmpty();
  }

  /** The plans that were asked for and are not complete, in their order. */
  public List<Wanted> wanted() {
    return List.copyOf(wanted);
  }

  /** What is wrong with results that were there. */
  public List<String> damages() {
    return List.copyOf(damages);
  }

  /** Whether what is asked is not what the folder was made for: the first plan is another one. */
  public boolean isChanged() {
    return changed;
  }

  private void run(Plan plan, Wanted asks, TrialReceiver receiver, Cancellation cancellation) {
    if (folder.isEmpty()) {
      wanted.add(asks);
      return;
    }
    PlanFolder from = folder.get();
    changed |= !asked && !from.has(asks);
    asked = true;
    List<Chunk> chunks = Chunk.cut(plan, from.question().trials());
    if (!chunks.stream().allMatch(chunk -> from.has(asks, chunk))) {
      wanted.add(asks);
      return;
    }
    try {
      for (int i = 0; i < chunks.size() && !cancellation.isRequested(); i++) {
        ChunkResults.deliver(from.results(asks, chunks.get(i)), chunks.get(i), receiver);
        receiver.progress((i + 1.0) / chunks.size());
      }
    } catch (UnfitResults e) {
      damages.add(String.valueOf(e.getMessage()));
      wanted.add(asks);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was found: " + e.getMessage(), e);
    }
  }
}
