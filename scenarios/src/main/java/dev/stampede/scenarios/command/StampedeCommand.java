package dev.stampede.scenarios.command;

import dev.stampede.scenarios.Release;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. */
@Command(
    name = "stampede",
    mixinStandardHelpOptions = true,
    version = "stampede " + Release.VERSION,
    description = {
      "Simulates what happens to AI-dependent work when everybody comes at once,"
          + " or the model goes away.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and all objectives met; bounds do not count, and with a gate only it does",
      "1:internal error",
      "2:wrong command line",
      "3:invalid scenario",
      "4:cannot read or write",
      "98:inconclusive: a confidence interval straddles an objective's limit, or trials of a plan"
          + " are still to be run",
      "99:an objective failed",
      "130:interrupted; what was complete is written and marked as partial"
    })
final class StampedeCommand {

  private StampedeCommand() {}

  /** Runs a command line and returns its exit code. */
  static int execute(Terminal terminal, String... args) {
    CommandLine line = new CommandLine(new StampedeCommand());
    Questions.addTo(line, terminal, Workplace.HERE);
    line.addSubcommand("init", new InitCommand(terminal));
    line.addSubcommand("validate", new ValidateCommand(terminal));
    line.addSubcommand("explain", new ExplainCommand(terminal));
    line.addSubcommand("fit", new FitCommand(terminal));
    line.addSubcommand("calibrate", new CalibrateCommand(terminal));
    line.addSubcommand("report", new ReportCommand(terminal));
    line.addSubcommand("theory", new TheoryCommand(terminal));
    line.addSubcommand("schema", new SchemaCommand(terminal));
    line.addSubcommand("completion", new CompletionCommand(terminal));
    line.addSubcommand("serve", new ServeCommand(terminal));
    line.addSubcommand("bench", new BenchCommand(terminal));
    line.addSubcommand(
        "plan",
        new CommandLine(new PlanCommand(terminal)).setUnmatchedOptionsArePositionalParams(true));
    line.addSubcommand("work", new WorkCommand(terminal));
    line.addSubcommand("collect", new CollectCommand(terminal));
    return execute(line, terminal, args);
  }

  /**
   * Asks a question whose trials are run at some place.
   *
   * @return the exit code
   */
  static int ask(Terminal terminal, Workplace workplace, List<String> question) {
    CommandLine line = new CommandLine(new StampedeCommand());
    Questions.addTo(line, terminal, workplace);
    return execute(line, terminal, question.toArray(String[]::new));
  }

  private static int execute(CommandLine line, Terminal terminal, String... args) {
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.outIsTerminal() && !terminal.noColor()
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((e, unused) -> badCommandLine(terminal, e));
    line.setExecutionExceptionHandler((e, unused, parsed) -> internalError(terminal, e));
    if (args.length == 0) {
      line.usage(terminal.err());
      return ExitCode.BAD_COMMAND_LINE;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return outOfMemory(terminal);
    } catch (Error e) { // a broken installation, say
      return internalError(terminal, e);
    }
  }

  private static int badCommandLine(Terminal terminal, ParameterException e) {
    terminal.error(String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong command line"));
    if (e instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .limit(1)
          .forEach(
              suggestion ->
                  terminal.err().println("  help: did you mean '%s'?".formatted(suggestion)));
    }
    terminal
        .err()
        .println(
            "  help: try '%s --help'"
                .formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.BAD_COMMAND_LINE;
  }

  private static int outOfMemory(Terminal terminal) {
    terminal.error(
        "out of memory at %d MiB; nothing is written"
            .formatted(Runtime.getRuntime().maxMemory() >> 20));
    terminal
        .err()
        .println("  help: give it more, as in STAMPEDE_JAVA_OPTS=-Xmx8g, or fewer --jobs");
    return ExitCode.INTERNAL_ERROR;
  }

  /** Where it happened in another thread, what happened there says where. */
  private static Throwable ofOtherThread(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? ofOtherThread(cause) : thrown;
  }

  private static int internalError(Terminal terminal, Throwable thrown) {
    Throwable e = ofOtherThread(thrown);
    terminal.error("internal error: " + e);
    Arrays.stream(e.getStackTrace()).limit(8).forEach(f -> terminal.err().println("    at " + f));
    terminal.err().println("  help: please report this, with the scenario file");
    return ExitCode.INTERNAL_ERROR;
  }
}
