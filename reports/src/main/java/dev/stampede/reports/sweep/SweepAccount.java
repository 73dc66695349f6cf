package dev.stampede.reports.sweep;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.chart.effect.ResponseChart;
import dev.stampede.reports.chart.effect.TornadoChart;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.VerdictCell;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Unsettled;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.VerdictScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a sweep says. */
public final class SweepAccount {

  private static final int LONGEST_NAME = 40;

  private final SweepAnswer answer;
  private final List<String> architectures;

  private SweepAccount(SweepAnswer answer) {
    this.answer = answer;
    this.architectures =
        answer.points().stream()
            .flatMap(point -> point.result().architectures().stream())
            .map(OfArchitecture::name)
            .distinct()
            .toList();
  }

  /** Returns the account of an answer. */
  public static Account of(SweepAnswer answer) {
    return new SweepAccount(answer).account();
  }

  private Account account() {
    List<Block> charts =
        Stream.concat(ResponseChart.of(answer).stream(), TornadoChart.of(answer).stream())
            .map(Block.Drawing::new)
            .map(Block.class::cast)
            .toList();
    return new Account(
        answer.name(),
        headline(),
        facts(),
        answer.partial()
            ? "It was interrupted: %d of %d points are known. --resume goes on with it."
                .formatted(answer.points().size(), answer.planned())
            : "",
        List.of(
            new Section("stopping", "How many replications", stopping()),
            new Section("unsettled", "At the cap", List.of(new Block.Grid(unsettled(), true))),
            new Section("promises", "Promises kept", List.of(new Block.Grid(verdicts(), true))),
            new Section("curves", "What it depends on", charts),
            new Section("figures", "Figures", figures())),
        answer.warnings());
  }

  private List<String> facts() {
    return List.of(
        Figures.counted(answer.points().size(), "point"),
        replications() + " of each",
        "seed %d".formatted(answer.setup().seed()),
        "%s trials, %s events in %s"
            .formatted(
                Figures.count(answer.setup().trials()),
                Figures.count(answer.setup().events()),
                Figures.seconds(answer.setup().wallSeconds())));
  }

  /** Where points have different numbers, the fewest and the most. */
  private String replications() {
    int most = answer.setup().replications();
    int fewest = answer.points().stream().mapToInt(answer::replications).min().orElse(most);
    return fewest == most
        ? Figures.counted(most, "replication")
        : "%s to %s replications".formatted(Figures.count(fewest), Figures.count(most));
  }

  /** Why points have as many as they have, where that was not given. */
  private List<Block> stopping() {
    List<Stopping> all =
        answer.points().stream().flatMap(point -> point.result().stopping().stream()).toList();
    return all.isEmpty() ? List.of() : List.of(new Block.Sentences(VerdictScope.ofPoints(all)));
  }

  private Table unsettled() {
    return new Table(
        "Points that ended at the cap, what is known worst there, and how many replications it takes",
        List.of("Point", "Figure", "Known", "Asked for", "Replications"),
        groups(
            point ->
                point.result().stopping().filter(why -> !why.unsettled().isEmpty()).isPresent(),
            point ->
                point.result().stopping().map(Stopping::unsettled).orElse(List.of()).stream()
                    .limit(1)
                    .flatMap(worst -> unsettled(worst).stream())
                    .toList()));
  }

  private static List<Cell> unsettled(Unsettled worst) {
    return List.of(
        Cell.of(
            "%s under %s"
                .formatted(
                    PlainText.of(worst.figure()),
                    PlainText.quoted(worst.architecture(), LONGEST_NAME))),
        Cell.of(VerdictScope.known(worst)),
        worst
            .halfWidth()
            .map(half -> Cell.of("\u00b1" + Figures.value(half, worst.unit())))
            .orElse(Cell.NONE),
        worst.replications().map(n -> Cell.of("about " + Figures.count(n))).orElse(Cell.NONE));
  }

  /** Who keeps all promises at how many points, those who keep most first. */
  private String headline() {
    boolean promised =
        answer.points().stream()
            .flatMap(point -> point.result().architectures().stream())
            .anyMatch(architecture -> !architecture.kept().isEmpty());
    if (!promised) {
      return "%s points; the scenario promises nothing that could be kept."
          .formatted(Figures.count(answer.points().size()));
    }
    String most = "";
    long least = -1;
    for (String name : architectures) {
      long kept = kept(name);
      if (kept > least && !isBound(name)) {
        most = name;
        least = kept;
      }
    }
    return least <= 0
        ? "No architecture keeps all objectives at any of %d points."
            .formatted(answer.points().size())
        : "%s keeps all objectives at %d of %d points%s."
            .formatted(
                PlainText.quoted(most, LONGEST_NAME), least, answer.points().size(), where(most));
  }

