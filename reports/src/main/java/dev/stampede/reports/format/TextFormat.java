package dev.stampede.reports.format;

import dev.stampede.reports.result.Answer;

/**
 * A form in which answers of one kind are printed.
 *
 * @param kind of the answers
 */
record TextFormat<A extends Answer>(
    Class<A> kind, Json<A> json, Console<A> console, Markdown<A> markdown) {

  /** For programs. */
  @FunctionalInterface
  interface Json<A> {
    String of(A answer);
  }

  /** For people. */
  @FunctionalInterface
  interface Console<A> {

    /**
     * Returns lines for a terminal.
     *
     * @param report the file that a person opens first; empty if none was written
     */
    String of(A answer, boolean coloured, String report);
  }

  /** For pages of pipelines and reviews. */
  @FunctionalInterface
  interface Markdown<A> {

    /**
     * Returns blocks of Markdown.
     *
     * @param report the file that a person opens first; empty if none was written
     */
    String of(A answer, String report);
  }

  boolean shows(Answer answer) {
    return kind.isInstance(answer);
  }

  String json(Answer answer) {
    return json.of(kind.cast(answer));
  }

  String console(Answer answer, boolean coloured, String report) {
    return console.of(kind.cast(answer), coloured, report);
  }

  String markdown(Answer answer, String report) {
    return markdown.of(kind.cast(answer), report);
  }
}
