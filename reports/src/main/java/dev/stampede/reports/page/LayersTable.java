package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.Layer;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.List;

/** What each layer of each chain did, outermost first. */
final class LayersTable {

  private static final List<String> HEADER =
      List.of(
          "Layer",
          "entered",
          "for each piece of work",
          "ended well",
          "failed inside",
          "refused here",
          "given up here",
          "taken back",
          "time here for each piece of work");

  private LayersTable() {}

  static Table of(Summary summary) {
    PerRun perRun = PerRun.of(summary);
    return new Table(
        "Passages through the layers of the chains, outermost first; counts are " + perRun.words(),
        HEADER,
        summary.architectures().stream().map(a -> group(a, perRun)).toList());
  }

  private static Group group(ArchitectureSummary architecture, PerRun perRun) {
    return new Group(
        Bounds.marked(architecture),
        architecture.attribution().layers().stream()
            .filter(layer -> layer.entered() > 0)
            .map(layer -> row(layer, perRun))
            .toList());
  }

  private static Row row(Layer layer, PerRun perRun) {
    double kept = layer.keptSeconds().mean();
    return new Row(
        layer.chain().isEmpty() ? layer.layer() : layer.chain() + " · " + layer.layer(),
        List.of(
            Cell.of(perRun.count(layer.entered())),
            Cell.of(Figures.value(layer.amplification(), "")),
            count(perRun, layer.succeeded()),
            count(perRun, layer.failed()),
            count(perRun, layer.rejected()),
            count(perRun, layer.timedOut()),
            count(perRun, layer.cancelled()),
            kept == 0 ? Cell.NONE : Cell.of(Figures.value(layer.keptSeconds(), "s"))));
  }

  private static Cell count(PerRun perRun, long total) {
    return total == 0 ? Cell.NONE : Cell.of(perRun.count(total));
  }
}
