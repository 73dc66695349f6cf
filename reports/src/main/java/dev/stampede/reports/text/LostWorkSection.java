package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where tickets come from: the rung and the layer that most of them ended at. */
final class LostWorkSection {

  private static final Set<String> TICKETS = Set.of("late", "failed", "abandoned");
  private static final int MOST_REASONS = 2;

  private LostWorkSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (UseCaseSummary useCase : architecture.ours()) {
        String reasons = reasons(architecture.attribution().origins(useCase.name()));
        if (useCase.leftSilently() > 0) {
          double silent = (double) useCase.leftSilently() / useCase.tickets();
          reasons = "%s left without a word · %s".formatted(Figures.share(silent), reasons);
        }
        if (!reasons.isEmpty()) {
          rows.add(List.of(Cell.of(name), Cell.of(PlainText.of(useCase.name())), Cell.of(reasons)));
          name = "";
        }
      }
    }
    return rows.isEmpty()
        ? List.of()
        : new TextTable(List.of("TICKETS BY", "use case", "origin"), 3, rows).lines(width, colour);
  }

  private static String reasons(List<Origin> origins) {
    Map<String, Long> byReason = new LinkedHashMap<>();
    long tickets = 0;
    for (Origin origin : origins) {
      if (TICKETS.contains(origin.outcome())) {
        tickets += origin.count();
        byReason.merge(OriginWords.at(origin), origin.count(), Long::sum);
      }
    }
    double all = tickets;
    return byReason.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .map(entry -> Figures.share(entry.getValue() / all) + " " + entry.getKey())
        .collect(Collectors.joining(" · "));
  }
}
