package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which of the architectures that keep their promises costs least in tickets. */
final class CheapestWork {

  private CheapestWork() {}

  /**
   * Returns a clause to add to the headline, empty where there is no cost or no single cheapest
   * one.
   */
  static String of(Summary summary, List<Promise> kept) {
    Set<String> names = kept.stream().map(Promise::architecture).collect(Collectors.toSet());
    List<ArchitectureSummary> byCost =
        summary.architectures().stream()
            .filter(architecture -> names.contains(architecture.name()))
            .sorted(Comparator.comparingDouble(CheapestWork::usd))
            .toList();
    if (byCost.size() < 2 || usd(byCost.get(0)) >= usd(byCost.get(1))) {
      return "";
    }
    return "; %s costs least in tickets (%s a run)"
        .formatted(
            PlainText.quoted(byCost.get(0).name(), Headline.LONGEST_NAME),
            PerRun.of(summary).usd(usd(byCost.get(0))));
  }

  private static double usd(ArchitectureSummary architecture) {
    return architecture.ours().stream().mapToDouble(UseCaseSummary::costUsd).sum();
  }
}
