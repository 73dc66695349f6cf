package dev.stampede.scenarios.session;

import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.ColourOption;
import dev.stampede.scenarios.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an answer goes: the same for every command that writes reports. */
public final class OutputOptions {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "folder for the reports (default: out/NAME-HASH); several files get one each in it")
  private @Nullable Path out;

  @Option(names = "--json", description = "print summary.json, and nothing else")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors")
  private boolean quiet;

  @Mixin private ColourOption colour = new ColourOption();

  /** Whether notes and progress are left out. */
  public boolean isQuiet() {
    return quiet;
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

  /**
   * ReportFormats an answer in the form that was asked for.
   *
   * @param report the file that a person opens first; empty if none was written
   */
  public void print(Answer answer, String report, Terminal terminal) {
    if (json) {
      terminal.out().println(ReportFormats.json(answer));
    } else if (!quiet) {
      terminal.out().print(ReportFormats.console(answer, colour.on(terminal), report));
    }
  }
}
