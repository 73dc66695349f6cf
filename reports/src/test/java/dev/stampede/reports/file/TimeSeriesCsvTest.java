package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.result.SmallExperiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSeriesCsvTest {

  private static String csv(Experiment experiment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TimeSeriesCsv.write(experiment, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static List<NamedCsvRecord> rows(String csv) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv);
        Stream<NamedCsvRecord> rows = reader.stream()) {
      return rows.toList();
    }
  }

  @Test
  void write_ofTwoIntervalsByHand() throws IOException {
    // 8 of 10 in time. Latencies 1 to 9 s, each read as the end of its bucket: the median, 5 s, as
    // 1193 * 2^22 - 1 ns, and 9 s as 1073 * 2^23 - 1 ns.
    assertThat(csv(SmallExperiment.of("only", "chat", "p")))
        .isEqualTo(
            """
            time_s,interval_s,warmup,architecture,useCase,provider,offered,full,degraded,human,\
            late,failed,abandoned,unfinished,availability,attempts,answered,latency.e2e.answered.p50_s,\
            latency.e2e.answered.p90_s,latency.e2e.answered.p99_s,succeeded,meanInSystem,out,\
            nodesInRotation,nodeDeaths,hungUp,startsWaiting,startsThrough
            0,10,false,only,chat,,10,6,1,1,1,1,0,0,0.8,12,9,5.003805,9.000976,9.000976,,,,,,,,
            10,10,false,only,chat,,0,0,0,0,0,0,0,0,,0,0,,,,,,,,,,,
            0,10,false,only,,p,,,,,,,,,,12,,,,,9,2.5,,,,,,
            10,10,false,only,,p,,,,,,,,,,0,,,,,1,0.1,,,,,,
            """);
  }

  @Test
  void nodesThatDieAndStarts_haveColumns() throws IOException {
    Experiment small = SmallExperiment.of("only", "chat", "p");
    ProviderCourse with =
        new ProviderCourse(
            "only",
            "p",
            List.of(12L, 0L),
            List.of(9L, 1L),
            List.of(2.5, 0.1),
            List.of(1.5, 0.0),
            List.of(0L, 2L),
            List.of(1.25, 4.0),
            List.of(5L, 6L),
            List.of(3L, 0L));
    List<NamedCsvRecord> rows =
        rows(
            csv(
                new Experiment(
                    small.summary(),
                    small.faults(),
                    small.intervalSeconds(),
                    small.useCases(),
                    List.of(with),
                    small.platforms(),
                    small.people(),
                    small.agents(),
                    small.places(),
                    small.caches(),
                    small.replications(),
                    small.scenarioText())));
    assertThat(rows.get(2).getField("nodesInRotation")).isEqualTo("1.5");
    assertThat(rows.get(2).getField("nodeDeaths")).isEqualTo("0");
    assertThat(rows.get(3).getField("nodesInRotation")).isEqualTo("0");
    assertThat(rows.get(3).getField("nodeDeaths")).isEqualTo("2");
    assertThat(rows.get(2).getField("hungUp")).isEqualTo("3");
    assertThat(rows.get(2).getField("startsWaiting")).isEqualTo("1.25");
    assertThat(rows.get(3).getField("startsThrough")).isEqualTo("6");
  }

  @Test
  void write_addsUpToTheSummary() throws IOException {
    Experiment experiment = ExampleExperiment.blackFriday();
    OutcomeCounts expected =
        experiment.summary().architectures().get(3).useCases().get(1).outcomes();
    List<NamedCsvRecord> rows =
        rows(csv(experiment)).stream()
            .filter(row -> row.getField("architecture").equals("graceful"))
            .filter(row -> row.getField("useCase").equals("coding-agents"))
            .filter(row -> row.getField("warmup").equals("false"))
            .toList();
    assertThat(rows).hasSize(170);
    assertThat(sum(rows, "offered")).isEqualTo(expected.offered());
    assertThat(sum(rows, "degraded")).isEqualTo(expected.degraded());
    assertThat(sum(rows, "unfinished")).isEqualTo(expected.unfinished());
  }

  /** The last interval of the example has work whose end is not known. */
  @Test
  void availability_leavesOutWhatIsUnfinished() throws IOException {
    NamedCsvRecord last = rows(csv(ExampleExperiment.blackFriday())).get(179);
    double within = 0;
    for (String outcome : List.of("full", "degraded", "human")) {
      within += Long.parseLong(last.getField(outcome));
    }
    long unfinished = Long.parseLong(last.getField("unfinished"));
    long known = Long.parseLong(last.getField("offered")) - unfinished;
    assertThat(unfinished).isPositive();
    assertThat(Double.parseDouble(last.getField("availability")))
        .isCloseTo(within / known, within(5e-7));
  }

  private static long sum(List<NamedCsvRecord> rows, String column) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.getField(column))).sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", " =1", "＝1", "-"})
  void write_disarmsFormulas(String name) throws IOException {
    NamedCsvRecord row = rows(csv(SmallExperiment.of(name, name, name))).get(0);
    assertThat(row.getField("architecture")).isEqualTo("'" + name);
    assertThat(row.getField("useCase")).isEqualTo("'" + name);
  }

  @Test
  void write_keepsEveryRowOnOneLine() throws IOException {
    String csv = csv(SmallExperiment.of("a\n=b", "c,\"d\"", "\u001b[31m\t\r"));
    assertThat(csv.lines()).hasSize(5);
    assertThat(rows(csv).get(0).getField("architecture")).isEqualTo("a\\n=b");
    assertThat(rows(csv).get(0).getField("useCase")).isEqualTo("c,\"d\"");
    assertThat(rows(csv).get(2).getField("provider")).isEqualTo("\\u001b[31m\\t\\r");
  }

  @Test
  void dictionary_namesEveryColumn() throws IOException {
    String dictionary = Files.readString(Path.of("../docs/artefacts.md"));
    String header = csv(SmallExperiment.of("a", "b", "c")).lines().findFirst().orElseThrow();
    assertThat(header.split(",")).allMatch(column -> dictionary.contains("`" + column + "`"));
  }
}
