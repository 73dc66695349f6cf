package dev.stampede.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloorTest {

  @Test
  void loads_goThroughAllLinesBeforeTheyComeBack() {
    int lines = 16 * 1024 / 64;
    try (Floor floor = Floor.of("16K")) {
      Set<Long> seen = new HashSet<>();
      for (int i = 0; i < lines; i++) {
        long line = floor.run(1);
        assertThat(line).isEqualTo(line / 8 * 8);
        seen.add(line);
      }

      assertThat(seen).hasSize(lines);
      assertThat(floor.run(lines)).isZero();
    }
  }

  @Test
  void megabytes_haveAThousandTimesTheLines() {
    try (Floor floor = Floor.of("16M")) {
      assertThat(floor.run(16 * 1024 * 1024 / 64)).isZero();
    }
  }

  @Test
  void roundTrips_allComeBack() {
    try (Floor floor = Floor.of(Floor.ROUND_TRIP)) {
      assertThat(floor.run(1_000)).isEqualTo(1_000);
      assertThat(floor.run(1)).isEqualTo(1_001);
    }
  }
}
