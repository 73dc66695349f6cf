package dev.stampede.reports.live;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was changed, set beside the scenario as its file has it: objective by objective. */
final class AgainstTable {

  private static final Table NONE = new Table("", List.of(), List.of());

  private AgainstTable() {}

  /** Returns the table; an empty one where there is nothing to set beside. */
  static Table of(Optional<Summary> file, Summary now) {
    return file.map(before -> of(before, now)).orElse(NONE);
  }

  private static Table of(Summary before, Summary now) {
    List<String> header = new ArrayList<>(List.of("In the file \u2192 now"));
    now.architectures().forEach(a -> header.add(Bounds.marked(a)));
    List<Row> rows = new ArrayList<>();
    now.objectives().stream()
        .map(ObjectiveResult::objective)
        .distinct()
        .forEach(objective -> rows.add(row(objective, before, now)));
    if (now.hasPrices() && before.currency().equals(now.currency())) {
      rows.add(costs(before, now));
    }
    return new Table(
        "The scenario as its file has it (%s), and as it is now (%s)"
            .formatted(replications(before), replications(now)),
        header,
        List.of(new Group("", rows)));
  }

  private static String replications(Summary summary) {
    int replications = summary.scenario().replications();
    return replications == 1 ? "1 replication" : Figures.count(replications) + " replications";
  }

  private static Row row(String objective, Summary before, Summary now) {
    List<Cell> cells = new ArrayList<>();
    for (ArchitectureSummary architecture : now.architectures()) {
      Optional<ObjectiveResult> was = find(before, objective, architecture);
      Optional<ObjectiveResult> is = find(now, objective, architecture);
      cells.add(was.isPresent() && is.isPresent() ? cell(was.get(), is.get()) : Cell.NONE);
    }
    ObjectiveResult any =
        now.objectives().stream()
            .filter(result -> result.objective().equals(objective))
            .findFirst()
            .orElseThrow();
    return new Row(any.each().isEmpty() ? ObjectiveText.measure(any) : objective, cells);
  }

  private static Optional<ObjectiveResult> find(
      Summary summary, String objective, ArchitectureSummary architecture) {
    return summary.objectives().stream()
        .filter(result -> result.objective().equals(objective))
        .filter(result -> result.architecture().equals(architecture.name()))
        .findFirst();
  }

  private static Cell cell(ObjectiveResult was, ObjectiveResult is) {
    String before = ObjectiveText.valueAlone(was);
    String after = ObjectiveText.valueAlone(is);
    boolean sameVerdict = was.verdict() == is.verdict();
    if (before.equals(after) && sameVerdict) {
      return new Cell("", after, "as before", Tone.MUTED);
    }
    return new Cell(
        is.verdict().toString(),
        before + " \u2192 " + after,
        sameVerdict ? "" : "%s before, now %s".formatted(was.verdict(), is.verdict()),
        Tone.of(is.verdict()));
  }

  private static Row costs(Summary before, Summary now) {
    List<Cell> cells = new ArrayList<>();
    for (ArchitectureSummary architecture : now.architectures()) {
      String after = Figures.money(architecture.cost().total(), now.currency());
      cells.add(
          before.architectures().stream()
              .filter(a -> a.name().equals(architecture.name()))
              .findFirst()
              .map(a -> Figures.money(a.cost().total(), before.currency()))
              .map(
                  was ->
                      was.equals(after)
                          ? new Cell("", after, "as before", Tone.MUTED)
                          : Cell.of(was + " \u2192 " + after))
              .orElse(Cell.NONE));
    }
    return new Row("Cost of a run", cells);
  }
}
