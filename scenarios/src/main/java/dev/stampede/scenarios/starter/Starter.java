package dev.stampede.scenarios.starter;

import dev.stampede.scenarios.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario to begin with. It opens with a comment of paragraphs: the question that it answers,
 * the command that answers it, and what to change first.
 *
 * @param name what it is asked for by, and what its file is called
 * @param question in a planner's words
 * @param command that answers it, with {@link #FILE} where its file stands
 * @param advice what a reader changes first
 * @param text all of its file
 */
public record Starter(String name, String question, String command, String advice, String text) {

  /** Stands in the command for the file. */
  private static final String FILE = "FILE";

  /**
   * Reads a starter.
   *
   * @throws IllegalArgumentException if it does not open with a question, a command and advice
   */
  static Starter of(String name, String text) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
      String words = line.substring(1).strip();
      if (words.isEmpty()) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(words);
      }
    }
    paragraphs.add(paragraph.toString());
    if (paragraphs.size() != 3 || !paragraphs.get(1).startsWith("./stampede ")) {
      throw new IllegalArgumentException(
          name + " must open with a question, a command and what to change first");
    }
    return new Starter(name, paragraphs.get(0), paragraphs.get(1), paragraphs.get(2), text);
  }

  /** Returns the command for a file, as a shell takes it. */
  public String commandFor(String file) {
    return command.replace(FILE, ShellWord.of(file));
  }
}
