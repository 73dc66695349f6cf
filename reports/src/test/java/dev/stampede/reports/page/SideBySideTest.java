package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallWork;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SideBySideTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Table.Group group(String name, SmallWork... works) {
    return SideBySide.of(
            SmallExperiment.summary(
                List.of(works).stream().map(SmallWork::architecture).toList(), List.of()),
            "chat")
        .groups()
        .stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Cell cell(Table.Group group, String row, int column) {
    return group.rows().stream()
        .filter(r -> r.name().equals(row))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(column);
  }

  @Test
  void latency_ofAllWorkCanBeNever() {
    Table.Group all =
        group(
            "Latency to the end of the answer, of all work",
            new SmallWork("single", 2_000, 692, 0, NEVER, NEVER, 10.4),
            new SmallWork("nobody", 0, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    assertThat(cell(all, "p99", 0)).isEqualTo(Cell.of("never"));
    assertThat(cell(all, "longest", 0)).isEqualTo(Cell.of("never"));
    assertThat(cell(all, "p99", 1)).isEqualTo(Cell.NONE);
    assertThat(cell(all, "longest", 1)).isEqualTo(Cell.NONE);
  }

  /** Beyond the 99.9th percentile of 2,000 pieces lie 2, beyond the 99th 20. */
  @Test
  void latency_ofFewPiecesIsMarked() {
    Table.Group all =
        group(
            "Latency to the end of the answer, of all work",
            new SmallWork("a", 2_000, 2_000, 0, 2, 10.2, 10.2));
    assertThat(cell(all, "p99", 0)).isEqualTo(Cell.of("10.2 s"));
    assertThat(cell(all, "p99.9", 0)).isEqualTo(new Cell("", "10.2 s", "few samples", Tone.MUTED));
    assertThat(cell(all, "longest", 0)).isEqualTo(Cell.of("10.2 s"));
  }

  /** 692 of the 2,000 - 270 whose end is known. */
  @Test
  void latency_ofTheAnsweredStandsBesideTheirShare() {
    Table.Group answered =
        group(
            "The same, of the answered alone",
            new SmallWork("single", 2_000, 692, 270, NEVER, NEVER, 10.4),
            new SmallWork("nobody", 0, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    assertThat(answered.rows().get(0).name()).isEqualTo("share of all work");
    assertThat(cell(answered, "share of all work", 0)).isEqualTo(Cell.of("40 %", "692"));
    assertThat(cell(answered, "share of all work", 1)).isEqualTo(Cell.NONE);
    assertThat(cell(answered, "p50", 0)).isEqualTo(Cell.of("10.4 s"));
    assertThat(cell(answered, "p50", 1)).isEqualTo(Cell.NONE);
  }

  @Test
  void attempts_ofNoWorkAreNotAFigure() {
    Table.Group figures =
        group(
            "What came of it",
            new SmallWork("a", 4, 4, 0, 1, 2, 2),
            new SmallWork("nobody", 0, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    assertThat(cell(figures, "Attempts for each piece of work", 0))
        .isEqualTo(Cell.of("1", "4 per run"));
    assertThat(cell(figures, "Attempts for each piece of work", 1)).isEqualTo(Cell.NONE);
    assertThat(cell(figures, "Availability", 1)).isEqualTo(Cell.NONE);
  }
}
