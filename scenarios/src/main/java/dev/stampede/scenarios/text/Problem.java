package dev.stampede.scenarios.text;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong at one place of a source, in words for the person who wrote it.
 *
 * @param severity whether it stops the run
 * @param rule the rule of {@code docs/lint.md} that found it; empty for what reading found
 * @param path of the value it is about; empty if that is not known
 * @param file the name of the source, as the user gave it
 * @param inSetting true if the source is a setting of the command line, and no file
 * @param line the line, counted from 1
 * @param column the column in characters (code points), counted from 1
 * @param message what is wrong, without a full stop
 * @param excerpt the offending line, or the part of it around the column
 * @param help what to do about it; null if there is nothing to add
 */
public record Problem(
    Severity severity,
    String rule,
    String path,
    String file,
    boolean inSetting,
    int line,
    int column,
    String message,
    Excerpt excerpt,
    @Nullable String help) {

  /** By position within one source. */
  static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  /** Rejects places that do not exist. */
  public Problem {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line (%d) and column (%d) must be at least 1".formatted(line, column));
    }
  }

  /** Returns the problem as a compiler would print it: place, message, line, caret and help. */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(Visible.text(file)).append(':').append(line).append(':').append(column);
    out.append(": ").append(severity).append(": ").append(Visible.text(message)).append('\n');
    if (!excerpt.text().isEmpty()) {
      out.append("    ").append(excerpt.text()).append('\n');
      out.append("    ").append(" ".repeat(excerpt.caret())).append("^\n");
    }
    if (help != null) {
      out.append("  help: ").append(Visible.text(help)).append('\n');
    }
    return out.toString();
  }
}
