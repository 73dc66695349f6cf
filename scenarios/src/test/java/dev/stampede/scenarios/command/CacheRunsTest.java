package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the caches of tiers know over time, through the command line. */
class CacheRunsTest {

  /** A hundred keys that are equally popular, of which some two are asked about each second. */
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: caches
      duration: 10m
      interval: 1m
      demand: {chat: {arrivals: {rate: 2/s}}}
      dependencies: {store: {servers: 9, service: 10ms}, log: {servers: 9, service: 10ms}}
      providers:
        north:
          engine: {servers: {servers: 20, service: 1s}}
          tiers:
            keys: {asks: {store: {cache: {keys: 100, life: 5m, %s}}, log: {}}}
      architectures: {single: {ladder: [north]}}
      """;

  @TempDir Path folder;

  private List<String[]> caches(String keys) throws IOException {
    Path out = folder.resolve("out");
    run("run", write(folder, "caches.yaml", SCENARIO.formatted(keys)), "-q", "-o", out);
    return Files.readAllLines(out.resolve("caches.csv")).stream()
        .map(line -> line.split(","))
        .toList();
  }

  /** New names are known for five minutes, and in the sixth all have to be asked for again. */
  @Test
  void rows_tellWhenACacheForgets() throws IOException {
    List<String[]> rows = caches("ages: new");
    assertThat(rows.get(0))
        .containsExactly(
            "time_s",
            "interval_s",
            "warmup",
            "architecture",
            "provider",
            "tier",
            "dependency",
            "lookedUp",
            "known");
    assertThat(rows).hasSize(11); // only one question has a cache
    assertThat(rows.get(1)).startsWith("0", "60", "false", "single", "north", "keys", "store");
    for (int minute = 0; minute < 5; minute++) {
      assertThat(missed(rows, minute)).isZero();
    }
    assertThat(missed(rows, 5)).isBetween(55L, 85L); // 100 (1 - exp(-120 / 100)) = 70
    assertThat(missed(rows, 9)).isLessThan(20);
  }

  @Test
  void mixedNames_areForgottenByAndBy_andAColdCacheKnowsNone() throws IOException {
    List<String[]> mixed = caches("ages: mixed");
    for (int minute = 0; minute < 10; minute++) {
      assertThat(missed(mixed, minute)).isBetween(4L, 40L); // some 100 / 5, those apart not asked
    }
    assertThat(missed(caches("warm: false"), 0)).isBetween(55L, 85L);
  }

  private static long missed(List<String[]> rows, int minute) {
    String[] row = rows.get(minute + 1);
    return Long.parseLong(row[7]) - Long.parseLong(row[8]);
  }
}
