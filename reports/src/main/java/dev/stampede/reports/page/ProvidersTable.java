package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import java.util.List;

/** What each provider saw of each architecture. */
final class ProvidersTable {
  private ProvidersTable() {}

  static Table of(Summary summary) {
    List<Group> groups =
        summary.architectures().stream()
            .map(
                architecture ->
                    new Group(
                        architecture.name(),
                        architecture.providers().stream().map(ProvidersTable::row).toList()))
            .toList();
    return new Table(
        "Counts are totals over all replications; the rest are means",
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
            "queued"),
        groups);
  }

  private static Row row(ProviderSummary provider) {
    return new Row(
        provider.name(),
        List.of(
            Cell.of(Figures.count(provider.attempts())),
            provider.attempts() == 0 ? Cell.NONE : Cell.of(Figures.share(provider.availability())),
            count(provider.rateLimited()),
            count(provider.overloaded()),
            count(provider.rejected()),
            count(provider.failed()),
            Cell.of(Figures.share(provider.utilization())),
            Cell.of(Figures.number(provider.meanInSystem())),
            Cell.of(Figures.number(provider.meanQueued()))));
  }

  private static Cell count(long count) {
    return count == 0 ? Cell.NONE : Cell.of(Figures.count(count));
  }
}
