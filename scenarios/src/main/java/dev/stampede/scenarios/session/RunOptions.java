package dev.stampede.scenarios.session;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.chunk.ChunkStore;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Settled;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.scenarios.executor.ChunkSize;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How trials are run: the same for every command that answers a question by running them. */
public final class RunOptions {

  @Mixin private JobOptions jobOptions = new JobOptions();
  @Mixin private ExecutorOptions executorOptions = new ExecutorOptions();

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = Deadline.After.class,
      description =
          "end the run after this time, as in 90s or 2h: what is complete is written and marked as"
              + " partial")
  private @Nullable Deadline timeLimit;

  /** Where trials run if that is not here; null if it is. */
  private @Nullable ClusterLink link;

  private ChunkStore store = ChunkStore.NOTHING;

  /** Threads, and whether progress is shown. */
  public JobOptions jobs() {
    return jobOptions;
  }

  /** Whether the time is over that the run may take. */
  public boolean isTimeOver() {
    return timeLimit != null && timeLimit.isOver();
  }

  /** Prints what is wrong, and returns the exit code. */
  public int check(Terminal terminal) {
    int code = jobOptions.check(terminal);
    if (code == ExitCode.OK) {
      code = executorOptions.check(terminal);
    }
    if (code == ExitCode.OK) {
      link =
          executorOptions
              .kind()
              .map(kind -> new ClusterLink(kind, executorOptions.master(), terminal::note))
              .orElse(null);
    }
    return code;
  }

  /** Whether trials run on threads of this process. */
  boolean isLocal() {
    return link == null;
  }

  /** Has what runs elsewhere kept chunk by chunk, from the next plan on. */
  void keepIn(ChunkStore newStore) {
    store = newStore;
  }

  /** Returns what runs the trials of scenarios, with what reads their texts. */
  public Executor executor(ScenarioLanguage language) {
    return link == null
        ? jobOptions.executor(language)
        : link.executor(new ChunkSize(language), store);
  }

  /** Returns what has scenarios run that have been read already. */
  public EvidenceSource evidence() {
    return new Sited(this);
  }

  /** Where a command has scenarios run; a cluster has many cores, each of which takes some. */
  private record Sited(RunOptions options) implements EvidenceSource {

    private static final int TOGETHER = 4096;

    @Override
    public Optional<List<Evidence>> evidence(
        ScenarioBatch batch, ProgressListener listener, Cancellation cancellation) {
      return new Experimenter(options.executor(batch)).evidence(batch, listener, cancellation);
    }

    @Override
    public List<Optional<Settled>> settled(
        ScenarioBatch batch,
        Precision precision,
        ProgressListener listener,
        Cancellation cancellation) {
      return new Experimenter(options.executor(batch))
          .settled(batch, precision, listener, cancellation);
    }

    @Override
    public int together() {
      return options.isLocal() ? EvidenceSource.super.together() : TOGETHER;
    }
  }

  /** Leaves where trials ran. */
  void leave() {
    if (link != null) {
      link.close();
    }
  }
}
