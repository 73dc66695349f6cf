package dev.stampede.reports.file;

import dev.stampede.reports.explanation.Explanation;

/** An explanation as JSON, in the shape that {@link Explanation} defines. */
public final class ExplanationJson {

  private ExplanationJson() {}

  /** Returns the explanation as JSON text, indented, with a line feed at its end. */
  public static String write(Explanation explanation) {
    return JsonText.of(explanation);
  }
}
