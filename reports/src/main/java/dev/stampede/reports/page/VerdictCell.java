package dev.stampede.reports.page;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import java.util.Optional;
import java.util.function.Function;

/** Whether an architecture keeps all objectives at a point, and its first figure. */
public final class VerdictCell {

  private VerdictCell() {}

  /**
   * Returns the cell; {@link Cell#NONE} for no architecture, and the figure alone where nothing is
   * promised.
   *
   * @param value a figure in words
   */
  public static Cell of(Optional<OfArchitecture> architecture, Function<Figure, String> value) {
    return architecture.map(each -> cell(each, value)).orElse(Cell.NONE);
  }

  private static Cell cell(OfArchitecture architecture, Function<Figure, String> value) {
    String text = architecture.figures().stream().findFirst().map(value).orElse("");
    Verdict verdict = architecture.verdict();
    return architecture.kept().isEmpty()
        ? Cell.of(text)
        : new Cell(verdict.toString(), text, "", Tone.of(verdict));
  }
}
