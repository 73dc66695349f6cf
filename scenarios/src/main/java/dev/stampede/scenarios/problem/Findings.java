package dev.stampede.scenarios.problem;

import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.explanation.Validation;
import dev.stampede.scenarios.text.Problem;
import java.util.List;

/** Problems as documents for programs tell them. */
public final class Findings {

  private Findings() {}

  /** Returns a problem as it is written. */
  public static Finding of(Problem problem) {
    return new Finding(
        problem.rule(),
        problem.severity().toString(),
        problem.file(),
        problem.line(),
        problem.column(),
        problem.message(),
        problem.help());
  }

  /** Returns the problems of files as they are written. */
  static Validation of(List<CheckedFile> files) {
    return new Validation(
        Validation.SCHEMA,
        files.stream()
            .map(
                file ->
                    new Validation.ValidatedFile(
                        file.file(),
                        file.valid(),
                        file.problems().stream().map(Findings::of).toList()))
            .toList());
  }
}
