package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.FaultLoad;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.AttributionSummary.Spread;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.List;

/** How soon breakers and the like opened, and what providers were sent while faults struck them. */
final class GuardsTable {

  private GuardsTable() {}

  static Table guards(Summary summary) {
    PerRun perRun = PerRun.of(summary);
    return new Table(
        "Of each replica of the gateway, " + perRun.words() + "; and of the worst replica",
        List.of(
            "Guard",
            "replicas",
            "faults noticed",
            "opened after",
            "failures before",
            "openings",
            "time open",
            "probes"),
        summary.architectures().stream()
            .map(
                a ->
                    new Group(
                        Bounds.marked(a),
                        a.attribution().guards().stream().map(g -> row(g, perRun)).toList()))
            .filter(group -> !group.rows().isEmpty())
            .toList());
  }

  private static Row row(Guard guard, PerRun perRun) {
    boolean noticed = guard.faultsNoticed() > 0;
    return new Row(
        guard.chain() + " · " + guard.guard(),
        List.of(
            Cell.of(Figures.count(guard.replicas())),
            guard.faults() == 0
                ? Cell.NONE
                : Cell.of(
                    "%s of %s"
                        .formatted(
                            perRun.ofEach(guard.faultsNoticed(), guard.replicas()),
                            perRun.ofEach(guard.faults(), guard.replicas()))),
            noticed ? cell(guard.openedAfterSeconds(), "s") : Cell.NONE,
            noticed ? cell(guard.failuresBefore(), "") : Cell.NONE,
            guard.openings() == 0
                ? Cell.NONE
                : new Cell(
                    "",
                    Figures.value(guard.openingsOfEach().mean(), ""),
                    perRun.ofEach(guard.openingsInFaults(), guard.replicas()) + " in faults",
                    Tone.PLAIN),
            guard.openings() == 0 ? Cell.NONE : cell(guard.openSecondsOfEach(), "s"),
            guard.probes() == 0
                ? Cell.NONE
                : Cell.of(perRun.ofEach(guard.probes(), guard.replicas()))));
  }

  private static Cell cell(Spread spread, String unit) {
    return Cell.of(
        Figures.value(spread.mean(), unit), "worst " + Figures.value(spread.worst(), unit));
  }

  static Table faultLoads(Summary summary) {
    PerRun perRun = PerRun.of(summary);
    return new Table(
        "Calls sent while a fault struck the provider, " + perRun.words(),
        List.of("Provider", "time in faults", "calls sent", "each second", "answered"),
        summary.architectures().stream()
            .map(a -> group(a, perRun))
            .filter(group -> !group.rows().isEmpty())
            .toList());
  }

  private static Group group(ArchitectureSummary architecture, PerRun perRun) {
    return new Group(
        Bounds.marked(architecture),
        architecture.attribution().faultLoads().stream().map(l -> row(l, perRun)).toList());
  }

  private static Row row(FaultLoad load, PerRun perRun) {
    return new Row(
        load.provider(),
        List.of(
            Cell.of(Figures.seconds(load.faultSeconds() / perRun.replications())),
            Cell.of(Figures.value(load.callsPerRun(), "")),
            Cell.of(Figures.number(load.calls() / load.faultSeconds())),
            load.calls() == 0
                ? Cell.NONE
                : Cell.of(Figures.share((double) load.succeeded() / load.calls()))));
  }
}
