package dev.stampede.cluster;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.Stampede;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * A plan where it is run. It is sent once to each executor, and each scenario is read there once,
 * however many chunks there are of it.
 */
final class SharedPlan implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final ShippedFiles files;

  /** Made on first use, in each process. */
  private transient volatile @Nullable Ready ready;

  private record Ready(Plan plan, TrialSpecs specs) {}

  SharedPlan(Plan plan, ShippedFiles files) {
    this.text = plan.encode();
    this.files = files;
  }

  /** Runs some of its trials; what one of them dies of is told, and not thrown. */
  ChunkOutcome run(ChunkRange range, TaskContext context) {
    try {
      Ready here = ready();
      return run(new Chunk(here.plan, range.from(), range.until()), here.specs, context);
    } catch (RuntimeException e) { // a scenario that cannot be read here, say
      return ChunkOutcome.of(failure(range.from(), e));
    }
  }

  private static ChunkOutcome run(Chunk chunk, TrialSpecs specs, TaskContext context) {
    Cancellation cancellation = new Cancellation();
    try {
      return new ChunkRunner(context.cpus(), specs)
          .run(
              chunk,
              (done, trials, allTrials) -> {
                if (context.isInterrupted()) {
                  cancellation.request();
                }
              },
              cancellation)
          .map(ChunkOutcome::of)
          .orElseGet(ChunkOutcome::cancelled);
    } catch (TrialFailure e) {
      Chunk alone = chunk.alone();
      int trial = alone.plan().index(e.key()) - alone.from() + chunk.from();
      return ChunkOutcome.of(failure(trial, Objects.requireNonNullElse(e.getCause(), e)));
    }
  }

  private static ChunkOutcome.Failure failure(int trial, Throwable cause) {
    boolean ofFile = cause instanceof UncheckedIOException;
    return new ChunkOutcome.Failure(
        trial,
        ofFile ? String.valueOf(cause.getMessage()) : cause.toString(),
        ofFile,
        cause.getStackTrace());
  }

  private Ready ready() {
    Ready known = ready;
    if (known == null) { // two tasks may make it at once: both are right
      TrialSpecs reading = Stampede.trialSpecs(files.places());
      Map<ScenarioText, TrialSpec> read = new ConcurrentHashMap<>();
      known = new Ready(Plan.parse(text), scenario -> read.computeIfAbsent(scenario, reading::of));
      ready = known;
    }
    return known;
  }
}
