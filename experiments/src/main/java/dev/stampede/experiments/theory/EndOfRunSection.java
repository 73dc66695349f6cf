package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;

/** Shows whether the end of a run moves anything. */
final class EndOfRunSection {

  /**
   * A system, and what was found.
   *
   * @param experiments of each kind of run
   */
  record Result(EndOfRun system, int experiments, List<EndOfRun.Comparison> found) {

    static Result of(EndOfRun system, Experiments experiments, int count) {
      return new Result(system, count, system.compare(experiments, count));
    }

    /** The worst of all. */
    Agreement holds() {
      return found.stream()
          .map(comparison -> comparison.holds(experiments))
          .reduce(Agreement.YES, Agreement::and);
    }
  }

  private EndOfRunSection() {}

  static List<String> of(List<Result> results) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "",
            "## The end of a run",
            "",
            "Work that is under way at the end of a run must not move a figure. Many short runs are compared with a hundredth as many that are a hundred times as long, so that the end is a hundred times rarer: a difference above 3.3 standard errors is a fault. Beside them short runs that are cut at their end (`drain: 0s`), which shows what the drain is for: what takes long is then missing.",
            ""));
    results.forEach(
        result ->
            lines.add(
                "- **%s**: %s %d min are counted after %d min of warm-up."
                    .formatted(
                        result.system().name(),
                        result.system().about(),
                        result.system().countedMinutes(),
                        result.system().warmupMinutes())));
    lines.addAll(
        List.of(
            "",
            "| system | figure | short | 100 times as long | standard errors between | short, cut | standard errors between | holds |",
            "|---|---|---|---|---|---|---|---|"));
    results.forEach(
        result -> result.found().forEach(comparison -> lines.add(line(result, comparison))));
    lines.addAll(List.of("", "± is a standard error."));
    return lines;
  }

  private static String line(Result result, EndOfRun.Comparison comparison) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            result.system().name(),
            comparison.figure(),
            Shown.mean(comparison.shortRuns()),
            Shown.mean(comparison.longRuns()),
            Shown.digits(comparison.errors(), 2),
            Shown.mean(comparison.cut()),
            Shown.digits(comparison.errorsOfCut(), 2),
            comparison.holds(result.experiments()).shown());
  }
}
