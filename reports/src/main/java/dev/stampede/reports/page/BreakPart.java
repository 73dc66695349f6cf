package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Breaks;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.LevelSummary.Trigger;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.place.AlsoHit;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.BreakWords;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What broke first, how long everybody was below a level for it, and how often again. */
final class BreakPart {

  private static final List<String> HEADER =
      List.of("Who, and after what", "below its level", "relapses", "tail", "times hit");

  private BreakPart() {}

  static Breaks of(Summary summary, List<Chart> charts) {
    List<ArchitectureSummary> struck =
        summary.architectures().stream().filter(BreakWords::isStruck).toList();
    List<Figure> figures =
        charts.stream().filter(c -> c.topic().equals(Topic.PLACES)).map(Figure::of).toList();
    return new Breaks(
        struck.stream()
            .map(
                architecture ->
                    PlainText.of(
                        Bounds.marked(architecture)
                            + ": "
                            + BreakWords.line(architecture, summary)))
            .toList(),
        figures,
        new Table(
            "Per run; the tail is from the end of the fault, or of the surge",
            HEADER,
            struck.stream()
                .map(a -> new Group(Bounds.marked(a), rows(a)))
                .filter(group -> !group.rows().isEmpty())
                .toList()));
  }

  private static List<Row> rows(ArchitectureSummary architecture) {
    List<Row> rows = new ArrayList<>();
    architecture.useCases().forEach(u -> add(rows, u.name(), u.level()));
    architecture.providers().stream()
        .filter(p -> isConcerned(p.name(), p.level(), architecture))
        .forEach(p -> add(rows, p.name() + " (provider)", p.level()));
    return rows;
  }

  /** A provider that was struck, or fell. */
  private static boolean isConcerned(
      String provider, LevelSummary level, ArchitectureSummary architecture) {
    return level.triggers().stream().anyMatch(t -> isOf(provider, t.struck()))
        || architecture.alsoHit().stream()
            .filter(AlsoHit::provider)
            .map(AlsoHit::name)
            .anyMatch(provider::equals);
  }

  /**
   * Whether what was struck is a provider, or one of its tiers, which has its name before a dot.
   */
  private static boolean isOf(String provider, String struck) {
    return struck.equals(provider) || struck.startsWith(provider + ".");
  }

  private static void add(List<Row> rows, String name, LevelSummary level) {
    for (Trigger trigger : level.triggers()) {
      if (trigger.minutesBelow() == 0 && trigger.hit() == 0) {
        continue;
      }
      rows.add(
          new Row(
              name + ", after " + trigger.trigger(),
              List.of(
                  trigger.minutesBelow() == 0
                      ? Cell.NONE
                      : Cell.of(Figures.value(trigger.minutesBelow(), "min")),
                  trigger.relapses() == 0 ? Cell.NONE : Cell.of(Figures.number(trigger.relapses())),
                  Cell.of(BreakWords.tail(trigger)),
                  Cell.of(
                      Figures.count(trigger.hit())
                          + " of "
                          + Figures.count(trigger.occurrences())))));
    }
  }
}
