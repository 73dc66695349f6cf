package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.OutcomesSection;
import java.util.ArrayList;
import java.util.List;

/** Paired differences against the first architecture, by use case and metric. */
final class DifferencesTable {
  private DifferencesTable() {}

  static Table of(Summary summary) {
    List<Comparison> all = summary.comparisonsOursFirst();
    List<String> architectures =
        summary.architectures().stream()
            .map(ArchitectureSummary::name)
            .filter(name -> all.stream().anyMatch(c -> c.architecture().equals(name)))
            .toList();
    List<String> header = new ArrayList<>(List.of("Difference to " + baseline(summary, all)));
    architectures.forEach(name -> header.add(Bounds.marked(summary, name)));
    List<Group> groups =
        all.stream()
            .map(Comparison::useCase)
            .distinct()
            .map(useCase -> new Group(name(summary, useCase), rows(all, useCase, architectures)))
            .toList();
    return new Table(
        "Difference per run with its 95 % confidence interval, paired; percentiles are pooled",
        header, groups);
  }

  private static String name(Summary summary, String useCase) {
    return summary.isBackground(useCase)
        ? useCase + " \u2013 " + OutcomesSection.BACKGROUND
        : useCase;
  }

  private static String baseline(Summary summary, List<Comparison> all) {
    return all.stream()
        .findFirst()
        .map(comparison -> Bounds.marked(summary, comparison.baseline()))
        .orElse("the first architecture");
  }

  private static List<Row> rows(List<Comparison> all, String useCase, List<String> architectures) {
    List<Comparison> some = all.stream().filter(c -> c.useCase().equals(useCase)).toList();
    return some.stream()
        .map(Comparison::metric)
        .distinct()
        .map(
            metric ->
                new Row(
                    Metric.of(metric).words(),
                    architectures.stream().map(name -> cell(some, metric, name)).toList()))
        .toList();
  }

  private static Cell cell(List<Comparison> some, String metric, String architecture) {
    return some.stream()
        .filter(c -> c.metric().equals(metric) && c.architecture().equals(architecture))
        .findFirst()
        .map(DifferencesTable::cell)
        .orElse(Cell.NONE);
  }

  private static Cell cell(Comparison comparison) {
    return cell(Metric.of(comparison.metric()), comparison.unit(), comparison.difference());
  }

  /** Returns a difference, and whether it is for the better. */
  static Cell cell(Metric metric, String unit, Estimate difference) {
    double mean = difference.mean();
    if (Double.isNaN(mean)) {
      return new Cell("", "n/a", "never, or not measured", Tone.MUTED);
    }
    String size = unit.equals("share") ? Figures.points(mean) : Figures.value(mean, unit);
    String both = Figures.difference(difference, unit);
    String text = (mean > 0 ? "+" : "") + signed(size);
    if (!difference.hasInterval()) {
      return new Cell("", text, "no interval", Tone.MUTED);
    }
    String interval = signed(both.substring(size.length()));
    String range = interval.startsWith(" ±") ? "," + interval : interval;
    if (mean == 0 && difference.halfWidth() == 0) {
      return new Cell("", "the same", "", Tone.MUTED);
    }
    if (difference.mayBeZero()) {
      String word = "no difference shown";
      return new Cell(word, text, word + range, Tone.UNSURE);
    }
    boolean better = mean > 0 == metric.higherIsBetter();
    String word = better ? "better" : "worse";
    return new Cell(word, text, word + range, better ? Tone.GOOD : Tone.BAD);
  }

  private static String signed(String figure) {
    return figure.replace('-', '−');
  }
}
