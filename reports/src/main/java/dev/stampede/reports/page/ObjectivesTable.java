package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objectives down, architectures across. */
final class ObjectivesTable {
  private ObjectivesTable() {}

  static Table of(Summary summary) {
    List<String> header = new ArrayList<>(List.of("Objective", "Limit"));
    summary.architectures().forEach(a -> header.add(Bounds.marked(a)));
    List<Row> rows =
        summary.objectives().stream()
            .map(ObjectiveResult::objective)
            .distinct()
            .map(objective -> row(summary, objective))
            .toList();
    return new Table(
        "Measured value with its 95 % confidence interval, and whether the objective is met",
        header, List.of(new Group("", rows)));
  }

  private static Row row(Summary summary, String objective) {
    List<ObjectiveResult> results =
        summary.objectives().stream().filter(o -> o.objective().equals(objective)).toList();
    List<Cell> cells = new ArrayList<>();
    ObjectiveResult any = results.get(0);
    String versus = ObjectiveText.versus(any);
    cells.add(
        Cell.of(
            ObjectiveText.limit(any),
            versus.isEmpty() ? "" : "of\u00a0" + PlainText.quoted(versus)));
    for (ArchitectureSummary architecture : summary.architectures()) {
      cells.add(
          results.stream()
              .filter(o -> o.architecture().equals(architecture.name()))
              .findFirst()
              .map(ObjectivesTable::cell)
              .orElse(Cell.NONE));
    }
    return new Row(objective, cells);
  }

  private static Cell cell(ObjectiveResult result) {
    return new Cell(
        result.verdict().toString(),
        ObjectiveText.valueWithInterval(result),
        note(result),
        Tone.of(result.verdict()));
  }

  private static String note(ObjectiveResult result) {
    return Stream.of(ObjectiveText.withinLimit(result), PlainText.of(result.why()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "))
        .replace(" %", "\u00a0%");
  }
}
