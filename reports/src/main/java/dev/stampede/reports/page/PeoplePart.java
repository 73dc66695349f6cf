package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Page.People;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PeopleSection;
import java.util.ArrayList;
import java.util.List;

/** What people in a closed loop did with their time under each architecture, and what they lost. */
final class PeoplePart {
  private static final List<String> HEADER =
      List.of(
          "Use case",
          "people",
          "hours",
          "waited",
          "unaided",
          "stopped",
          "lost",
          "with help",
          "without",
          "caught up",
          "aside",
          "answered",
          "tries",
          "p99");

  private static final List<String> ROLES_HEADER =
      List.of("Role", "people", "hours", "waited", "unaided", "stopped", "lost", "use cases");

  private PeoplePart() {}

  static People of(Summary summary, List<Chart> charts) {
    return new People(
        charts.stream().filter(c -> c.topic().equals(Topic.PEOPLE)).map(Figure::of).toList(),
        byUseCase(summary),
        byRole(summary));
  }

  private static Table byRole(Summary summary) {
    return new Table(
        "The same person-hours, added up over the use cases of each role",
        ROLES_HEADER,
        summary.architectures().stream()
            .filter(architecture -> !architecture.roles().isEmpty())
            .map(
                architecture ->
                    new Group(
                        Bounds.marked(architecture),
                        architecture.roles().stream().map(PeoplePart::row).toList()))
            .toList());
  }

  private static Row row(PeopleSummary.OfRole role) {
    List<Cell> cells = new ArrayList<>();
    cells.add(count(role.people()));
    cells.addAll(cells(role.hours()));
    cells.add(Cell.of(String.join(", ", role.useCases())));
    return new Row(role.role(), cells);
  }

  private static List<Cell> cells(PeopleSummary.Hours hours) {
    boolean lost = hours.lost().mean() > 0;
    return List.of(
        hours(hours.there()),
        hours(hours.waited()),
        hours(hours.unaided()),
        hours(hours.stopped()),
        new Cell("", PeopleSection.lost(hours), interval(hours), lost ? Tone.BAD : Tone.PLAIN));
  }

  private static Table byUseCase(Summary summary) {
    return new Table(
        "Person-hours of a run without its warm-up, lost beside the same people where nothing goes"
            + " wrong; tasks of all replications, done with help and without, caught up after they"
            + " had been put aside, and still aside at the end; questions answered in the end, their"
            + " tries, and the time until then",
        HEADER,
        summary.architectures().stream().map(PeoplePart::group).toList());
  }

  private static Group group(ArchitectureSummary architecture) {
    return new Group(
        Bounds.marked(architecture),
        architecture.useCases().stream()
            .flatMap(
                useCase -> useCase.people().stream().map(people -> row(useCase.name(), people)))
            .toList());
  }

  private static Row row(String useCase, PeopleSummary people) {
    PeopleSummary.Tasks tasks = people.tasks();
    List<Cell> cells = new ArrayList<>();
    cells.add(count(people.people()));
    cells.addAll(cells(people.hours()));
    cells.addAll(
        List.of(
            count(tasks.withHelp()),
            count(tasks.without()),
            count(tasks.caughtUp()),
            count(tasks.aside()),
            Cell.of(Figures.value(people.questions().success(), "share")),
            Cell.of(Figures.number(people.questions().tries())),
            Cell.of(PeopleSection.until(people))));
    return new Row(useCase, cells);
  }

  private static String interval(PeopleSummary.Hours hours) {
    return hours.lost().hasInterval() ? Figures.value(hours.lost(), "h") : "";
  }

  private static Cell hours(double hours) {
    return quiet(Figures.number(hours), hours == 0);
  }

  private static Cell count(long count) {
    return quiet(Figures.count(count), count == 0);
  }

  private static Cell quiet(String text, boolean nothing) {
    return nothing ? new Cell("", text, "", Tone.MUTED) : Cell.of(text);
  }
}
