package dev.stampede.scenarios.session;

import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.scenarios.terminal.ColourOption;
import dev.stampede.scenarios.terminal.Terminal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an answer is printed. */
public final class PrintOptions {

  @ArgGroup private Form form = new Form();

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors")
  private boolean quiet;

  /** In which form the answer is printed. */
  private enum Words {
    TEXT,
    JSON,
    MARKDOWN
  }

  /** Two ways to say it, of which one is enough. */
  private static final class Form {

    @Option(names = "--json", description = "print summary.json, and nothing else")
    private boolean json;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "how the answer is printed: text, json as with --json, or markdown for a page of a"
                + " pipeline (default: text)")
    private Words words = Words.TEXT;
  }

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
    if (form.json || form.words == Words.JSON) {
      terminal.out().println(ReportFormats.json(answer));
    } else if (form.words == Words.MARKDOWN) {
      terminal.out().print(ReportFormats.markdown(answer, report));
    } else if (!quiet) {
      terminal.out().print(ReportFormats.console(answer, colour.on(terminal), report));
    }
  }
}
