package dev.stampede.scenarios.session;

import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Has questions of many points answered, which are kept as they are finished until the answer is
 * written.
 *
 * @param resume whether what an earlier command into the same folder has kept counts
 */
public record KeptPoints(
    Terminal terminal, RunOptions runOptions, OutputOptions outputOptions, boolean resume) {

  /** Something to be found out by running points. */
  @FunctionalInterface
  public interface Question {

    /**
     * Finds the answer.
     *
     * @param known how many points an earlier command has kept
     * @return empty if it was cancelled before anything was known
     */
    Optional<? extends Answer> answer(
        PointStore store, int known, ProgressListener progress, Cancellation cancellation);
  }

  /**
   * Has a question answered, writes the answer into a folder, and prints it.
   *
   * @param name of what is asked, for the progress line
   * @return the exit code
   */
  public int ask(String name, Path folder, Question question) {
    try (PointFile store = PointFile.open(folder, resume);
        Session session = new Session(terminal, runOptions, outputOptions)) {
      ChunkFolder chunks = ChunkFolder.open(folder, resume);
      runOptions.keepIn(chunks);
      int code =
          session.ask(
              name,
              folder,
              (progress, cancellation) ->
                  question.answer(store, store.size(), progress, cancellation));
      if (isAnswered(code)) {
        store.delete();
        chunks.delete();
      }
      return code;
    } catch (IOException e) {
      terminal.error("cannot keep what was run: " + e.getMessage());
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  /** Whether nothing is left to go on with. */
  private static boolean isAnswered(int code) {
    return code == ExitCode.OK
        || code == ExitCode.INCONCLUSIVE
        || code == ExitCode.OBJECTIVE_FAILED;
  }
}
