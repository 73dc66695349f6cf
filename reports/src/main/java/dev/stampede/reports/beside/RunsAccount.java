package dev.stampede.reports.beside;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.beside.RunsBeside;
import dev.stampede.reports.result.beside.RunsBeside.Run;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Headline;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PerRun;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What several runs found, side by side. */
public final class RunsAccount {

  private static final int DIGITS = 8;

  private final List<Run> runs;

  private RunsAccount(List<Run> runs) {
    this.runs = runs;
  }

  /** Returns the account of runs. */
  public static Account of(RunsBeside answer) {
    return new RunsAccount(answer.runs()).account(answer);
  }

  private Account account(RunsBeside answer) {
    return new Account(
        answer.name(),
        "What %s found, side by side.".formatted(Figures.counted(runs.size(), "run")),
        List.of(
            "nothing was simulated",
            "intervals are of each figure alone",
            "whether a difference is more than chance, compare says"),
        answer.partial() ? "Some runs were interrupted: they have fewer replications." : "",
        List.of(
            new Section("found", "What each found", found()),
            new Section("objectives", "Objectives", List.of(new Block.Grid(objectives(), true))),
            new Section("figures", "Figures", List.of(new Block.Grid(figures(), true))),
            new Section("course", "What happened over time", charts()),
            new Section("runs", "Runs", List.of(new Block.Grid(settings(), true)))),
        warnings());
  }

  private List<Block> found() {
    return List.of(
        new Block.Sentences(
            runs.stream()
                .map(
                    run -> "%s: %s".formatted(PlainText.of(run.label()), Headline.of(summary(run))))
                .toList()));
  }

  private Table objectives() {
    List<Group> groups =
        objectiveResults()
            .map(ObjectiveResult::objective)
            .distinct()
            .map(objective -> new Group(objective, rows(run -> kept(run, objective))))
            .toList();
    return new Table("How each keeps what it promises", List.of("Architecture", "Value"), groups);
  }

  private Stream<ObjectiveResult> objectiveResults() {
    return runs.stream().flatMap(run -> summary(run).objectives().stream());
  }

  private List<Row> kept(Run run, String objective) {
    return summary(run).objectives().stream()
        .filter(result -> result.objective().equals(objective))
        .map(
            result ->
                new Row(
                    name(run, result.architecture()),
                    List.of(
                        new Cell(
                            result.verdict().toString(),
                            ObjectiveText.valueWithInterval(result),
                            ObjectiveText.withinLimit(result),
                            Tone.of(result.verdict())))))
        .toList();
  }

  /** Use cases by their names: one that a run does not have has no rows of it. */
  private Table figures() {
    List<Group> groups = new ArrayList<>();
    Stream<String> useCases =
        runs.stream()
            .flatMap(run -> summary(run).architectures().stream())
            .flatMap(architecture -> architecture.ours().stream())
            .map(UseCaseSummary::name)
            .distinct();
    useCases.forEach(useCase -> groups.add(new Group(useCase, rows(run -> figures(run, useCase)))));
    return new Table(
        "Latency is of all work, and tickets and cost are of a run in the mean of its replications;"
            + " the cost is of the architecture as a whole",
        List.of("Architecture", "Availability", "Median", "p99", "Tickets", "Cost"),
        groups);
  }

  private List<Row> figures(Run run, String useCase) {
    PerRun perRun = PerRun.of(summary(run));
    return summary(run).architectures().stream()
        .flatMap(
            architecture ->
                architecture.ours().stream()
                    .filter(each -> each.name().equals(useCase))
                    .map(
                        each ->
                            new Row(
                                name(run, architecture.name()),
                                List.of(
                                    availability(each),
                                    latency(each.latencySeconds().e2e().p50()),
                                    latency(each.latencySeconds().e2e().p99()),
                                    Cell.of(perRun.count(each.tickets())),
                                    cost(summary(run), architecture)))))
        .toList();
  }

  private static Cell availability(UseCaseSummary useCase) {
    return useCase.outcomes().offered() > 0
        ? Cell.of(Figures.value(useCase.availability(), "share"))
        : Cell.NONE;
  }

  private static Cell latency(double seconds) {
    return Double.isNaN(seconds) ? Cell.NONE : Cell.of(Figures.seconds(seconds));
  }

  private static Cell cost(Summary summary, ArchitectureSummary architecture) {
    return summary.hasPrices()
        ? Cell.of(Figures.money(architecture.cost().total(), summary.currency()))
        : Cell.NONE;
  }

  private List<Block> charts() {
    List<Block> charts = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      int number = i + 1;
      Charts.of(run.experiment()).stream()
          .filter(chart -> chart.topic().equals(Topic.OVERVIEW))
          .map(chart -> chart.ofRun(number, run.label()))
          .map(Block.Drawing::new)
          .forEach(charts::add);
    }
    return charts;
  }

  private Table settings() {
    List<Row> rows =
        runs.stream()
            .map(
                run -> {
                  Summary.Scenario scenario = summary(run).scenario();
                  return new Row(
                      run.label(),
                      List.of(
                          Cell.of(PlainText.of(run.folder())),
                          Cell.of(Figures.seconds(scenario.durationSeconds())),
                          Cell.of(Figures.count(scenario.replications())),
                          Cell.of(Long.toString(scenario.seed())),
                          Cell.of(beginning(scenario.sha256())),
                          Cell.of(beginning(summary(run).run().digest()))));
                })
            .toList();
    return new Table(
        "What was run",
        List.of("Run", "Folder", "Duration", "Replications", "Seed", "Scenario", "Digest"),
        List.of(new Group("", rows)));
  }

  private static String beginning(String hash) {
    return PlainText.of(hash.substring(0, Math.min(DIGITS, hash.length())));
  }

  private List<String> warnings() {
    return Stream.of(
            differing(
                scenario -> Figures.seconds(scenario.durationSeconds()),
                "the runs last %s: tickets and costs of a run are not of the same time"),
            differing(
                scenario -> Figures.seconds(scenario.warmupSeconds()),
                "their warm-ups are %s: what is counted does not begin at the same time"),
            differing(scenario -> scenario.currency().orElse("none"), "their currencies are %s"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Says what is not the same in all runs; nothing where it is. */
  private Optional<String> differing(Function<Summary.Scenario, String> what, String words) {
    List<String> said =
        runs.stream().map(run -> what.apply(summary(run).scenario())).distinct().toList();
    return said.size() < 2
        ? Optional.empty()
        : Optional.of(words.formatted(String.join(" and ", said)));
  }

  private List<Row> rows(Function<Run, List<Row>> of) {
    return runs.stream().flatMap(run -> of.apply(run).stream()).toList();
  }

  private String name(Run run, String architecture) {
    Summary summary = summary(run);
    String marked = Bounds.marked(summary, architecture);
    return runs.size() == 1 ? marked : "%s: %s".formatted(run.label(), marked);
  }

  private static Summary summary(Run run) {
    return run.experiment().summary();
  }
}
