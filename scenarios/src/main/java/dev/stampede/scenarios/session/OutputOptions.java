package dev.stampede.scenarios.session;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.Terminal;
import java.nio.file.Path;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an answer goes: the same for every command that runs something. */
public final class OutputOptions {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "folder for the reports (default: out/NAME-HASH); several files get one each in it")
  private @Nullable Path out;

  @Option(
      names = "--data-only",
      description = "write what is for programs alone; stampede report draws the rest later")
  private boolean dataOnly;

  @Mixin private PrintOptions print = new PrintOptions();

  /** Whether notes and progress are left out. */
  public boolean isQuiet() {
    return print.isQuiet();
  }

  /**
   * Returns the folder of an answer.
   *
   * @param own its name where several answers are written, or none was given
   * @param only whether it is the only answer
   */
  public Path folder(String own, boolean only) {
    if (out == null) {
      return Path.of("out").resolve(own);
    }
    return only ? out : out.resolve(own);
  }

  /** Returns the files of an answer, by name. */
  SortedMap<String, Artefact> files(Answer answer) {
    return dataOnly ? ReportFormats.data(answer) : Artefacts.of(answer);
  }

  /** Returns the file that a person opens first; empty if it is not written. */
  String page(Path folder) {
    return dataOnly ? "" : folder.resolve(ReportFormats.PAGE).toString();
  }

  /** Prints an answer; see {@link PrintOptions#print}. */
  public void print(Answer answer, String report, Terminal terminal) {
    print.print(answer, report, terminal);
  }
}
