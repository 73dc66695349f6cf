package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capacity that follows the load, and incidents by chance, through the command line. */
class CapacityCommandTest {

  /** Work for 24 servers in a surge, of which there are 8 at the start. */
  private static final String SURGE =
      """
      apiVersion: stampede/v1
      name: scaled
      duration: 1h
      warmup: 5m
      seed: 3
      demand:
        work:
          arrivals: {rate: 4/s, surges: [{at: 10m, peak: 6x, rise: 5m, hold: 20m}]}
          tolerance: {deadline: 10s}
      providers:
        fixed: {network: 10ms, engine: {servers: 8, service: {dist: exponential, mean: 1s}, queue_limit: 100}}
        elastic:
          network: 10ms
          engine: {servers: 8, service: {dist: exponential, mean: 1s}, queue_limit: 100}
          autoscaler:
            hpa: {target: {utilization: 60%}, min_replicas: 2, max_replicas: 20}
            units_per_replica: 4
            start: {detect: 15s, provision: 30s, load: 10s, engine: 10s}
          depends_on: [cloud]
      dependencies:
        cloud:
          incidents:
            mean_between: 5m
            repair: 30s
            hazard: uniform
            severities: [{probability: 100%, kind: front_door}]
      architectures:
        fixed: {ladder: [fixed]}
        elastic: {ladder: [elastic]}
      """;

  @TempDir Path folder;

  private Summary summary(String out, Object... more) throws IOException {
    Object[] words = new Object[more.length + 5];
    words[0] = "run";
    words[1] = write(folder, "scaled.yaml", SURGE);
    words[2] = "-o";
    words[3] = folder.resolve(out);
    words[4] = "--json";
    System.arraycopy(more, 0, words, 5, more.length);
    return SummaryJson.read(run(words).out());
  }

  private static ProviderSummary provider(Summary summary, int architecture, int provider) {
    return summary.architectures().get(architecture).providers().get(provider);
  }

  @Test
  void autoscaler_carriesASurgeThatFixedCapacityDoesNot() throws IOException {
    Summary summary = summary("a");
    ProviderSummary fixed = provider(summary, 0, 0);
    ProviderSummary elastic = provider(summary, 1, 1);

    assertThat(fixed.meanCapacity()).isEqualTo(8);
    assertThat(fixed.overloaded()).isGreaterThan(10_000);
    // 24 a second at 60 % are 40 servers, for half of the time; 8 or so before.
    assertThat(elastic.meanCapacity()).isBetween(16.0, 40.0);
    assertThat(elastic.overloaded()).isLessThan(fixed.overloaded() / 5);
  }

  @Test
  void incidents_areOnTheChartsAndSayWhoseTheyAre() throws IOException {
    summary("one", "-n", "1");
    summary("two", "-n", "2");

    assertThat(Files.readString(folder.resolve("one").resolve("report.html")))
        .contains("cloud front door")
        .doesNotContain("cloud front door (first run)");
    assertThat(Files.readString(folder.resolve("two").resolve("report.html")))
        .contains("cloud front door (first run)");
  }

  @Test
  void bits_areTheSameForAnyNumberOfJobs() throws IOException {
    Summary one = summary("a", "-n", "2", "-j", "1");
    Summary four = summary("b", "-n", "2", "-j", "8");

    assertThat(four.run().digest()).isEqualTo(one.run().digest());
    assertThat(four.architectures()).isEqualTo(one.architectures());
  }
}
