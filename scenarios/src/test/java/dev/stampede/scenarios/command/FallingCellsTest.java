package dev.stampede.scenarios.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.place.CellSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region goes out, and its traffic takes the others along or not. */
class FallingCellsTest {

  /** The module's folder, which the build runs tests in, holds it. */
  private static final Path SCENARIO = Path.of("falling-cells.yaml").toAbsolutePath();

  @TempDir private Path folder;

  private static double availability(Summary summary, int architecture) {
    return summary.architectures().get(architecture).useCases().get(0).availability().mean();
  }

  /** Moving by share is worse than not moving; moving by room is nearly as good as no outage. */
  @Test
  void fallingCells_whoDividesTheRoom_decides() throws IOException {
    Summary summary =
        CommandLineFixture.json("run", SCENARIO, "--json", "--data-only", "-o", folder);

    double pinned = availability(summary, 0);
    assertThat(pinned).isBetween(0.87, 0.89);
    assertThat(availability(summary, 1)).isLessThan(pinned - 0.01);
    assertThat(availability(summary, 2)).isGreaterThan(0.98);
    List<CellSummary> byShare = summary.architectures().get(1).providers().get(1).cells();
    assertThat(byShare).extracting(CellSummary::name).containsExactly("us", "eu", "asia", "africa");
    assertThat(byShare.subList(1, 4)).allMatch(cell -> cell.nodeDeaths() > 0);
    assertThat(byShare.subList(1, 4)).allMatch(cell -> cell.outShare() > 0.02);
    assertThat(byShare).allMatch(cell -> cell.ownServed() < 0.95 * cell.own());
    List<CellSummary> byRoom = summary.architectures().get(2).providers().get(2).cells();
    assertThat(byRoom).allMatch(cell -> cell.nodeDeaths() == 0);
    assertThat(byRoom.subList(1, 4)).allMatch(cell -> cell.movedIn() > 0 && cell.outShare() == 0);
    long in = byRoom.stream().mapToLong(CellSummary::movedIn).sum();
    assertThat(in).isEqualTo(byRoom.get(0).movedAway());
  }
}
