package dev.stampede.scenarios.command;

import dev.stampede.scenarios.elsewhere.Elsewhere;
import dev.stampede.scenarios.elsewhere.Piece;
import dev.stampede.scenarios.elsewhere.PlanFolder;
import dev.stampede.scenarios.session.OutputOptions;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question on what others have run. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Answer the question of a plan whose chunks are done: the same reports, figures and exit code"
          + " as if it had been run here. Ends with 98 while chunks are missing, and says which;"
          + " where their results decide what is to be run next, it plans that.",
      ""
    })
final class CollectCommand implements Callable<Integer> {

  private static final String OUT = "--out";
  private static final String NO_PROGRESS = "--no-progress";
  private static final int MOST_RANGES = 12;

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PLAN", description = "the folder that 'plan' has made")
  private @Nullable Path plan;

  @Option(names = NO_PROGRESS, description = "no progress line, even on a terminal")
  private boolean noProgress;

  @Mixin private OutputOptions outputOptions = new OutputOptions();

  CollectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path path = plan == null ? Path.of("") : plan;
    try {
      PlanFolder folder = PlanFolder.open(path);
      Optional<String> change = folder.question().change();
      if (change.isPresent()) {
        terminal.error(change.get());
        return ExitCode.INVALID_SCENARIO;
      }
      return folder.missing().isEmpty() ? answer(path, folder) : tellMissing(path, folder);
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  private int answer(Path path, PlanFolder folder) throws IOException {
    Elsewhere elsewhere = new Elsewhere(Optional.of(folder));
    int code = StampedeCommand.ask(terminal, elsewhere, words(path, folder));
    if (!elsewhere.lacks()) {
      return code;
    }
    if (elsewhere.isChanged()) {
      terminal.error("a file that a scenario names has changed since the plan was made");
      return ExitCode.INVALID_SCENARIO;
    }
    elsewhere.damages().forEach(terminal::warning);
    int before = folder.pieces().size();
    int added = folder.add(elsewhere.wanted());
    if (added > 0) {
      tell(
          "what was found decides what is next: round %d has %d more, from %d to %d"
              .formatted(folder.rounds(), added, before, before + added - 1));
    }
    return tellMissing(path, folder);
  }

  /** The question, with the options of this command. */
  private List<String> words(Path path, PlanFolder folder) {
    List<String> words = new ArrayList<>(folder.question().words());
    List<OptionSpec> given =
        spec == null
            ? List.of()
            : spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !option.longestName().equals(NO_PROGRESS))
                .toList();
    if (given.stream().noneMatch(option -> option.longestName().equals(OUT))) {
      words.addAll(List.of(OUT, PlanFolder.answer(path).toString()));
    }
    for (OptionSpec option : given) {
      words.add(option.longestName());
      if (option.arity().max() > 0) {
        words.addAll(option.originalStringValues());
      }
    }
    if (noProgress) {
      words.add(NO_PROGRESS);
    }
    return words;
  }

  private int tellMissing(Path path, PlanFolder folder) {
    List<Piece> missing = folder.missing();
    int all = folder.pieces().size();
    tell(
        "%d of %d chunks are done; missing: %s"
            .formatted(all - missing.size(), all, ranges(missing)));
    if (!outputOptions.isQuiet()) {
      terminal.err().println("  help: stampede work %s, then collect again".formatted(path));
    }
    return ExitCode.INCONCLUSIVE;
  }

  private void tell(String what) {
    if (!outputOptions.isQuiet()) {
      terminal.note(what);
    }
  }

  /** Numbers as in a list of pages: 3, 7-12. */
  static String ranges(List<Piece> pieces) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int first = pieces.get(i).number();
      while (i + 1 < pieces.size() && pieces.get(i + 1).number() == pieces.get(i).number() + 1) {
        i++;
      }
      int last = pieces.get(i).number();
      ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
    return ranges.size() <= MOST_RANGES
        ? String.join(",", ranges)
        : String.join(",", ranges.subList(0, MOST_RANGES)) + " ...";
  }
}
