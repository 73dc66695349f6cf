package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Costs;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.CostFrontier.Cheapest;
import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.CostFrontier.Step;
import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.CostColumn;
import dev.stampede.reports.text.CostStep;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What a run costs with each architecture, and what more availability costs. */
final class CostSection {
  private static final Costs NONE =
      new Costs(
          List.of(), List.of(), table("", List.of(), List.of()), table("", List.of(), List.of()));

  private final Summary summary;

  private CostSection(Summary summary) {
    this.summary = summary;
  }

  static Costs of(Summary summary, List<Chart> charts) {
    if (!summary.hasPrices()) {
      return NONE;
    }
    CostSection part = new CostSection(summary);
    return new Costs(
        part.reading(),
        charts.stream().filter(c -> c.topic().equals(Topic.COST)).map(Figure::of).toList(),
        part.costs(),
        part.steps());
  }

  private List<String> reading() {
    List<String> sentences = new ArrayList<>();
    sentences.add("Of a run, of all that the scenario prices.");
    summary.frontier().cheapest().ifPresent(cheapest -> sentences.add(sentence(cheapest)));
    List<String> efficient =
        summary.frontier().points().stream()
            .filter(Point::efficient)
            .map(Point::architecture)
            .toList();
    if (efficient.size() == 1 && summary.candidates().size() > 1) {
      sentences.add(
          "No more availability is to be had for more: none of the others is more available than %s,"
                  .formatted(PlainText.quoted(efficient.get(0)))
              + " and none costs less.");
    }
    return sentences;
  }

  private String sentence(Cheapest cheapest) {
    String first =
        "Of those that keep every objective %s costs least: %s"
            .formatted(PlainText.quoted(cheapest.architecture()), money(cheapest.cost()));
    if (cheapest.next().isEmpty() || cheapest.less().isEmpty()) {
      return first + ". No other one keeps them all.";
    }
    return "%s, %s less than %s, the next one."
        .formatted(
            first,
            Figures.value(cheapest.less().get(), summary.currency()),
            PlainText.quoted(cheapest.next().get()));
  }

  private Table costs() {
    List<CostColumn> columns = CostColumn.shown(summary);
    List<String> header = new ArrayList<>(List.of("Architecture", "total"));
    columns.forEach(column -> header.add(column.label()));
    return table(
        "Cost of a run, with the 95 % confidence interval of the total, and what it is paid for",
        header, summary.architectures().stream().map(a -> row(a, columns)).toList());
  }

  private Row row(ArchitectureSummary architecture, List<CostColumn> columns) {
    CostSummary cost = architecture.cost();
    List<Cell> cells = new ArrayList<>();
    cells.add(total(architecture));
    for (CostColumn column : columns) {
      double amount = column.of(cost);
      cells.add(amount == 0 ? new Cell("", money(0), "", Tone.MUTED) : Cell.of(money(amount)));
    }
    return new Row(Bounds.marked(architecture), cells);
  }

  private Cell total(ArchitectureSummary architecture) {
    CostSummary cost = architecture.cost();
    String text = Figures.value(new Estimate(cost.total(), cost.ci95()), summary.currency());
    boolean chosen =
        summary
            .frontier()
            .cheapest()
            .filter(cheapest -> cheapest.architecture().equals(architecture.name()))
            .isPresent();
    return chosen
        ? new Cell("cheapest", text, "cheapest that keeps every objective", Tone.GOOD)
        : Cell.of(text);
  }

  private Table steps() {
    return table(
        "What more availability costs: each efficient architecture and the next dearer one, paired,"
            + " with 95 % confidence intervals",
        List.of(
            "Step",
            "one more nine",
            "availability of all work, higher by",
            "cost of a run, higher by"),
        summary.frontier().steps().stream().map(this::row).toList());
  }

  private Row row(Step step) {
    CostStep words = CostStep.of(summary, step);
    String doubt = words.isInDoubt() ? "no difference shown" : "";
    Tone tone = words.isInDoubt() ? Tone.MUTED : Tone.PLAIN;
    Cell nine =
        words.nine().isEmpty()
            ? new Cell("", "\u2013", "nothing is outside any more", Tone.MUTED)
            : new Cell("", words.nine(), doubt, tone);
    return new Row(
        words.architectures(), List.of(nine, Cell.of(words.availability()), Cell.of(words.cost())));
  }

  private String money(double amount) {
    return Figures.money(amount, summary.currency());
  }

  private static Table table(String caption, List<String> header, List<Row> rows) {
    return new Table(caption, header, List.of(new Group("", rows)));
  }
}
