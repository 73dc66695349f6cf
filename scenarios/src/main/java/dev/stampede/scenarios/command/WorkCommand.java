package dev.stampede.scenarios.command;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.scenarios.elsewhere.Piece;
import dev.stampede.scenarios.elsewhere.PlanFolder;
import dev.stampede.scenarios.elsewhere.Worker;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Interrupt;
import dev.stampede.scenarios.terminal.ProgressLine;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs chunks of a plan. */
@Command(
    name = "work",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run a chunk of a plan, or all that are not done. What is done is not done again; any number"
          + " of workers may be at it, and any of them may be killed.",
      "A worker needs this version of Stampede, the plan, and the files that scenarios name, under"
          + " the paths that they had. It ends with 3 if one of these has changed.",
      ""
    })
final class WorkCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "PLAN", description = "the folder that 'plan' has made")
  private @Nullable Path plan;

  @Option(
      names = "--chunk",
      paramLabel = "N",
      description =
          "the chunk to run, from 0 on, as in --chunk $$JOB_COMPLETION_INDEX or --chunk"
              + " $$SLURM_ARRAY_TASK_ID (default: all that are not done, one after the other)")
  private @Nullable Integer number;

  @Mixin private JobOptions jobOptions = new JobOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors")
  private boolean quiet;

  WorkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int code = jobOptions.check(terminal);
    if (code != ExitCode.OK) {
      return code;
    }
    try {
      PlanFolder folder = PlanFolder.open(plan == null ? Path.of("") : plan);
      int chunks = folder.pieces().size();
      if (number != null && (number < 0 || number >= chunks)) {
        terminal.error(
            "--chunk (%d) must be from 0 to %d: there are %d"
                .formatted(number, chunks - 1, chunks));
        return ExitCode.BAD_COMMAND_LINE;
      }
      return work(folder, number == null ? toDo(folder) : List.of(folder.pieces().get(number)));
    } catch (InvalidScenario e) {
      terminal.err().print(e.getMessage());
      return ExitCode.INVALID_SCENARIO;
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  /** In any order, so that several workers seldom do the same. */
  private static List<Piece> toDo(PlanFolder folder) {
    List<Piece> missing = new ArrayList<>(folder.missing());
    Collections.shuffle(missing);
    return missing;
  }

  private int work(PlanFolder folder, List<Piece> pieces) throws IOException {
    Cancellation cancellation = new Cancellation();
    Interrupt interrupt = Interrupt.calls(cancellation::request);
    try {
      Worker worker = new Worker(folder, jobOptions.jobs());
      for (Piece piece : pieces) {
        ProgressLine progress =
            new ProgressLine(
                terminal.err(),
                "chunk " + piece.number(),
                jobOptions.showsProgress(terminal) && !quiet);
        boolean done;
        try {
          done = worker.run(piece, progress, cancellation);
        } finally {
          progress.clear();
        }
        if (!done) {
          terminal.error("interrupted in chunk %d".formatted(piece.number()));
          return ExitCode.INTERRUPTED;
        }
      }
    } finally {
      interrupt.close();
    }
    if (!quiet) {
      terminal.note(
          "%d of %d chunks are done"
              .formatted(folder.pieces().size() - folder.missing().size(), folder.pieces().size()));
    }
    return ExitCode.OK;
  }
}
