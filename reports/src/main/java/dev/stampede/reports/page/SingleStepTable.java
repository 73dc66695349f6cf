package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SingleStep;
import dev.stampede.reports.result.SingleStep.Tried;
import dev.stampede.reports.result.SingleStep.UseCaseSteps;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.SingleStepSection;
import java.util.ArrayList;
import java.util.List;

/** What each single step of operators came to, by architecture and use case. */
final class SingleStepTable {

  private static final List<String> HEADER =
      List.of(
          "Step", "done at", "tail", "more than to wait", "below its level", "more than to wait");

  private SingleStepTable() {}

  static Table of(Summary summary) {
    return new Table(
        SingleStepSection.note(summary),
        HEADER,
        summary.singleStep().stream()
            .flatMap(asked -> asked.useCases().stream())
            .map(useCase -> new Group(name(summary, useCase), rows(useCase)))
            .toList());
  }

  private static String name(Summary summary, UseCaseSteps useCase) {
    return "%s · %s \u2013 %s"
        .formatted(
            Bounds.marked(summary, useCase.architecture()),
            useCase.useCase(),
            SingleStepSection.sentence(useCase));
  }

  private static List<Row> rows(UseCaseSteps useCase) {
    if (useCase.soonest().isEmpty()) {
      return List.of(row(SingleStep.WAIT, useCase.named(SingleStep.WAIT), false));
    }
    List<Row> rows = new ArrayList<>();
    for (Tried tried : useCase.tried()) {
      rows.add(row(tried.step(), tried, useCase.soonest().contains(tried.step())));
    }
    rows.add(row("as the scenario says", useCase.asItIs(), false));
    return rows;
  }

  private static Row row(String name, Tried tried, boolean soonest) {
    return new Row(
        soonest ? name + " (soonest)" : name,
        List.of(
            tried.secondsAt().map(at -> Cell.of(Figures.seconds(at))).orElse(Cell.NONE),
            value(tried.tailSeconds(), "s"),
            DifferencesTable.cell(Metric.of("tail"), "s", tried.tailLess()),
            value(tried.minutesBelow(), "min"),
            DifferencesTable.cell(Metric.of("minutes_below"), "min", tried.minutesBelowLess())));
  }

  private static Cell value(Estimate estimate, String unit) {
    return Double.isNaN(estimate.mean()) ? Cell.NONE : Cell.of(Figures.value(estimate, unit));
  }
}
