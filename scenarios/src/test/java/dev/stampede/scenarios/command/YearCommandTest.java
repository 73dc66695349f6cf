package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Years through the command line. */
class YearCommandTest {

  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: small
      duration: 6h
      seed: 4
      demand:
        work:
          arrivals: {rate: 2/h}
          tolerance: {deadline: 10m}
      providers:
        a:
          engine: {servers: 2, service: {dist: exponential, mean: 20s}}
          incidents:
            mean_between: 60d
            repair: {dist: lognormal, p50: 90m, p90: 6h}
            severities: [{probability: 100%, kind: outage}]
      architectures:
        one: {ladder: [a]}
      objectives:
        - work.availability >= 99%
        - work.tickets <= 5
      """;

  @TempDir private Path folder;

  private Result year(String scenario, Object... more) throws IOException {
    List<Object> words = new ArrayList<>();
    words.add("year");
    words.add(write(folder, "small.yaml", scenario));
    words.addAll(List.of("-o", folder.resolve("out")));
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  @Test
  void aYear_isToldAndWritten() throws IOException {
    Result ended = year(SCENARIO, "-n", "80", "-j", "2");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("can be promised of a year under “one”", "one, work", "a: outage")
        .contains("Not judged, since it is said of a run and not of a year: work.tickets <= 5.");
    assertThat(folder.resolve("out/year.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("out/years.csv"))).hasSize(81);
  }

  @Test
  void theSameSeed_givesTheSameYears_onAnyNumberOfThreads() throws IOException {
    year(SCENARIO, "-n", "20", "-j", "1", "-q");
    String one = Files.readString(folder.resolve("out/years.csv"));
    year(SCENARIO, "-n", "20", "-j", "3", "-q");

    assertThat(Files.readString(folder.resolve("out/years.csv"))).isEqualTo(one);
    assertThat(year(SCENARIO, "-n", "20", "--seed", "5", "-q").code()).isZero();
    assertThat(Files.readString(folder.resolve("out/years.csv"))).isNotEqualTo(one);
  }

  @Test
  void aPromiseThatYearsBreak_endsWith99() throws IOException {
    assertThat(
            year(SCENARIO.replace(">= 99%", ">= 99.99%"), "-n", "60", "--quiet-stretches", "1000")
                .code())
        .isEqualTo(99);
    String seldom = "providers.a.incidents.mean_between=3000d";
    assertThat(year(SCENARIO, "-n", "2", "--set", seldom).code()).isEqualTo(98);
  }

  @Test
  void whatHasNoTimeInAYear_isRefused() throws IOException {
    String faults =
        SCENARIO + "faults:\n  - {id: once, provider: a, kind: outage, at: 1h, for: 1h}\n";

    Result refused = year(faults);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("'once'", "--set faults=[]");
    assertThat(year(faults, "--set", "faults=[]", "-n", "2", "-q").code()).isNotEqualTo(3);
    String surge = "{rate: 2/h, surges: [{at: 1h, peak: 3x, rise: 1m, hold: 5m, fall: 1m}]}";
    assertThat(year(SCENARIO.replace("{rate: 2/h}", surge)).err())
        .contains("the demand of 'work' changes with time");
    String none = SCENARIO.replaceAll("(?s)    incidents:.*?architectures:", "architectures:");
    assertThat(year(none).err()).contains("nothing goes wrong by chance", "incidents: {preset:");
    assertThat(year(none).code()).isEqualTo(3);
  }

  /** What it promises is read as what is promised. */
  @Test
  void whatCanBePromised_isWrittenAndReadAsOpenSlo() throws IOException {
    year(SCENARIO, "-n", "80", "-q");
    Path written = folder.resolve("out/openslo.yaml");
    Path kept = Files.copy(written, folder.resolve("slo.yaml"));

    Result again = year(SCENARIO, "-n", "80", "--slo", kept);

    assertThat(Files.readString(kept)).contains("target: 0.99", "duration: 1Y");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("work.availability >= 99").doesNotContain("Not judged");
    Files.writeString(kept, Files.readString(kept).replace("1Y", "28d").replace("0.99", "0.99999"));
    Result month = year(SCENARIO, "-n", "80", "--slo", kept);
    assertThat(month.err()).contains("is of a window of 28d, and is judged on years of 365 days");
    assertThat(month.code()).isEqualTo(99);
    assertThat(year(SCENARIO, "--slo", folder.resolve("none.yaml")).code()).isEqualTo(4);
    Files.writeString(kept, Files.readString(kept).replace("\"work\"", "\"play\""));
    assertThat(year(SCENARIO, "--slo", kept).err()).contains("slo.yaml:8:12");
    assertThat(year(SCENARIO, "--slo", kept).code()).isEqualTo(3);
  }

  @Test
  void wrongOptions_areSaid() throws IOException {
    assertThat(year(SCENARIO, "--share", "much").code()).isEqualTo(2);
    assertThat(year(SCENARIO, "-n", "1").err()).contains("years (1)");
    assertThat(year(SCENARIO, "--confidence", "100%").code()).isEqualTo(2);
  }
}
