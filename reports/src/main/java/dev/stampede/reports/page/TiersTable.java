package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.TierSummary;
import dev.stampede.reports.result.TierSummary.Market;
import dev.stampede.reports.result.TierSummary.Question;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in each tier on the way in, and in what they ask. */
final class TiersTable {

  private static final List<String> HEADER =
      List.of(
          "Tier",
          "let in",
          "full",
          "failed",
          "timed out",
          "hung up",
          "utilisation",
          "inside",
          "time in it, p99",
          "known to its cache",
          "market's calls",
          "of these lost");

  private final PerRun perRun;
  private final boolean starts;

  private TiersTable(Summary summary) {
    this.perRun = PerRun.of(summary);
    this.starts =
        summary.architectures().stream()
            .flatMap(TiersTable::tiers)
            .anyMatch(tier -> StartCells.has(tier.starts()));
  }

  private static Stream<TierSummary> tiers(ArchitectureSummary architecture) {
    return Stream.concat(
        architecture.providers().stream().flatMap(provider -> provider.tiers().stream()),
        architecture.dependencies().stream());
  }

  static Table of(Summary summary) {
    TiersTable table = new TiersTable(summary);
    return new Table(
        "Calls of everybody; counts are " + table.perRun.words() + ", the rest are means",
        table.header(),
        summary.architectures().stream()
            .map(a -> new Group(Bounds.marked(a), table.rows(a)))
            .filter(group -> !group.rows().isEmpty())
            .toList());
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(HEADER);
    if (starts) {
      header.addAll(StartCells.HEADER);
    }
    return header;
  }

  private List<Row> rows(ArchitectureSummary architecture) {
    List<Row> rows = new ArrayList<>();
    architecture
        .providers()
        .forEach(
            provider ->
                provider.tiers().forEach(tier -> rows.add(row(provider.name() + ": ", tier))));
    architecture.dependencies().forEach(asked -> rows.add(row("asked: ", asked)));
    return rows;
  }

  private Row row(String of, TierSummary tier) {
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.of(perRun.count(tier.admitted())),
                count(tier.refused()),
                count(tier.failed()),
                count(tier.timedOut()),
                count(tier.hungUp()),
                Cell.of(Figures.share(tier.utilization())),
                Cell.of(Figures.number(tier.meanInside())),
                tier.passed() == 0 ? Cell.NONE : Cell.of(Figures.seconds(tier.timeSeconds().p99())),
                known(tier.questions()),
                count(tier.market().offered()),
                lost(tier.market())));
    if (starts) {
      cells.addAll(StartCells.of(tier.starts(), perRun));
    }
    return new Row(of + tier.name(), cells);
  }

  private Cell count(long calls) {
    return calls == 0 ? Cell.NONE : Cell.of(perRun.count(calls));
  }

  private static Cell lost(Market market) {
    long lost = market.refused() + market.failed() + market.timedOut() + market.gaveUp();
    return market.offered() == 0
        ? Cell.NONE
        : Cell.of(Figures.share((double) lost / market.offered()));
  }

  private static Cell known(List<Question> questions) {
    String shares =
        questions.stream()
            .filter(question -> question.lookedUp() > 0)
            .map(
                question ->
                    Figures.share((double) question.known() / question.lookedUp())
                        + " of "
                        + PlainText.of(question.dependency()))
            .collect(Collectors.joining(", "));
    return shares.isEmpty() ? Cell.NONE : Cell.of(shares);
  }
}
