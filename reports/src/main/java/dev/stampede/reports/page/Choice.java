package dev.stampede.reports.page;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Promise;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The architecture a reader would look at first: the one closest to keeping its objectives, then
 * the one that costs least, then the most available one. It is never a bound.
 */
final class Choice {
  private Choice() {}

  static Optional<ArchitectureSummary> of(Summary summary) {
    List<Promise> promises = Promise.of(summary);
    return summary.candidates().stream()
        .min(
            Comparator.comparing((ArchitectureSummary a) -> promise(promises, a).isEmpty())
                .thenComparingDouble(a -> of(promises, a, Promise::distance))
                .thenComparingDouble(a -> of(promises, a, p -> p.count(Verdict.FAILED)))
                .thenComparingDouble(a -> of(promises, a, p -> p.count(Verdict.INCONCLUSIVE)))
                .thenComparingDouble(a -> a.cost().total())
                .thenComparingDouble(a -> -availability(a)));
  }

  /** Returns what an architecture promised; empty where no objective is about it. */
  static Optional<Promise> promise(List<Promise> promises, ArchitectureSummary architecture) {
    return promises.stream().filter(p -> p.architecture().equals(architecture.name())).findFirst();
  }

  private static double of(
      List<Promise> promises, ArchitectureSummary architecture, ToDoubleFunction<Promise> figure) {
    return promise(promises, architecture).stream().mapToDouble(figure).sum();
  }

  static long tickets(ArchitectureSummary architecture) {
    return architecture.ours().stream().mapToLong(UseCaseSummary::tickets).sum();
  }

  private static double availability(ArchitectureSummary architecture) {
    return architecture.ours().stream().mapToDouble(u -> u.availability().mean()).sum();
  }
}
