package dev.stampede.reports.page;

import dev.stampede.reports.chart.Outcome;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.TenantSummary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of one use case, architectures across. */
final class SideBySide {
  /** A percentile with fewer values beyond it is an accident. */
  private static final double FEWEST_BEYOND = 10;

  private final PerRun perRun;
  private final List<Optional<UseCaseSummary>> columns;

  private SideBySide(PerRun perRun, List<Optional<UseCaseSummary>> columns) {
    this.perRun = perRun;
    this.columns = columns;
  }

  static Table of(Summary summary, String useCase) {
    List<String> header = new ArrayList<>(List.of("Figure"));
    summary.architectures().forEach(a -> header.add(Bounds.marked(a)));
    SideBySide side =
        new SideBySide(
            PerRun.of(summary),
            summary.architectures().stream()
                .map(a -> a.useCases().stream().filter(u -> u.name().equals(useCase)).findFirst())
                .toList());
    String caption = "Counts and tickets are " + side.perRun.words();
    String warmup = summary.scenario().warmupSeconds() > 0 ? ", without its warm-up" : "";
    return new Table(caption + warmup, header, side.groups());
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("What came of it", figures()));
    groups.add(new Group("How the work ended", outcomes()));
    List<Row> tenants = tenants();
    if (!tenants.isEmpty()) {
      groups.add(new Group("Within tolerance, of each tenant's work", tenants));
    }
    groups.add(workLatency("Latency to the end of the answer, of all work", l -> l.e2e()));
    groups.add(answered("The same, of the answered alone", l -> l.e2e().answered()));
    groups.add(workLatency("Latency to the first token, of all work", l -> l.firstToken()));
    groups.add(answered("The same, of the answered alone", l -> l.firstToken().answered()));
    addLatencyIfAny(
        groups,
        "Time per token, of the machines' answers of two or more alone",
        l -> l.perToken().answered());
    addLatencyIfAny(groups, "Time until a person had answered", l -> l.human());
    addLatencyIfAny(groups, "Time until deferred work was answered", l -> l.deferred());
    return groups;
  }

  private void addLatencyIfAny(
      List<Group> groups,
      String name,
      Function<UseCaseSummary.LatencySeconds, LatencySummary> latency) {
    if (columns.stream()
        .flatMap(Optional::stream)
        .anyMatch(u -> latency.apply(u.latencySeconds()).count() > 0)) {
      groups.add(latency(name, latency));
    }
  }

  private List<Row> figures() {
    List<Row> rows = new ArrayList<>(mainFigures());
    if (columns.stream().flatMap(Optional::stream).anyMatch(u -> cameBack(u) > 0)) {
      rows.add(
          row(
              "Work that came back",
              u ->
                  cameBack(u) == 0
                      ? Cell.NONE
                      : Cell.of(
                          Figures.share((double) cameBack(u) / u.outcomes().offered()),
                          "%s for a bad answer, %s for want of one"
                              .formatted(
                                  perRun.count(u.returns().rework()),
                                  perRun.count(u.returns().resubmitted())))));
    }
    if (columns.stream().flatMap(Optional::stream).anyMatch(u -> u.leftSilently() > 0)) {
      rows.add(
          row(
              "Abandoned without a word",
              u ->
                  u.leftSilently() == 0
                      ? Cell.NONE
                      : Cell.of(
                          Figures.share((double) u.leftSilently() / u.outcomes().offered()),
                          "%s of those who gave up; their work kept its place"
                              .formatted(
                                  Figures.share(
                                      (double) u.leftSilently() / u.outcomes().abandoned())))));
    }
    return rows;
  }

  private static long cameBack(UseCaseSummary useCase) {
    return useCase.returns().rework() + useCase.returns().resubmitted();
  }

  private List<Row> mainFigures() {
    return List.of(
        row(
            "Availability",
            u -> offered(u) ? Cell.of(Figures.value(u.availability(), "share")) : Cell.NONE),
        row("Tickets", u -> Cell.of(perRun.count(u.tickets()))),
        row(
            "Mean quality of the answers",
            u -> u.quality() > 0 ? Cell.of(Figures.number(u.quality())) : Cell.NONE),
        row(
            "Attempts for each piece of work",
            u ->
                offered(u)
                    ? Cell.of(
                        Figures.number(u.attempts().amplification()),
                        perRun.count(u.attempts().total()) + " per run")
                    : Cell.NONE),
        row(
            "Share of the served work that waited",
            u ->
                Double.isNaN(u.waitProbability())
                    ? Cell.NONE
                    : Cell.of(Figures.share(u.waitProbability()))));
  }

  private List<Row> outcomes() {
    List<Row> rows = new ArrayList<>();
    rows.add(row("offered", u -> Cell.of(perRun.count(u.outcomes().offered()))));
    Arrays.stream(Outcome.values())
        .map(
            outcome ->
                row(
                    outcome.label(),
                    u -> {
                      long count = outcome.of(u.outcomes());
                      return count == 0
                          ? Cell.NONE
                          : Cell.of(
                              Figures.share((double) count / u.outcomes().offered()),
                              perRun.count(count));
                    }))
        .forEach(rows::add);
    return rows;
  }

  private Group latency(
      String name, Function<UseCaseSummary.LatencySeconds, LatencySummary> latency) {
    return new Group(
        name,
        List.of(
            percentile("p50", 0.5, latency, LatencySummary::p50),
            percentile("p90", 0.9, latency, LatencySummary::p90),
            percentile("p99", 0.99, latency, LatencySummary::p99),
            percentile("p99.9", 0.999, latency, LatencySummary::p999)));
  }

  /** With the share that the answered are of all work. */
  private Group answered(
      String name, Function<UseCaseSummary.LatencySeconds, LatencySummary> latency) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        row(
            "share of all work",
            u -> {
              long count = latency.apply(u.latencySeconds()).count();
              return u.outcomes().known() == 0
                  ? Cell.NONE
                  : Cell.of(
                      Figures.share((double) count / u.outcomes().known()), perRun.count(count));
            }));
    rows.addAll(latency(name, latency).rows());
    return new Group(name, rows);
  }

  private Group workLatency(
      String name, Function<UseCaseSummary.LatencySeconds, WorkLatency> latency) {
    return new Group(
        name,
        List.of(
            ofAllWork("p50", 0.5, latency, WorkLatency::p50),
            ofAllWork("p90", 0.9, latency, WorkLatency::p90),
            ofAllWork("p99", 0.99, latency, WorkLatency::p99),
            ofAllWork("p99.9", 0.999, latency, WorkLatency::p999),
            row(
                "longest",
                u -> {
                  double seconds = latency.apply(u.latencySeconds()).max();
                  return Double.isNaN(seconds) ? Cell.NONE : Cell.of(Figures.seconds(seconds));
                })));
  }

  private Row ofAllWork(
      String name,
      double share,
      Function<UseCaseSummary.LatencySeconds, WorkLatency> latency,
      ToDoubleFunction<WorkLatency> value) {
    return row(
        name,
        u -> {
          double seconds = value.applyAsDouble(latency.apply(u.latencySeconds()));
          return Double.isNaN(seconds) ? Cell.NONE : cell(seconds, share, u.outcomes().known());
        });
  }

  private Row percentile(
      String name,
      double share,
      Function<UseCaseSummary.LatencySeconds, LatencySummary> latency,
      ToDoubleFunction<LatencySummary> value) {
    return row(
        name,
        u -> {
          LatencySummary summary = latency.apply(u.latencySeconds());
          if (summary.count() == 0) {
            return Cell.NONE;
          }
          return cell(value.applyAsDouble(summary), share, summary.count());
        });
  }

  private static Cell cell(double seconds, double share, long count) {
    String text = Figures.seconds(seconds);
    return count * (1 - share) < FEWEST_BEYOND
        ? new Cell("", text, "few samples", Tone.MUTED)
        : Cell.of(text);
  }

  private Row row(String name, Function<UseCaseSummary, Cell> cell) {
    return new Row(name, columns.stream().map(c -> c.map(cell).orElse(Cell.NONE)).toList());
  }

  /** Every architecture is offered the same work, so all have the same tenants. */
  private List<Row> tenants() {
    return columns.stream()
        .flatMap(Optional::stream)
        .flatMap(useCase -> useCase.tenants().stream())
        .map(TenantSummary::name)
        .distinct()
        .map(name -> row(PlainText.of(name), useCase -> tenant(useCase, name)))
        .toList();
  }

  private Cell tenant(UseCaseSummary useCase, String name) {
    return useCase.tenants().stream()
        .filter(tenant -> tenant.name().equals(name) && tenant.outcomes().known() > 0)
        .findFirst()
        .map(TenantSummary::outcomes)
        .map(
            outcomes ->
                Cell.of(
                    Figures.share((double) outcomes.withinTolerance() / outcomes.known()),
                    perRun.count(outcomes.offered()) + " offered"))
        .orElse(Cell.NONE);
  }

  private static boolean offered(UseCaseSummary useCase) {
    return useCase.outcomes().offered() > 0;
  }
}
