package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code network} of a provider, through the command line. */
class NetworkRunsTest {

  @TempDir private Path folder;

  private Path scenario(String network) {
    return write(
        folder,
        "far.yaml",
        """
        apiVersion: stampede/v1
        name: far
        duration: 2m
        seed: 5
        demand: {chat: {arrivals: {rate: 20/s}, tolerance: {deadline: 9s}}}
        providers:
          north:
            engine: {servers: 40, service: {dist: exponential, mean: 1s}}
            network: %s
        architectures: {a: {chain: [{timeout: 8s}], ladder: [north]}}
        """
            .formatted(network));
  }

  private String digest(String network, String jobs) throws IOException {
    return CommandLineFixture.json(
            "run",
            scenario(network),
            "-n",
            "1",
            "-j",
            jobs,
            "--json",
            "--data-only",
            "-o",
            folder.resolve("out"))
        .run()
        .digest();
  }

  @Test
  void constantLaw_isTheBareTime() throws IOException {
    String bare = digest("20ms", "1");
    assertThat(digest("{dist: constant, value: 20ms}", "1")).isEqualTo(bare);
    assertThat(digest("{dist: uniform, min: 20ms, max: 20ms}", "1")).isEqualTo(bare);
  }

  @Test
  void law_givesTheSameBitsOnTwoWorkers() throws IOException {
    String law = "{dist: lognormal, p50: 20ms, p99: 180ms}";
    assertThat(digest(law, "2")).isEqualTo(digest(law, "1")).isNotEqualTo(digest("20ms", "1"));
  }

  /** The timeout ends calls wherever they are, on their way, too. */
  @Test
  void explain_countsTheNetworkAmongWhatATimeoutEnds() {
    Result result = run("explain", scenario("{dist: lognormal, p50: 1s, p99: 90s}"), "a");
    assertThat(result.out()).contains("machines take at most 8 s over it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-20ms | far.yaml:9:14 | network",
        "60% | far.yaml:9:14 | network",
        "{dist: uniform, min: 30ms, max: 10ms} | far.yaml:9:41 | max",
        "{dist: uniform, min: -5ms, max: 10ms} | far.yaml:9:35 | min",
        "{dist: exponential, mean: 60%} | far.yaml:9:40 | mean",
        "{dist: lognormal, p50: 180ms, p99: 20ms} | far.yaml:9:44 | p99",
        "{dist: lognormal, p50: 20ms} | far.yaml:9:5 | p50",
      })
  void whatIsNoTime_isAnErrorWithItsPlace(String network, String place, String word) {
    Result result = run("validate", scenario(network));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(place).contains(word);
    assertThat(result.err().lines().filter(line -> line.contains("far.yaml:")).count()).isOne();
  }

  @Test
  void lawWithoutMean_isWarnedOf() {
    Result result = run("validate", scenario("{dist: pareto, shape: 0.9, min: 10ms}"));
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("far.yaml:9:14").contains("no finite mean");
  }
}
