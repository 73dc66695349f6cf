package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PeopleSection;
import java.util.List;

/** What people in a closed loop did with their time under each architecture, and what they lost. */
final class PeopleTable {
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

  private PeopleTable() {}

  static Table of(Summary summary) {
    return new Table(
        "Person-hours of a run without its warm-up, lost beside the same people where nothing goes"
            + " wrong; tasks of all replications, done with help and without, caught up after they"
            + " had been put aside, and still aside at the end; questions answered in the end, their"
            + " tries, and the time until then",
        HEADER,
        summary.architectures().stream().map(PeopleTable::group).toList());
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
    PeopleSummary.Hours hours = people.hours();
    PeopleSummary.Tasks tasks = people.tasks();
    boolean lost = hours.lost().mean() > 0;
    return new Row(
        useCase,
        List.of(
            count(people.people()),
            hours(hours.there()),
            hours(hours.waited()),
            hours(hours.unaided()),
            hours(hours.stopped()),
            new Cell("", PeopleSection.lost(hours), interval(hours), lost ? Tone.BAD : Tone.PLAIN),
            count(tasks.withHelp()),
            count(tasks.without()),
            count(tasks.caughtUp()),
            count(tasks.aside()),
            Cell.of(Figures.value(people.questions().success(), "share")),
            Cell.of(Figures.number(people.questions().tries())),
            Cell.of(PeopleSection.until(people))));
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
