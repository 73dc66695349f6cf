package dev.stampede.scenarios.session;

import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.ColourOption;
import dev.stampede.scenarios.terminal.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an answer is printed. */
public final class PrintOptions {

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
   * Prints an answer in the form that was asked for.
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
