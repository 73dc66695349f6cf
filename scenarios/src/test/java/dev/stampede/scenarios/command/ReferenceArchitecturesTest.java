package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The architectures that people run stand between the two bounds. The seed is the scenario's. */
class ReferenceArchitecturesTest {
  private static final Path FILE =
      Path.of("").toAbsolutePath().resolve("reference-architectures.yaml");

  @TempDir Path out;

  private static UseCaseSummary chat(Summary summary, String architecture) {
    return summary.architectures().stream()
        .filter(a -> a.name().equals(architecture))
        .findFirst()
        .orElseThrow()
        .useCases()
        .get(0);
  }

  private static double availability(Summary summary, String architecture) {
    return chat(summary, architecture).availability().mean();
  }

  @Test
  void everyArchitecture_standsBetweenTheBounds() throws IOException {
    Summary summary =
        SummaryJson.read(run("run", FILE, "-n", "1", "--json", "--data-only", "-o", out).out());
    assertThat(summary.architectures())
        .filteredOn(architecture -> architecture.bound())
        .extracting(architecture -> architecture.name())
        .containsExactly("nothing", "oracle");
    double nothing = availability(summary, "nothing");
    double oracle = availability(summary, "oracle");
    assertThat(nothing).isBetween(0.42, 0.52);
    assertThat(oracle).isGreaterThan(0.985);
    // retries of a model that is away save nobody and double the calls
    assertThat(availability(summary, "sdk-only")).isBetween(nothing - 0.01, nothing + 0.01);
    assertThat(chat(summary, "sdk-only").attempts().amplification()).isGreaterThan(1.9);
    // who changes over for health, not for room, has the second house overrun
    for (String overrun : new String[] {"envoy", "active-active"}) {
      assertThat(availability(summary, overrun)).as(overrun).isBetween(0.72, 0.88);
    }
    for (String graceful : new String[] {"litellm", "graceful"}) {
      assertThat(availability(summary, graceful)).as(graceful).isBetween(0.94, oracle);
    }
  }
}
