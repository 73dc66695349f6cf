package dev.stampede.reports.file;

import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.explanation.Validation;
import dev.stampede.reports.explanation.vendor.VendorExplanation;

/** An explanation as JSON, in the shape that {@link Explanation} or its like defines. */
public final class ExplanationJson {

  private ExplanationJson() {}

  /** Returns the explanation as JSON text, indented, with a line feed at its end. */
  public static String write(Explanation explanation) {
    return JsonText.of(explanation);
  }

  /** Returns the same in vendors' words. */
  public static String write(VendorExplanation explanation) {
    return JsonText.of(explanation);
  }

  /** Returns what is wrong with files. */
  public static String write(Validation validation) {
    return JsonText.of(validation);
  }
}
