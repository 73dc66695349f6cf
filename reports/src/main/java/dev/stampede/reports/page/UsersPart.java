package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.page.Page.Users;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.people.PlatformSummary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.UsersSection;
import java.util.List;

/** Who used which platform under each architecture, and whom each of them lost and kept. */
final class UsersPart {
  private static final List<String> HEADER =
      List.of(
          "Platform",
          "users at first",
          "at least",
          "at most",
          "at the end",
          "own ones who left",
          "who returned",
          "lost",
          "others who came",
          "who went again",
          "gained");

  private UsersPart() {}

  static Users of(Summary summary, List<Chart> charts) {
    List<Group> groups =
        summary.architectures().stream()
            .filter(architecture -> !architecture.platforms().isEmpty())
            .map(UsersPart::group)
            .toList();
    return new Users(
        charts.stream().filter(c -> c.topic().equals(Topic.PLATFORMS)).map(Figure::of).toList(),
        new Table(
            "Users of the platforms, per run from its start to its end; who uses two platforms is a"
                + " user of both",
            HEADER,
            groups));
  }

  private static Group group(ArchitectureSummary architecture) {
    return new Group(
        Bounds.marked(architecture),
        architecture.platforms().stream().map(UsersPart::row).toList());
  }

  private static Row row(PlatformSummary platform) {
    boolean varies = platform.lostMost() > platform.lostLeast();
    String between =
        varies
            ? "%s to %s"
                .formatted(
                    UsersSection.users(platform.lostLeast()),
                    UsersSection.users(platform.lostMost()))
            : "";
    Tone tone = platform.lost() > 0 ? Tone.BAD : Tone.PLAIN;
    return new Row(
        platform.name(),
        List.of(
            users((double) platform.users()),
            users(platform.least()),
            users(platform.most()),
            users(platform.atEnd()),
            users(platform.left()),
            users(platform.returned()),
            new Cell("", UsersSection.lost(platform), between, tone),
            users(platform.came()),
            users(platform.went()),
            users(platform.gained())));
  }

  private static Cell users(double users) {
    String text = UsersSection.users(users);
    return users == 0 ? new Cell("", text, "", Tone.MUTED) : Cell.of(text);
  }
}
