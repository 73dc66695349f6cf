package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batching engines in a run. */
class BatchingRunsTest {

  private static final Pattern UTILIZATION = Pattern.compile("\"utilization\" : ([0-9.]+)");

  @TempDir private Path directory;

  /**
   * Long answers to few calls: 3 a minute of 80 s are 4 inside, each with 500 + 8000 / 2 tokens in
   * the mean, so that .3 of the cache is taken; .2754 by the chance of these three runs, which both
   * engines share.
   */
  @ParameterizedTest
  @ValueSource(strings = {"batching", "steps"})
  void utilization_countsTheCacheAsItFills(String kind) {
    Path scenario =
        write(
            directory,
            "scenario.yaml",
            """
            apiVersion: stampede/v1
            name: long-answers
            duration: 1h
            warmup: 5m
            seed: 5
            replications: 3
            demand:
              agent:
                arrivals: {rate: 3/min}
                request: {input_tokens: 500, output_tokens: 8000, max_tokens: 8000}
            providers:
              p:
                engine: {%s: {alpha: 10ms, kv_capacity_tokens: 60000, max_num_seqs: 256}}
            architectures: {a: {ladder: [p]}}
            """
                .formatted(kind));

    Result result = run("run", scenario, "-o", directory.resolve("out"), "--json", "--data-only");

    Matcher utilization = UTILIZATION.matcher(result.out());
    assertThat(utilization.find()).isTrue();
    assertThat(Double.parseDouble(utilization.group(1))).isCloseTo(0.2754, within(1e-4));
  }
}
