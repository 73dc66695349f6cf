package dev.stampede.scenarios.terminal;

import dev.stampede.reports.text.PlainText;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where the command line writes: results to {@code out}, all else to {@code err}.
 *
 * @param outIsTerminal whether a person sees {@code out} directly
 * @param errIsTerminal whether a person sees {@code err} directly
 * @param columns how many characters wide {@code out} is; 0 if that is not known
 * @param noColor whether the environment asks for no colour (no-color.org)
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    boolean noColor) {

  /**
   * Set by the launcher to the numbers of the streams that are terminals, as in {@code 12}: Java
   * cannot tell for each of them.
   */
  public static final String TERMINALS = "STAMPEDE_TERMINALS";

  /** Set by the launcher to the width of the terminal, where there is one. */
  public static final String COLUMNS = "STAMPEDE_COLUMNS";

  /** Returns the terminal of this process. */
  public static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
    String terminals = environment.getOrDefault(TERMINALS, "");
    return new Terminal(
        out,
        err,
        terminals.contains("1"),
        terminals.contains("2"),
        columns(environment.getOrDefault(COLUMNS, "")),
        !environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static int columns(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }

  /** Whether results are to be coloured. */
  public boolean colours(ColourChoice choice) {
    return switch (choice) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> outIsTerminal && !noColor;
    };
  }

  /** Prints one clear error, on one line whatever its words hold. */
  public void error(String message) {
    err.println("stampede: error: " + PlainText.of(message));
  }

  /** Prints what a reader should know before trusting the results. */
  public void warning(String message) {
    err.println("stampede: warning: " + PlainText.of(message));
  }

  /** Prints what is good to know. */
  public void note(String message) {
    err.println("stampede: note: " + PlainText.of(message));
  }
}
