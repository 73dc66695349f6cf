package dev.stampede.scenarios.command;

import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The verbs that are answered by running trials, wherever they run. */
final class Questions {

  /** Options that say how a question is answered here and now, and not what is asked. */
  private static final List<String> NOT_ASKED =
      List.of(
          "--json",
          "--format",
          "--quiet",
          "--color",
          "--jobs",
          "--executor",
          "--master",
          "--no-progress",
          "--time-limit",
          "--resume",
          "--record-arrivals");

  /** The verbs. */
  static final List<String> VERBS =
      List.of("run", "compare", "sweep", "capacity", "tipping", "year");

  private Questions() {}

  /** Adds the verbs to a command line. */
  static void addTo(CommandLine line, Terminal terminal, Workplace workplace) {
    line.addSubcommand("run", new RunCommand(terminal, workplace));
    line.addSubcommand("compare", new CompareCommand(terminal, workplace));
    line.addSubcommand("sweep", new SweepCommand(terminal, workplace));
    line.addSubcommand("capacity", new CapacityCommand(terminal, workplace));
    line.addSubcommand("tipping", new TippingCommand(terminal, workplace));
    line.addSubcommand("year", new YearCommand(terminal, workplace));
  }

  /** The words of a question, understood, if they can be. */
  private static Optional<ParseResult> parsed(Terminal terminal, List<String> words) {
    CommandLine line = new CommandLine(CommandSpec.create());
    addTo(line, terminal, Workplace.HERE);
    try {
      return Optional.ofNullable(line.parseArgs(words.toArray(String[]::new)).subcommand());
    } catch (ParameterException e) {
      return Optional.empty(); // whoever asks it is told
    }
  }

  /** What keeps a question from being answered elsewhere; empty for nothing. */
  static Optional<String> objection(Terminal terminal, List<String> words) {
    if (words.isEmpty() || !VERBS.contains(words.get(0))) {
      return Optional.of(
          "a plan is of a question: %s, and what it is given".formatted(String.join(", ", VERBS)));
    }
    return parsed(terminal, words).stream()
        .flatMap(question -> NOT_ASKED.stream().filter(question::hasMatchedOption))
        .map(option -> option + " is no part of a question that is answered elsewhere")
        .findFirst();
  }

  /** The files that a question is about. */
  static List<String> files(Terminal terminal, List<String> words) {
    return parsed(terminal, words).stream()
        .flatMap(question -> question.matchedPositionals().stream())
        .flatMap(
            files ->
                files.getValue() instanceof List<?> several
                    ? several.stream().map(String::valueOf)
                    : Stream.of())
        .toList();
  }
}
