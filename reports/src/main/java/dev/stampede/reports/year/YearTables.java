package dev.stampede.reports.year;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.year.Cause;
import dev.stampede.reports.result.year.Promise;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.Yearly;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures of years in tables. */
record YearTables(YearAnswer answer) {

  private static final double MINUTE = 60;

  /** Figures of each use case, and of all together. */
  Table years() {
    List<Group> groups = new ArrayList<>();
    for (OfArchitecture architecture : answer.architectures()) {
      for (OfUseCase useCase : architecture.useCases()) {
        boolean only = architecture.useCases().size() == 1;
        groups.add(
            new Group(
                named(architecture) + ", " + useCase.name(),
                useCase(useCase, only ? architecture.cost() : useCase.cost())));
      }
      if (architecture.useCases().size() > 1) {
        groups.add(new Group(named(architecture) + ", all of it", whole(architecture)));
      }
    }
    return new Table(
        "What a year comes to", List.of("A year", "Median", "19 of 20 years", "Mean"), groups);
  }

  private static String named(OfArchitecture architecture) {
    return architecture.name() + (architecture.bound() ? " (a bound)" : "");
  }

  private List<Group> groups(Function<OfArchitecture, List<Row>> rows) {
    return answer.architectures().stream()
        .map(each -> new Group(named(each), rows.apply(each)))
        .toList();
  }

  private List<Row> useCase(OfUseCase useCase, Optional<Yearly> cost) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("availability", useCase.availability(), "share"));
    rows.add(row("tickets", useCase.tickets(), ""));
    useCase.hours().ifPresent(hours -> rows.add(row("hours lost", hours, "h")));
    cost.ifPresent(all -> rows.add(row("cost", all, answer.currency())));
    return rows;
  }

  private List<Row> whole(OfArchitecture architecture) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("availability", architecture.availability(), "share"));
    architecture.cost().ifPresent(cost -> rows.add(row("cost", cost, answer.currency())));
    return rows;
  }

  private static Row row(String name, Yearly figure, String unit) {
    return new Row(
        name,
        List.of(cell(figure.median(), unit), cell(figure.bad(), unit), cell(figure.mean(), unit)));
  }

  private static Cell cell(Estimate estimate, String unit) {
    return Cell.of(Figures.value(estimate, unit));
  }

  /** What can be promised of each use case. */
  Table promises() {
    return new Table(
        "The highest level of availability that can be promised",
        List.of("Promise", "Level", "Years that keep it", "Budget of a year", "Next level"),
        groups(each -> each.useCases().stream().map(this::promise).toList()));
  }

  private Row promise(OfUseCase useCase) {
    Optional<Promise> highest = useCase.highest();
    Optional<Promise> next =
        useCase.promises().stream().filter(promise -> !promise.kept()).findFirst();
    return new Row(
        useCase.name(),
        List.of(
            highest
                .map(h -> new Cell("kept", Figures.limit(h.level(), "share"), "", Tone.GOOD))
                .orElse(new Cell("none", "none", "", Tone.BAD)),
            highest.map(this::years).orElse(Cell.NONE),
            highest
                .map(h -> Cell.of(Figures.seconds(h.budgetMinutes() * MINUTE)))
                .orElse(Cell.NONE),
            next.map(
                    n ->
                        Cell.of(
                            "%s: %d of %d"
                                .formatted(
                                    Figures.limit(n.level(), "share"),
                                    n.years(),
                                    useCase.years().size())))
                .orElse(Cell.NONE)));
  }

  private Cell years(Promise promise) {
    return Cell.of(
        "%d of %d, so at least %s"
            .formatted(promise.years(), answer.method().years(), Figures.share(promise.atLeast())));
  }

  /** How many years keep each level. */
  Table levels() {
    List<Group> groups =
        answer.architectures().stream()
            .flatMap(
                architecture ->
                    architecture.useCases().stream()
                        .map(
                            useCase ->
                                new Group(
                                    architecture.name() + ", " + useCase.name(),
                                    useCase.promises().stream().map(this::level).toList())))
            .toList();
    return new Table(
        "How many years keep each level",
        List.of("Level", "Years that keep it", "Budget of a year"),
        groups);
  }

  private Row level(Promise promise) {
    return new Row(
        Figures.limit(promise.level(), "share"),
        List.of(years(promise), Cell.of(Figures.seconds(promise.budgetMinutes() * MINUTE))));
  }

  /** What the scenario promises. */
  Table objectives() {
    return new Table(
        "What the scenario promises of availability, of all years together",
        List.of("Objective", "Value"),
        groups(
            architecture ->
                answer.objectives().stream()
                    .filter(result -> result.architecture().equals(architecture.name()))
                    .map(YearTables::objective)
                    .toList()));
  }

  private static Row objective(ObjectiveResult result) {
    return new Row(
        result.objective(),
        List.of(
            new Cell(
                result.verdict().toString(),
                Figures.value(result.estimate(), result.unit()),
                result.why(),
                Tone.of(result.verdict()))));
  }

  /** What went wrong. */
  Table causes() {
    boolean priced = !answer.currency().isEmpty();
    List<String> header =
        new ArrayList<>(List.of("Cause", "Incidents a year", "Tickets a year", "Share"));
    if (priced) {
      header.add("Cost a year");
    }
    return new Table(
        "What each adds to a mean year",
        header,
        groups(each -> each.causes().stream().map(cause -> cause(cause, priced)).toList()));
  }

  private Row cause(Cause cause, boolean priced) {
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                cause.kind().isEmpty() ? Cell.NONE : Cell.of(Figures.number(cause.perYear())),
                cell(cause.tickets(), ""),
                Double.isNaN(cause.share()) ? Cell.NONE : Cell.of(Figures.share(cause.share()))));
    if (priced) {
      cells.add(cause.cost().map(cost -> cell(cost, answer.currency())).orElse(Cell.NONE));
    }
    return new Row(
        cause.kind().isEmpty() ? cause.source() : cause.source() + ": " + cause.kind(), cells);
  }
}