  private long kept(String architecture) {
    return answer.points().stream().filter(point -> keeps(point, architecture)).count();
  }

  private static boolean keeps(Point point, String architecture) {
    return point
        .result()
        .architecture(architecture)
        .filter(each -> each.verdict() == Verdict.MET)
        .isPresent();
  }

  private boolean isBound(String name) {
    return answer.points().stream()
        .flatMap(point -> point.result().architecture(name).stream())
        .anyMatch(OfArchitecture::bound);
  }

  /** At which values, where they are but one axis, and not all or none. */
  private String where(String architecture) {
    List<String> values =
        answer.points().stream()
            .filter(point -> keeps(point, architecture))
            .map(this::values)
            .toList();
    boolean simple =
        answer.axes().size() == 1
            && values.size() < answer.points().size()
            && answer.points().stream().map(Point::scenario).distinct().count() == 1;
    if (!simple) {
      return "";
    }
    List<String> all = answer.points().stream().map(this::values).toList();
    int first = all.indexOf(values.get(0));
    boolean together = all.subList(first, first + values.size()).equals(values);
    return together && values.size() > 2
        ? ": from %s to %s".formatted(values.get(0), values.get(values.size() - 1))
        : ": " + String.join(", ", values);
  }

  /** What is set; where but some values are, each with its path. */
  private String values(Point point) {
    if (!point.values().contains("")) {
      return PlainText.of(String.join(", ", point.values()));
    }
    String set =
        IntStream.range(0, answer.axes().size())
            .filter(axis -> !point.values().get(axis).isEmpty())
            .mapToObj(axis -> answer.axes().get(axis).path() + "=" + point.values().get(axis))
            .collect(Collectors.joining(", "));
    return set.isEmpty() ? "as it is" : PlainText.of(set);
  }

  /** A row for each point, grouped by scenario. */
  private Table verdicts() {
    List<String> header = new ArrayList<>();
    header.add(
        answer.axes().stream()
            .map(Axis::path)
            .map(PlainText::of)
            .collect(Collectors.joining(", ")));
    header.addAll(architectures);
    return new Table(
        "Whether all objectives are kept, and the first promised figure",
        header,
        groups(point -> architectures.stream().map(name -> verdict(point, name)).toList()));
  }

  private interface Cells {
    List<Cell> of(Point point);
  }

  private List<Group> groups(Cells cells) {
    return groups(point -> true, cells);
  }

  private List<Group> groups(Predicate<Point> shown, Cells cells) {
    List<String> scenarios = answer.points().stream().map(Point::scenario).distinct().toList();
    List<Group> groups = new ArrayList<>();
    for (String scenario : scenarios) {
      groups.add(
          new Group(
              scenarios.size() == 1 ? "" : scenario,
              answer.points().stream()
                  .filter(point -> point.scenario().equals(scenario) && shown.test(point))
                  .map(point -> new Row(values(point), cells.of(point)))
                  .toList()));
    }
    return groups;
  }

  private static Cell verdict(Point point, String name) {
    return VerdictCell.of(
        point.result().architecture(name),
        figure -> Figures.value(figure.value().mean(), figure.unit()));
  }

  /** A table for each figure, on the page alone. */
  private List<Block> figures() {
    return answer.points().stream()
        .flatMap(point -> point.result().architectures().stream())
        .flatMap(architecture -> architecture.figures().stream())
        .map(figure -> List.of(figure.metric(), figure.useCase()))
        .distinct()
        .map(name -> (Block) new Block.Grid(figure(name.get(0), name.get(1)), false))
        .toList();
  }

  private Table figure(String metric, String useCase) {
    List<String> header = new ArrayList<>(List.of("Point"));
    header.addAll(architectures);
    return new Table(
        Metric.of(metric).words(useCase),
        header,
        groups(
            point ->
                architectures.stream().map(name -> figure(point, name, metric, useCase)).toList()));
  }

  private static Cell figure(Point point, String name, String metric, String useCase) {
    return point
        .result()
        .architecture(name)
        .flatMap(each -> each.figure(metric, useCase))
        .map(SweepAccount::cell)
        .orElse(Cell.NONE);
  }

  private static Cell cell(Figure figure) {
    return Cell.of(Figures.value(figure.value(), figure.unit()));
  }
}
