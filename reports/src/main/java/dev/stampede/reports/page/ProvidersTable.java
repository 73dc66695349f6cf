package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.ArrayList;
import java.util.List;

/** What each provider saw of each architecture. */
final class ProvidersTable {
  private ProvidersTable() {}

  static Table of(Summary summary) {
    PerRun perRun = PerRun.of(summary);
    boolean markets =
        summary.architectures().stream()
            .flatMap(architecture -> architecture.providers().stream())
            .anyMatch(provider -> !provider.market().equals(MarketSummary.NONE));
    List<Group> groups =
        summary.architectures().stream()
            .map(
                architecture ->
                    new Group(
                        architecture.name(),
                        architecture.providers().stream()
                            .map(p -> row(p, perRun, markets))
                            .toList()))
            .toList();
    return new Table(
        "Calls of everybody; counts are " + perRun.words() + ", the rest are means",
        header(markets),
        groups);
  }

  private static List<String> header(boolean markets) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "Provider",
                "attempts",
                "availability",
                "rate limited",
                "overloaded",
                "rejected",
                "failed",
                "utilisation",
                "calls inside",
                "queued"));
    if (markets) {
      header.addAll(List.of("market's calls", "market refused", "market gone elsewhere"));
    }
    return header;
  }

  private static Row row(ProviderSummary provider, PerRun perRun, boolean markets) {
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.of(perRun.count(provider.attempts())),
                provider.attempts() == 0
                    ? Cell.NONE
                    : Cell.of(Figures.share(provider.availability())),
                count(perRun, provider.rateLimited()),
                count(perRun, provider.overloaded()),
                count(perRun, provider.rejected()),
                count(perRun, provider.failed()),
                Cell.of(Figures.share(provider.utilization())),
                Cell.of(Figures.number(provider.meanInSystem())),
                Cell.of(Figures.number(provider.meanQueued()))));
    if (markets) {
      cells.add(count(perRun, provider.market().offered()));
      cells.add(count(perRun, provider.market().refused()));
      cells.add(count(perRun, provider.market().failedOver()));
    }
    return new Row(provider.name(), cells);
  }

  private static Cell count(PerRun perRun, long total) {
    return total == 0 ? Cell.NONE : Cell.of(perRun.count(total));
  }
}
