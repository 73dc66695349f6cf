package dev.stampede.scenarios.problem;

import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Workflow commands of GitHub Actions: a line for each problem, which GitHub shows beside the line
 * of the file that it is about (docs.github.com, "Workflow commands for GitHub Actions", 2026-11).
 */
final class GitHubCommands {

  private GitHubCommands() {}

  static String of(List<CheckedFile> files) {
    return files.stream()
        .flatMap(file -> file.problems().stream())
        .map(GitHubCommands::line)
        .collect(Collectors.joining());
  }

  private static String line(Problem problem) {
    String title = problem.rule().isEmpty() ? "scenario" : problem.rule();
    String place =
        problem.inSetting()
            ? ""
            : "file=%s,line=%d,col=%d,"
                .formatted(property(problem.file()), problem.line(), problem.column());
    String help = problem.help() == null ? "" : "\nhelp: " + PlainText.of(problem.help());
    String where = problem.inSetting() ? PlainText.of(problem.file()) + ": " : "";
    return "::%s %stitle=%s::%s\n"
        .formatted(
            command(problem.severity()),
            place,
            property(title),
            data(where + PlainText.of(problem.message()) + help));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case ADVICE -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
