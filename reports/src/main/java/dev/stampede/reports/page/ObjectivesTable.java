package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PerRun;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix of the decision: objectives, and what a run comes to, down; architectures across. */
public final class ObjectivesTable {
  private ObjectivesTable() {}

  /** Returns the matrix; names from files in it are not escaped yet. */
  public static Table of(Summary summary) {
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
        header,
        Stream.of(new Group("", rows), new Group("Without a limit", totals(summary)))
            .filter(group -> !group.rows().isEmpty())
            .toList());
  }

  /** Availability where no objective is about it, tickets, and the cost where there are prices. */
  private static List<Row> totals(Summary summary) {
    List<Row> rows = new ArrayList<>();
    if (summary.architectures().isEmpty()) {
      return rows;
    }
    if (summary.objectives().isEmpty()) {
      summary.architectures().stream()
          .flatMap(architecture -> architecture.ours().stream())
          .map(UseCaseSummary::name)
          .distinct()
          .forEach(name -> rows.add(availability(summary, name)));
    }
    PerRun perRun = PerRun.of(summary);
    rows.add(total(summary, "Tickets of a run", a -> perRun.count(Choice.tickets(a))));
    if (summary.hasPrices()) {
      rows.add(
          total(
              summary, "Cost of a run", a -> Figures.money(a.cost().total(), summary.currency())));
    }
    return rows;
  }

  private static Row availability(Summary summary, String useCase) {
    return total(
        summary,
        PlainText.of(useCase) + " availability",
        a ->
            a.ours().stream()
                .filter(u -> u.name().equals(useCase))
                .findFirst()
                .map(u -> Figures.share(u.availability().mean()))
                .orElse(Cell.NONE.text()));
  }

  private static Row total(
      Summary summary, String name, Function<ArchitectureSummary, String> figure) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.NONE));
    summary.architectures().forEach(a -> cells.add(Cell.of(figure.apply(a))));
    return new Row(name, cells);
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
    return new Row(any.each().isEmpty() ? ObjectiveText.measure(any) : objective, cells);
  }

  private static Cell cell(ObjectiveResult result) {
    return new Cell(
        result.verdict().toString(),
        ObjectiveText.valueAlone(result),
        note(result),
        Tone.of(result.verdict()));
  }

  private static String note(ObjectiveResult result) {
    return Stream.of(
            ObjectiveText.interval(result),
            ObjectiveText.shareOfNever(result),
            PlainText.of(result.why()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "))
        .replace(" %", "\u00a0%");
  }
}
