package dev.stampede.scenarios.problem;

import dev.stampede.reports.file.ExplanationJson;
import java.util.List;
import java.util.Locale;

/** A format for programs in which the problems of files are written. */
public enum ProblemFormat {
  /** Ours: schema {@code stampede.validation/v1}. */
  JSON,
  /** For code hosts and editors. */
  SARIF,
  /** Commands that a workflow on GitHub prints. */
  GITHUB;

  /** Returns the problems of files; every line ends with a line feed. */
  public String of(List<CheckedFile> files) {
    return switch (this) {
      case JSON -> ExplanationJson.write(Findings.of(files));
      case SARIF -> Sarif.of(files);
      case GITHUB -> GitHubCommands.of(files);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
