package dev.stampede.scenarios.session;

import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.reports.file.OutputFolder;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Interrupt;
import dev.stampede.scenarios.terminal.ProgressLine;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has questions answered on the command line, one after the other: listens for Ctrl-C and the time
 * limit, shows progress, writes and prints the answer, and says in exit codes what came of it.
 */
public final class Session implements AutoCloseable {

  private final Terminal terminal;
  private final RunOptions runOptions;
  private final OutputOptions outputOptions;
  private final Cancellation cancellation = new Cancellation();
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Interrupt interrupt;

  /** Something to be found out by running trials. */
  @FunctionalInterface
  public interface Question {

    /**
     * Finds the answer.
     *
     * @return empty if it was cancelled before anything was known
     */
    Optional<? extends Answer> answer(ProgressListener progress, Cancellation cancellation);
  }

  /** Begins to listen for signals. */
  public Session(Terminal terminal, RunOptions runOptions, OutputOptions outputOptions) {
    this.terminal = terminal;
    this.runOptions = runOptions;
    this.outputOptions = outputOptions;
    this.interrupt =
        Interrupt.calls(
            () -> {
              interrupted.set(true);
              cancellation.request();
            });
  }

  /**
   * Has a question answered, writes the answer into a folder, and prints it.
   *
   * @param name of what is asked, for the progress line
   * @return the exit code
   */
  public int ask(String name, Path folder, Question question) {
    ProgressLine progress =
        new ProgressLine(
            terminal.err(),
            name,
            runOptions.jobs().showsProgress(terminal) && !outputOptions.isQuiet());
    try {
      OutputFolder output = OutputFolder.at(folder);
      output.check();
      Optional<? extends Answer> answer =
          question.answer(
              (done, trials, allTrials) -> {
                progress.progress(done, trials, allTrials);
                if (runOptions.isTimeOver()) {
                  cancellation.request();
                }
              },
              cancellation);
      if (runOptions.jobs().lacksTrials()) {
        progress.clear();
        return ExitCode.INCONCLUSIVE;
      }
      if (answer.isEmpty()) {
        terminal.error(
            "%s before the first replication was complete; nothing is written"
                .formatted(interrupted.get() ? "interrupted" : "the time limit was reached"));
        return ExitCode.INTERRUPTED;
      }
      return report(answer.get(), output, folder, progress);
    } catch (IOException | UncheckedIOException e) {
      return cannotReadOrWrite(e, progress);
    } catch (TrialFailure e) {
      if (e.getCause() instanceof UncheckedIOException unread) {
        return cannotReadOrWrite(unread, progress);
      }
      progress.clear();
      throw e;
    } catch (OutOfMemoryError e) {
      progress.clear();
      throw e;
    }
  }

  private int cannotReadOrWrite(Exception e, ProgressLine progress) {
    progress.clear();
    terminal.error(String.valueOf(e.getMessage()));
    return ExitCode.CANNOT_READ_OR_WRITE;
  }

  /** Writes and prints; what cannot be written is printed all the same, so that it is not lost. */
  private int report(Answer answer, OutputFolder output, Path folder, ProgressLine progress) {
    progress.say("writing the reports");
    try {
      output.write(outputOptions.files(answer));
    } catch (IOException e) {
      progress.clear();
      outputOptions.print(answer, "", terminal);
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    progress.clear();
    outputOptions.print(answer, outputOptions.page(folder), terminal);
    return answer.partial() ? ExitCode.INTERRUPTED : ExitCode.of(answer.verdict());
  }

  /** Leaves signals to whoever handled them before, and machines to others. */
  @Override
  public void close() {
    interrupt.close();
    runOptions.leave();
  }
}
