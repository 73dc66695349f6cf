package dev.stampede.reports.page;

import dev.stampede.reports.chart.Outcome;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.OriginWords;
import dev.stampede.reports.text.PerRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way that work took down a ladder, by how it ended; each column adds up to its outcome. */
final class OriginsTable {

  private static final int MOST_WAYS = 20;

  private final PerRun perRun;
  private final List<Outcome> outcomes;

  private OriginsTable(PerRun perRun, List<Outcome> outcomes) {
    this.perRun = perRun;
    this.outcomes = outcomes;
  }

  static Table of(Summary summary, String useCase) {
    PerRun perRun = PerRun.of(summary);
    List<Outcome> outcomes =
        Arrays.stream(Outcome.values())
            .filter(
                outcome ->
                    summary.architectures().stream()
                        .flatMap(a -> a.attribution().origins(useCase).stream())
                        .anyMatch(origin -> origin.outcome().equals(outcome.label())))
            .toList();
    OriginsTable table = new OriginsTable(perRun, outcomes);
    List<String> header = new ArrayList<>(List.of("Way down the ladder"));
    outcomes.forEach(outcome -> header.add(outcome.label()));
    return new Table(
        "Pieces of work by the way they took and how they ended, " + perRun.words(),
        header,
        summary.architectures().stream().map(a -> table.group(a, useCase)).toList());
  }

  private Group group(ArchitectureSummary architecture, String useCase) {
    Map<String, long[]> ways = new LinkedHashMap<>();
    for (Origin origin : architecture.attribution().origins(useCase)) {
      add(ways, OriginWords.way(origin), origin);
    }
    List<Map.Entry<String, long[]>> inOrder =
        ways.entrySet().stream()
            .sorted(Comparator.comparingLong(way -> -Arrays.stream(way.getValue()).sum()))
            .toList();
    List<Row> rows = new ArrayList<>();
    inOrder.stream().limit(MOST_WAYS).forEach(way -> rows.add(row(way.getKey(), way.getValue())));
    if (inOrder.size() > MOST_WAYS) {
      long[] others = new long[outcomes.size()];
      inOrder.stream()
          .skip(MOST_WAYS)
          .forEach(way -> Arrays.setAll(others, i -> others[i] + way.getValue()[i]));
      rows.add(row("%d other ways".formatted(inOrder.size() - MOST_WAYS), others));
    }
    return new Group(Bounds.marked(architecture), rows);
  }

  private void add(Map<String, long[]> ways, String way, Origin origin) {
    long[] counts = ways.computeIfAbsent(way, w -> new long[outcomes.size()]);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += outcomes.get(i).label().equals(origin.outcome()) ? origin.count() : 0;
    }
  }

  private Row row(String name, long[] counts) {
    return new Row(
        name,
        Arrays.stream(counts)
            .mapToObj(count -> count == 0 ? Cell.NONE : Cell.of(perRun.count(count)))
            .toList());
  }
}
