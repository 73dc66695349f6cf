package dev.stampede.scenarios.command;

import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.elsewhere.AskedQuestion;
import dev.stampede.scenarios.elsewhere.Elsewhere;
import dev.stampede.scenarios.elsewhere.Pilot;
import dev.stampede.scenarios.elsewhere.PlanFolder;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down what a question takes, for whoever runs it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cut the trials of a question into chunks that any machines may run ('work'), on which it is"
          + " answered then ('collect'), as if it had been run here: stampede plan run FILE -n 1000"
          + " -o PLAN.",
      ""
    })
final class PlanCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "QUESTION",
      description = "run, compare, sweep or capacity, and what it is given")
  private List<String> question = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "PLAN",
      description = "the folder that is made for it, where all who work on it can read and write")
  private @Nullable Path folder;

  @Option(
      names = "--chunk-seconds",
      paramLabel = "S",
      description = "how long a chunk should take on one core (default: 5); some trials are tried")
  private @Nullable Double seconds;

  @Option(
      names = "--chunk-trials",
      paramLabel = "N",
      description = "how many trials a chunk has at the most, in place of trying some")
  private @Nullable Integer trials;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path plan = folder == null ? Path.of("") : folder;
    Optional<String> objection = sizeObjection().or(() -> Questions.objection(terminal, question));
    if (objection.isPresent()) {
      terminal.error("plan: " + objection.get());
      return ExitCode.BAD_COMMAND_LINE;
    }
    try {
      PlanFolder.requireFree(plan);
      Elsewhere elsewhere = new Elsewhere(Optional.empty());
      List<String> words = new ArrayList<>(question);
      words.addAll(List.of("--out", PlanFolder.answer(plan).toString()));
      int code = StampedeCommand.ask(terminal, elsewhere, words);
      if (!elsewhere.lacks()) {
        return code;
      }
      AskedQuestion asked =
          AskedQuestion.of(question, size(elsewhere), Questions.files(terminal, question));
      PlanFolder made = PlanFolder.create(plan, asked, elsewhere.wanted());
      print(plan, made);
      return ExitCode.OK;
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  private Optional<String> sizeObjection() {
    if (seconds != null && trials != null) {
      return Optional.of("--chunk-seconds and --chunk-trials are two ways to say one thing");
    }
    if (seconds != null && !(seconds > 0)) {
      return Optional.of("--chunk-seconds (%s) must be above 0".formatted(seconds));
    }
    return trials != null && trials < 1
        ? Optional.of("--chunk-trials (%d) must be at least 1".formatted(trials))
        : Optional.empty();
  }

  private int size(Elsewhere elsewhere) {
    return trials != null
        ? trials
        : new Pilot(Stampede.trialSpecs(), seconds == null ? 5 : seconds)
            .trials(elsewhere.wanted());
  }

  private void print(Path plan, PlanFolder made) {
    int chunks = made.pieces().size();
    terminal
        .out()
        .print(
            """
            %s: %s, of %s at the most
              run each once, here or anywhere:  stampede work %s --chunk N     N from 0 to %d
              or all that are not done:         stampede work %s
              then have it answered:            stampede collect %s
            """
                .formatted(
                    plan,
                    chunks == 1 ? "1 chunk" : Figures.count(chunks) + " chunks",
                    made.question().trials() == 1
                        ? "1 trial"
                        : Figures.count(made.question().trials()) + " trials",
                    plan,
                    chunks - 1,
                    plan,
                    plan));
  }
}
