package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.OutcomesSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What each fault cost, by architecture and use case; the work of others comes last. */
final class CounterfactualTable {

  private CounterfactualTable() {}

  static Table of(Summary summary) {
    List<UseCaseLosses> losses =
        summary.counterfactual().stream()
            .flatMap(asked -> asked.losses().stream())
            .sorted(Comparator.comparing((UseCaseLosses l) -> summary.isBackground(l.useCase())))
            .toList();
    List<String> metrics =
        losses.stream()
            .flatMap(all -> all.total().differences().stream())
            .map(Difference::metric)
            .distinct()
            .toList();
    List<String> header = new ArrayList<>(List.of("Fault"));
    metrics.forEach(metric -> header.add(Metric.of(metric).words()));
    header.add("of the error budget");
    return new Table(
        "With the fault less without it, per run on the same random numbers, with 95 % confidence"
            + " intervals",
        header, losses.stream().map(l -> new Group(name(summary, l), rows(l, metrics))).toList());
  }

  private static String name(Summary summary, UseCaseLosses losses) {
    String name = Bounds.marked(summary, losses.architecture()) + " · " + losses.whose();
    return summary.isBackground(losses.useCase())
        ? name + " \u2013 " + OutcomesSection.BACKGROUND
        : name;
  }

  private static List<Row> rows(UseCaseLosses losses, List<String> metrics) {
    List<Row> rows = new ArrayList<>();
    for (FaultLoss fault : losses.faults()) {
      String name = fault.byChance() ? "incidents of " + fault.fault() : fault.fault();
      rows.add(row(name, fault.loss(), metrics));
    }
    if (losses.faults().size() > 1) {
      rows.add(row("all together", losses.total(), metrics));
      rows.add(
          row("interaction: all together less the sum of each", losses.interaction(), metrics));
    }
    return rows;
  }

  private static Row row(String name, Loss loss, List<String> metrics) {
    List<Cell> cells = new ArrayList<>();
    metrics.forEach(metric -> cells.add(cell(loss, metric)));
    cells.add(budgets(loss.budgetSpent()));
    return new Row(name, cells);
  }

  private static Cell cell(Loss loss, String metric) {
    return loss.differences().stream()
        .filter(d -> d.metric().equals(metric))
        .map(d -> DifferencesTable.cell(Metric.of(metric), d.unit(), d.difference()))
        .findFirst()
        .orElse(Cell.NONE);
  }

  private static Cell budgets(List<BudgetSpent> spent) {
    return spent.isEmpty()
        ? Cell.NONE
        : Cell.of(
            spent.stream().map(s -> Figures.share(s.share())).collect(Collectors.joining(" · ")),
            spent.stream().map(BudgetSpent::objective).collect(Collectors.joining(" · ")));
  }
}
