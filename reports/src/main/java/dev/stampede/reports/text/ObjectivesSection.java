package dev.stampede.reports.text;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objectives, one row each, with a column for each architecture; four architectures a block.
 */
final class ObjectivesSection {

  private static final int ARCHITECTURES_A_BLOCK = 4;
  private static final int LONGEST_HEADING = 16;
  private static final int SHORTEST_SUBJECT = 40;
  private static final Cell NOTHING = new Cell("–", Ink.FAINT);

  private ObjectivesSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<String> architectures =
        summary.objectives().stream().map(ObjectiveResult::architecture).distinct().toList();
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < architectures.size(); from += ARCHITECTURES_A_BLOCK) {
      int to = Math.min(architectures.size(), from + ARCHITECTURES_A_BLOCK);
      List<String> block = architectures.subList(from, to);
      TextTable table = table(summary, block, true);
      // Half widths are in summary.json too; verdicts and what they are about have to fit.
      boolean roomy = table.fits(width, SHORTEST_SUBJECT);
      lines.addAll((roomy ? table : table(summary, block, false)).lines(width, colour));
    }
    return lines;
  }

  private static TextTable table(Summary summary, List<String> block, boolean withHalfWidth) {
    Map<String, List<ObjectiveResult>> byObjective = new LinkedHashMap<>();
    summary
        .objectives()
        .forEach(r -> byObjective.computeIfAbsent(r.objective(), o -> new ArrayList<>()).add(r));
    List<List<Cell>> rows =
        byObjective.values().stream().map(results -> row(results, block, withHalfWidth)).toList();
    List<String> header =
        Stream.concat(
                Stream.of("OBJECTIVES", "limit"),
                block.stream().map(name -> PlainText.of(name, LONGEST_HEADING)))
            .toList();
    return new TextTable(header, 1, rows);
  }

  private static List<Cell> row(
      List<ObjectiveResult> results, List<String> block, boolean withHalfWidth) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(ObjectiveText.subject(results.get(0))));
    row.add(Cell.of(ObjectiveText.limit(results.get(0))));
    for (String architecture : block) {
      row.add(
          results.stream()
              .filter(result -> result.architecture().equals(architecture))
              .findFirst()
              .map(result -> cell(result, withHalfWidth))
              .orElse(NOTHING));
    }
    return row;
  }

  private static Cell cell(ObjectiveResult result, boolean withHalfWidth) {
    Estimate value = withHalfWidth ? result.estimate() : Estimate.ofOne(result.value());
    String text = " " + Figures.value(value, result.unit());
    return switch (result.verdict()) {
      case MET -> new Cell("✓" + text, Ink.GOOD);
      case FAILED -> new Cell("✗" + text, Ink.BAD);
      case INCONCLUSIVE -> new Cell("?" + text, Ink.OPEN);
    };
  }
}
