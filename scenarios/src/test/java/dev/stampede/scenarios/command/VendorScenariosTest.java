package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of vendors' configurations show what their comments say. Seeds are fixed. */
class VendorScenariosTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("vendors");

  @TempDir Path out;

  private Summary summary(String name, String... settings) throws IOException {
    Path file = FOLDER.resolve(name + ".yaml");
    assertThat(Files.readString(file)).startsWith("# ").contains("?\n#\n");
    assertThat(run("validate", file).err()).isEmpty();
    Object[] line = new Object[5 + settings.length];
    System.arraycopy(new Object[] {"run", file, "--json", "-o", out}, 0, line, 0, 5);
    System.arraycopy(settings, 0, line, 5, settings.length);
    Result result = run(line);
    assertThat(result.err()).isEmpty();
    return SummaryJson.read(result.out());
  }

  private static ArchitectureSummary architecture(Summary summary, String name) {
    return summary.architectures().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static UseCaseSummary chat(Summary summary, String architecture) {
    return architecture(summary, architecture).useCases().get(0);
  }

  /** How often the broken endpoint was ejected, by all Envoys. */
  private static long ejections(Summary summary, String architecture) {
    return architecture(summary, architecture).attribution().guards().stream()
        .filter(guard -> guard.chain().endsWith("direct"))
        .mapToLong(Guard::openings)
        .sum();
  }

  /** A stream that is killed has no end; these are the times of those that were not. */
  private static LatencySummary answered(Summary summary, String architecture) {
    return chat(summary, architecture).latencySeconds().e2e().answered();
  }

  private static double availability(Summary summary, String architecture) {
    return chat(summary, architecture).availability().mean();
  }

  @Test
  void envoysDefaults_fail_andTheTunedOneHolds() throws IOException {
    Summary summary = summary("envoy-with-budget");
    assertThat(availability(summary, "defaults")).isBetween(0.35, 0.45);
    assertThat(availability(summary, "no-timeout")).isBetween(0.38, 0.48);
    assertThat(availability(summary, "tuned")).isGreaterThan(0.78);
    assertThat(ejections(summary, "defaults")).isZero();
    assertThat(ejections(summary, "no-timeout")).isZero();
    assertThat(ejections(summary, "tuned")).isBetween(12L, 60L); // four times those of one
    assertThat(answered(summary, "defaults").p99()).isLessThan(15.01);
    assertThat(answered(summary, "tuned").p99()).isGreaterThan(30);
  }

  /** What fails there had been advised against. */
  @Test
  void envoysDefaults_wereAdvisedAgainst() throws IOException {
    Path file = FOLDER.resolve("envoy-with-budget.yaml");
    assertThat(run("explain", file, "defaults").out())
        .contains("[timeout-below-service]")
        .contains("[inert-outlier-detection]");
    assertThat(run("explain", file, "tuned").out())
        .doesNotContain("[timeout-below-service]")
        .doesNotContain("[inert-outlier-detection]");
  }

  /** The budget of a route's retries is said by the cluster after it. */
  @Test
  void whatAnElementTakesFromTheNext_isExplainedAsThatOnes() throws IOException {
    Result explained = run("explain", FOLDER.resolve("envoy-with-budget.yaml"), "defaults");
    assertThat(explained.out().lines().filter(line -> line.contains("min_retry_concurrency")))
        .hasSize(2)
        .allMatch(line -> line.contains("vendor default (envoy.cluster "));
  }

  /** Half of what is sent in a third of the time is lost where nobody is ejected. */
  @Test
  void withoutTheRush_theOutageAlone_isSurvivedByEjectionOnly() throws IOException {
    Summary summary =
        summary("envoy-with-budget", "--set", "demand.chat.arrivals.surges[0].peak=1.01x");
    assertThat(availability(summary, "defaults")).isBetween(0.58, 0.66);
    assertThat(availability(summary, "no-timeout")).isBetween(0.81, 0.86);
    assertThat(availability(summary, "tuned")).isGreaterThan(0.985);
  }
}
