package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Background;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import java.util.ArrayList;
import java.util.List;

/** Paired differences against the first architecture, by use case and metric. */
final class DifferencesTable {
  private DifferencesTable() {}

  static Table of(Summary summary) {
    List<Comparison> all = Background.last(summary);
    List<String> architectures =
        summary.architectures().stream()
            .map(ArchitectureSummary::name)
            .filter(name -> all.stream().anyMatch(c -> c.architecture().equals(name)))
            .toList();
    List<String> header = new ArrayList<>(List.of("Difference to " + baseline(all)));
    header.addAll(architectures);
    List<Group> groups =
        all.stream()
            .map(Comparison::useCase)
            .distinct()
            .map(useCase -> new Group(name(summary, useCase), rows(all, useCase, architectures)))
            .toList();
    return new Table(
        "Mean difference per run; \u00b1 is half its 95 % confidence interval, paired",
        header, groups);
  }

  private static String name(Summary summary, String useCase) {
    return summary.isBackground(useCase) ? useCase + " \u2013 " + Background.LABEL : useCase;
  }

  private static String baseline(List<Comparison> all) {
    return all.stream().findFirst().map(Comparison::baseline).orElse("the first architecture");
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
        .map(c -> cell(Metric.of(metric), c.difference()))
        .orElse(Cell.NONE);
  }

  private static Cell cell(Metric metric, Estimate difference) {
    double mean = difference.mean();
    double half = difference.halfWidth();
    String[] parts = text(metric, Math.abs(mean), half).split(" \u00b1", 2);
    String text = (mean > 0 ? "+" : mean < 0 ? "\u2212" : "") + parts[0];
    if (!difference.hasInterval()) {
      return new Cell("", text, "no interval from one replication", Tone.MUTED);
    }
    String interval = parts.length == 2 ? ", \u00b1" + parts[1] : "";
    if (mean == 0 && half == 0) {
      return new Cell("", "the same", "", Tone.MUTED);
    }
    if (!(Math.abs(mean) > half)) {
      String word = "no difference shown";
      return new Cell(word, text, word + interval, Tone.UNSURE);
    }
    boolean better = mean > 0 == metric.higherIsBetter();
    String word = better ? "better" : "worse";
    return new Cell(word, text, word + interval, better ? Tone.GOOD : Tone.BAD);
  }

  /** A difference of shares is written in percentage points. */
  private static String text(Metric metric, double mean, double half) {
    boolean share = metric.unit().equals("share");
    double scale = share ? 100 : 1;
    Estimate estimate = Estimate.of(scale * mean, scale * (mean - half), scale * (mean + half));
    return Figures.value(estimate, share ? "points" : metric.unit());
  }
}
