package dev.stampede.reports.text;

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

  /** How much a cell says; what does not fit is in the artefacts. */
  private enum Detail {
    /** {@code ✗ 34.6 % ±0.4}, {@code ✗ never, 34.6 % in time}. */
    INTERVALS,
    /** {@code ✗ 34.6 %}, {@code ✗ never, 34.6 % in time}. */
    VALUES,
    /** {@code ✗ 34.6 %}, {@code ✗ 34.6 % in time}. */
    SHORT
  }

  private static final Cell NOTHING = new Cell("–", Ink.FAINT);

  private ObjectivesSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<String> architectures =
        summary.objectives().stream().map(ObjectiveResult::architecture).distinct().toList();
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < architectures.size(); from += ARCHITECTURES_A_BLOCK) {
      int to = Math.min(architectures.size(), from + ARCHITECTURES_A_BLOCK);
      List<String> block = architectures.subList(from, to);
      // Verdicts and what they are about have to fit.
      TextTable fitting =
          Stream.of(Detail.INTERVALS, Detail.VALUES)
              .map(detail -> table(summary, block, detail))
              .filter(table -> table.fits(width, SHORTEST_SUBJECT))
              .findFirst()
              .orElseGet(() -> table(summary, block, Detail.SHORT));
      lines.addAll(fitting.lines(width, colour));
    }
    return lines;
  }

  private static TextTable table(Summary summary, List<String> block, Detail detail) {
    Map<String, List<ObjectiveResult>> byObjective = new LinkedHashMap<>();
    summary
        .objectives()
        .forEach(r -> byObjective.computeIfAbsent(r.objective(), o -> new ArrayList<>()).add(r));
    List<List<Cell>> rows =
        byObjective.values().stream().map(results -> row(results, block, detail)).toList();
    List<String> header =
        Stream.concat(
                Stream.of("OBJECTIVES", "limit"),
                block.stream().map(name -> Bounds.marked(summary, name, LONGEST_HEADING)))
            .toList();
    return new TextTable(header, 1, rows);
  }

  private static List<Cell> row(List<ObjectiveResult> results, List<String> block, Detail detail) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(ObjectiveText.subject(results.get(0))));
    row.add(Cell.of(ObjectiveText.limit(results.get(0))));
    for (String architecture : block) {
      row.add(
          results.stream()
              .filter(result -> result.architecture().equals(architecture))
              .findFirst()
              .map(result -> cell(result, detail))
              .orElse(NOTHING));
    }
    return row;
  }

  private static String text(ObjectiveResult result, Detail detail) {
    String share = ObjectiveText.shareOfNever(result);
    if (!share.isEmpty()) {
      return detail == Detail.SHORT ? share : ObjectiveText.value(result) + ", " + share;
    }
    return detail == Detail.INTERVALS
        ? ObjectiveText.valueWithInterval(result)
        : ObjectiveText.value(result);
  }

  private static Cell cell(ObjectiveResult result, Detail detail) {
    String text = " " + text(result, detail);
    return switch (result.verdict()) {
      case MET -> new Cell("✓" + text, Ink.GOOD);
      case FAILED -> new Cell("✗" + text, Ink.BAD);
      case INCONCLUSIVE -> new Cell("?" + text, Ink.OPEN);
    };
  }
}
