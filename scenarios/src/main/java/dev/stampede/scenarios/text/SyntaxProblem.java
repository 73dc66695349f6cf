package dev.stampede.scenarios.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A reason to stop parsing; says in plain words what the YAML parser stumbled over. */
final class SyntaxProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String complaint;
  private final @Nullable String help;

  SyntaxProblem(int index, String complaint, @Nullable String help) {
    super(complaint, null, false, false);
    this.index = index;
    this.complaint = complaint;
    this.help = help;
  }

  /** Translates a complaint of the parser; {@code offset} is where in the source it began. */
  static SyntaxProblem of(MarkedYamlEngineException e, Source source, int offset) {
    String problem = e.getProblem();
    int at = source.endOfTextBefore(offset + e.getProblemMark().map(Mark::getIndex).orElse(0));
    int opened = e.getContextMark().map(mark -> offset + mark.getIndex()).orElse(at);
    String context = e.getContext() == null ? "" : e.getContext();
    if (problem.startsWith("found unexpected end of stream")) {
      return new SyntaxProblem(opened, "this quote is never closed", null);
    }
    if (problem.startsWith("expected ',' or")) {
      String noun = context.contains("sequence") ? "list" : "mapping";
      String close = context.contains("sequence") ? "]" : "}";
      Position start = source.at(opened);
      return new SyntaxProblem(
          at,
          "expected ',' or '%s'".formatted(close),
          "the %s was opened on line %d, column %d".formatted(noun, start.line(), start.column()));
    }
    if (problem.contains("TAB")) {
      return new SyntaxProblem(at, "a tab cannot indent", "indent with spaces");
    }
    if (problem.contains("that cannot start any token")) {
      return new SyntaxProblem(at, "a value cannot start with this character", "quote the value");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new SyntaxProblem(
          at,
          "a ':' does not belong here",
          "check the indentation, or quote the value if the ':' is part of it");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new SyntaxProblem(opened, "expected ':' after this key", null);
    }
    if (problem.startsWith("expected <block end>")) {
      return new SyntaxProblem(
          at, "this does not belong here", "check the indentation and the line before");
    }
    if (problem.startsWith("expected the node content")) {
      return new SyntaxProblem(at, "expected a value", null);
    }
    String where = context.isEmpty() ? "" : " " + context;
    return new SyntaxProblem(at, Visible.brief(problem).toLowerCase(Locale.ROOT) + where, null);
  }

  /** The code point of the source it is about. */
  int index() {
    return index;
  }

  /** What is wrong. */
  String complaint() {
    return complaint;
  }

  /** What to do about it; null if there is nothing to add. */
  @Nullable String help() {
    return help;
  }
}
