package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.people.PlatformSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** How many users each platform had, lost and gained. */
public final class UsersSection {

  private static final List<String> HEADER =
      List.of("USERS", "platform", "at first", "at most", "at the end", "own ones lost", "gained");

  private static final double MILLION = 1e6;

  private UsersSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (PlatformSummary platform : architecture.platforms()) {
        rows.add(row(name, platform));
        name = "";
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(new TextTable(HEADER, 2, rows).lines(width, colour));
    String note = "  per run, warm-up included; who uses two platforms is a user of both";
    lines.add(colour ? Ink.FAINT.on(note) : note);
    return lines;
  }

  private static List<Cell> row(String architecture, PlatformSummary platform) {
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(platform.name())),
        Cell.of(users((double) platform.users())),
        Cell.of(users(platform.most())),
        Cell.of(users(platform.atEnd())),
        new Cell(lost(platform), platform.lost() > 0 ? Ink.BAD : Ink.PLAIN),
        Cell.of(users(platform.gained())));
  }

  /** Returns how many of its own users a platform lost, and which share of them. */
  public static String lost(PlatformSummary platform) {
    return platform.lost() == 0
        ? "0"
        : "%s (%s)".formatted(users(platform.lost()), Figures.share(platform.lostShare()));
  }

  /** Writes a number of people: {@code 250 million}, {@code 12,300}. */
  public static String users(double users) {
    return users >= MILLION
        ? Figures.number(users / MILLION) + " million"
        : Figures.count(Math.round(users));
  }
}
