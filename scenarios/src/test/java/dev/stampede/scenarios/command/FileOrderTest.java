package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order use cases and providers stand in a file decides nothing. */
class FileOrderTest {

  /** What the outages cut comes back exactly 5 s later, all at once, and not all of it has room. */
  private static final String TIES =
      """
      apiVersion: stampede/v1
      name: ties
      duration: 2m
      seed: 7
      replications: 2
      demand:
        chat: {arrivals: {rate: 2/s}, tolerance: {deadline: 20s}, resubmit: {probability: 100%, delay: 5s, max: 2}}
        mail: {arrivals: {rate: 2/s}, tolerance: {deadline: 20s}, resubmit: {probability: 100%, delay: 5s, max: 2}}
      providers:
        north: {engine: {servers: 6, service: {dist: exponential, mean: 2s}, queue_limit: 0}}
        south: {engine: {servers: 1, service: {dist: exponential, mean: 2s}, queue_limit: 0}}
      faults:
        - {id: cut, provider: north, kind: outage, at: 17s, for: 3s}
        - {id: cut-again, provider: north, kind: outage, at: 60s, for: 3s}
      architectures:
        one: {ladder: [north, south]}
      """;

  @TempDir Path folder;

  private Summary summary(String name, List<String> lines) throws IOException {
    Path file = write(folder, name + ".yaml", String.join("\n", lines));
    return SummaryJson.read(run("run", file, "--json", "-o", folder.resolve(name)).out());
  }

  @Test
  void orderOfUseCasesAndProviders_decidesNothing() throws IOException {
    assertOrderDecidesNothing(TIES.lines().toList());
  }

  @Test
  void orderDecidesNothing_whereItDid() throws IOException {
    Path file =
        Path.of("")
            .toAbsolutePath()
            .resolve("../../shared/cases/verdicts/use-case-order-ties.yaml")
            .normalize();
    assumeTrue(Files.exists(file), () -> "the case is not here: " + file);
    assertOrderDecidesNothing(Files.readAllLines(file));
  }

  private void assertOrderDecidesNothing(List<String> lines) throws IOException {
    Summary as = summary("as-is", lines);
    List<String> useCases = swapped(lines, "  chat:", "  mail:");
    Summary both = summary("both", swapped(useCases, "  north:", "  south:"));

    assertThat(both.scenario().sha256()).isNotEqualTo(as.scenario().sha256());
    assertThat(both.run().digest()).isEqualTo(as.run().digest());
    assertThat(summary("use-cases", useCases).run().digest()).isEqualTo(as.run().digest());
    List<UseCaseSummary> expected = as.architectures().get(0).useCases();
    assertThat(both.architectures().get(0).useCases())
        .containsExactly(expected.get(1), expected.get(0));
    List<ProviderSummary> providers = as.architectures().get(0).providers();
    assertThat(both.architectures().get(0).providers())
        .isNotEqualTo(providers)
        .containsExactlyInAnyOrderElementsOf(providers);
  }

  private static List<String> swapped(List<String> lines, String one, String other) {
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, number(lines, one), number(lines, other));
    return swapped;
  }

  private static int number(List<String> lines, String beginning) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }
}
