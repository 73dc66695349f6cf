package dev.stampede.reports.page;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.Comparator;
import java.util.Optional;

/** The architecture a reader would look at first: fewest misses, then the cheapest. */
final class Choice {
  private Choice() {}

  static Optional<ArchitectureSummary> of(Summary summary) {
    return summary.architectures().stream()
        .min(
            Comparator.comparingLong((ArchitectureSummary a) -> count(summary, a, Verdict.FAILED))
                .thenComparingLong(a -> count(summary, a, Verdict.INCONCLUSIVE))
                .thenComparingDouble(Choice::costUsd)
                .thenComparingDouble(a -> -availability(a)));
  }

  /** Returns how many objectives of an architecture have a verdict. */
  static long count(Summary summary, ArchitectureSummary architecture, Verdict verdict) {
    return summary.objectives().stream()
        .filter(o -> o.architecture().equals(architecture.name()) && o.verdict() == verdict)
        .count();
  }

  /** Returns how many objectives an architecture has. */
  static long count(Summary summary, ArchitectureSummary architecture) {
    return summary.objectives().stream()
        .map(ObjectiveResult::architecture)
        .filter(architecture.name()::equals)
        .count();
  }

  static double costUsd(ArchitectureSummary architecture) {
    return architecture.useCases().stream().mapToDouble(UseCaseSummary::costUsd).sum();
  }

  static long tickets(ArchitectureSummary architecture) {
    return architecture.useCases().stream().mapToLong(UseCaseSummary::tickets).sum();
  }

  private static double availability(ArchitectureSummary architecture) {
    return architecture.useCases().stream().mapToDouble(u -> u.availability().mean()).sum();
  }
}
