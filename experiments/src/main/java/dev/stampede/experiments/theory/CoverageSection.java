package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;

/** Shows how often the intervals of a study covered the truth. */
final class CoverageSection {

  private CoverageSection() {}

  /**
   * Returns the section of a study.
   *
   * @param count experiments of each size
   */
  static List<String> of(StudyResult result, int count) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of("", "## Coverage: " + result.study().name(), "", result.study().about(), ""));
    List<Coverage> coverages = result.coverages();
    int least = coverages.stream().mapToInt(Coverage::measured).min().orElse(0);
    if (least < count) {
      lines.addAll(
          List.of(
              "In %s of the %s experiments fewer than three replications were struck: they give no interval, and their verdict is inconclusive. The lines are about the others; met or failed is a share of all."
                  .formatted(Shown.thousands(count - least), Shown.thousands(count)),
              ""));
    }
    lines.addAll(
        List.of(
            "| figure | n | truth | covers | too low | too high | ± half-width | met or failed | holds |",
            "|---|---|---|---|---|---|---|---|---|"));
    coverages.forEach(coverage -> lines.add(line(coverage)));
    lines.addAll(
        List.of(
            "",
            "The truth of P(...) is the share of %s replications of their own."
                .formatted(Shown.thousands(result.keptBy().replications()))));
    return lines;
  }

  private static String line(Coverage coverage) {
    int measured = coverage.measured();
    return "| %s | %d | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            coverage.figure().name(),
            coverage.replications(),
            Shown.digits(coverage.figure().truth(), 5),
            Shown.share(coverage.covered(), measured),
            Shown.share((double) coverage.below() / measured),
            Shown.share((double) coverage.above() / measured),
            Shown.digits(coverage.meanHalfWidth(), 3),
            coverage.judged() == 0
                ? "–"
                : Shown.share(coverage.decidedShare(), coverage.experiments()),
            coverage.holds().shown());
  }
}
