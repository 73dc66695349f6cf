package dev.stampede.reports.text;

import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** What people in a closed loop, and agents, did, and what was lost of it. */
public final class PeopleSection {

  private static final List<String> HEADER =
      List.of(
          "PEOPLE", "use case", "hours", "waited", "unaided", "stopped", "lost", "answered", "p99");

  private static final List<String> AGENTS =
      List.of(
          "AGENTS",
          "use case",
          "turns",
          "in time",
          "failed",
          "losses",
          "redone",
          "work lost",
          "back");

  private static final List<String> ROLES_HEADER =
      List.of("PEOPLE BY", "role", "people", "hours", "waited", "unaided", "stopped", "lost");

  private static final String NOTHING = "-";

  private PeopleSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (UseCaseSummary useCase : architecture.useCases()) {
        if (useCase.people().isPresent()) {
          rows.add(row(name, useCase.name(), useCase.people().get()));
          name = "";
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(new TextTable(HEADER, 2, rows).lines(width, colour));
    List<List<Cell>> roles = roles(summary);
    if (!roles.isEmpty()) {
      lines.addAll(new TextTable(ROLES_HEADER, 2, roles).lines(width, colour));
    }
    String note =
        "  person-hours a run; lost: beside the same people where nothing goes wrong; p99: until"
            + " answered";
    lines.add(colour ? Ink.FAINT.on(note) : note);
    return lines;
  }

  /** What became of the turns of agents. */
  static List<String> agents(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (UseCaseSummary useCase : architecture.useCases()) {
        if (useCase.agents().isPresent()) {
          rows.add(row(name, useCase.name(), useCase.agents().get()));
          name = "";
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(new TextTable(AGENTS, 2, rows).lines(width, colour));
    String note =
        "  turns in time, of those whose end is known; redone: answers lost with an agent, of all;"
            + " work lost: p99 of a loss; back: p99 until it was where it had been";
    lines.add(colour ? Ink.FAINT.on(note) : note);
    return lines;
  }

  private static List<Cell> row(String architecture, String useCase, AgentSummary agents) {
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(useCase)),
        Cell.of(Figures.count(agents.turns().begun())),
        Cell.of(share(agents.turnsInTime())),
        failed(agents.turns().failed()),
        Cell.of(Figures.count(agents.lost().losses())),
        Cell.of(share(agents.redone())),
        Cell.of(p99(agents.workLost())),
        Cell.of(p99(agents.untilBack())));
  }

  private static Cell failed(long count) {
    return new Cell(Figures.count(count), count > 0 ? Ink.BAD : Ink.PLAIN);
  }

  private static String p99(LatencySummary times) {
    return times.count() == 0 ? NOTHING : Figures.seconds(times.p99());
  }

  /** What all people of one role lost together, whatever use case they are in. */
  private static List<List<Cell>> roles(Summary summary) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (PeopleSummary.OfRole role : architecture.roles()) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(name));
        row.add(Cell.of(PlainText.of(role.role())));
        row.add(Cell.of(Figures.count(role.people())));
        row.addAll(hours(role.hours()));
        rows.add(row);
        name = "";
      }
    }
    return rows;
  }

  private static List<Cell> hours(PeopleSummary.Hours hours) {
    return List.of(
        Cell.of(Figures.number(hours.there())),
        Cell.of(Figures.number(hours.waited())),
        Cell.of(Figures.number(hours.unaided())),
        Cell.of(Figures.number(hours.stopped())),
        new Cell(lost(hours), hours.lost().mean() > 0 ? Ink.BAD : Ink.PLAIN));
  }

  private static List<Cell> row(String architecture, String useCase, PeopleSummary people) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(architecture));
    row.add(Cell.of(PlainText.of(useCase)));
    row.addAll(hours(people.hours()));
    row.add(Cell.of(share(people.questions().success())));
    row.add(Cell.of(until(people)));
    return row;
  }

  /**
   * Returns the hours that were lost, and which share of all; a dash where nothing can go wrong.
   */
  public static String lost(PeopleSummary.Hours hours) {
    double lost = hours.lost().mean();
    return Double.isNaN(lost)
        ? NOTHING
        : "%s (%s)".formatted(Figures.number(lost), Figures.share(lost / hours.there()));
  }

  private static String share(Estimate success) {
    return Double.isNaN(success.mean()) ? NOTHING : Figures.share(success.mean());
  }

  /** Returns within what time 99 % of the questions that were answered in the end were so. */
  public static String until(PeopleSummary people) {
    return p99(people.untilServed());
  }
}
