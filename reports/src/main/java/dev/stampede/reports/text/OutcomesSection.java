package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What happened to the work, one row for each architecture and use case. */
public final class OutcomesSection {

  /** What the work of others is called, beside the work that architectures are compared for. */
  public static final String BACKGROUND = "background: other customers of the same providers";

  private static final int SHORTEST_NAME = 16;
  private static final String INDENT = "  ";

  /** What is left out where it does not fit, the last one first; the artefacts have it all. */
  private enum Extra {
    CALLS,
    MEDIAN,
    INTERVALS
  }

  private final Summary summary;
  private final PerRun perRun;

  /** Whether some work was never answered, so that the answered alone are something else. */
  private final boolean withAnswered;

  private OutcomesSection(Summary summary) {
    this.summary = summary;
    this.perRun = PerRun.of(summary);
    this.withAnswered =
        summary.architectures().stream()
            .flatMap(architecture -> architecture.useCases().stream())
            .anyMatch(useCase -> useCase.shareAnswered() < 1);
  }

  static List<String> lines(Summary summary, int width, boolean colour) {
    return new OutcomesSection(summary).lines(width, colour);
  }

  private List<String> lines(int width, boolean colour) {
    Set<Extra> extras = EnumSet.allOf(Extra.class);
    for (Extra extra : List.of(Extra.INTERVALS, Extra.MEDIAN, Extra.CALLS)) {
      if (!table(extras).fits(width, SHORTEST_NAME)) {
        extras.remove(extra);
      }
    }
    TextTable table = table(extras);
    if (table.rows().isEmpty()) {
      return List.of();
    }
    List<String> lines = table.lines(width, colour);
    int ours = rows(extras, ArchitectureSummary::ours).size();
    if (ours < table.rows().size()) {
      lines.add(1 + ours, faint(BACKGROUND, colour));
    }
    notes(extras).stream()
        .flatMap(note -> PlainText.wrap(note, width - INDENT.length()).stream())
        .forEach(line -> lines.add(faint(line, colour)));
    return lines;
  }

  private List<String> notes(Set<Extra> extras) {
    String answered =
        withAnswered
            ? ", never if too much had no answer; p99 of answered: with the share they are"
            : "";
    String calls =
        extras.contains(Extra.CALLS) ? "calls: to providers, for each piece of work; " : "";
    return List.of(
        (extras.contains(Extra.MEDIAN) ? "p50, p99" : "p99") + ": latency of all work" + answered,
        calls + "tickets: " + perRun.words());
  }

  private TextTable table(Set<Extra> extras) {
    List<String> header = new ArrayList<>(List.of("OUTCOMES", "use case", "availability"));
    add(header, extras.contains(Extra.MEDIAN), () -> "p50");
    header.add("p99");
    add(header, withAnswered, () -> "p99 of answered");
    add(header, extras.contains(Extra.CALLS), () -> "calls");
    header.add("tickets");
    List<List<Cell>> rows = rows(extras, ArchitectureSummary::ours);
    rows.addAll(rows(extras, ArchitectureSummary::background));
    return new TextTable(header, 2, rows);
  }

  private static <T> void add(List<T> cells, boolean shown, Supplier<T> cell) {
    if (shown) {
      cells.add(cell.get());
    }
  }

  private static String faint(String text, boolean colour) {
    return colour ? Ink.FAINT.on(INDENT + text) : INDENT + text;
  }

  private List<List<Cell>> rows(
      Set<Extra> extras, Function<ArchitectureSummary, List<UseCaseSummary>> useCases) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (UseCaseSummary useCase : useCases.apply(architecture)) {
        rows.add(row(name, useCase, extras));
        name = "";
      }
    }
    return rows;
  }

  private List<Cell> row(String architecture, UseCaseSummary useCase, Set<Extra> extras) {
    WorkLatency e2e = useCase.latencySeconds().e2e();
    Estimate availability = useCase.availability();
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(architecture));
    row.add(Cell.of(PlainText.of(useCase.name())));
    row.add(
        Cell.of(
            extras.contains(Extra.INTERVALS)
                ? Figures.value(availability, "share")
                : Figures.share(availability.mean())));
    add(row, extras.contains(Extra.MEDIAN), () -> Cell.of(seconds(e2e.p50())));
    row.add(Cell.of(seconds(e2e.p99())));
    add(row, withAnswered, () -> Cell.of(answered(useCase)));
    add(
        row,
        extras.contains(Extra.CALLS),
        () -> Cell.of(calls(useCase.attempts().amplification())));
    row.add(Cell.of(perRun.count(useCase.tickets())));
    return row;
  }

  private static String calls(double amplification) {
    return Double.isNaN(amplification) ? "–" : Figures.number(amplification) + "×";
  }

  private static String seconds(double seconds) {
    return Double.isNaN(seconds) ? "–" : Figures.seconds(seconds);
  }

  /** With the share of the work that it is of. */
  private static String answered(UseCaseSummary useCase) {
    LatencySummary answered = useCase.latencySeconds().e2e().answered();
    return answered.count() == 0
        ? "–"
        : "%s of %s"
            .formatted(Figures.seconds(answered.p99()), Figures.share(useCase.shareAnswered()));
  }
}
