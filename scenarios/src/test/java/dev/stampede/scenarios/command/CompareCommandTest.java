package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which of several is better, by the command line. */
class CompareCommandTest {

  private static final String PROMISED =
      SMALL.replace("replications: 2", "replications: 5")
          + "objectives:\n  - work.availability >= 95%\n  - work.latency.wait.mean <= 1h\n";

  @TempDir Path folder;

  private Result compare(Object... words) {
    List<Object> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", folder.resolve("out"), "--json"));
    return run(all.toArray());
  }

  private static JsonNode measure(JsonNode answer, String metric) {
    for (JsonNode measure : answer.get("measures")) {
      if (measure.get("metric").stringValue().equals(metric)) {
        return measure;
      }
    }
    throw new AssertionError("nobody compares " + metric);
  }

  /** Single loses the two minutes of the outage; pair has another provider. */
  @Test
  void architecturesOfAScenario_areComparedWithItsFirst() throws IOException {
    Result result = compare(write(folder, "one.yaml", PROMISED));

    assertThat(result.code()).isZero();
    JsonNode answer = tree(result);
    JsonNode measure = measure(answer, "availability");
    JsonNode difference = measure.get("differences").get(0);
    assertThat(difference.get("contender").stringValue()).isEqualTo("pair");
    assertThat(difference.get("finding").stringValue()).isEqualTo("better");
    assertThat(difference.get("difference").get("mean").doubleValue()).isBetween(0.2, 0.3);
    assertThat(measure.get("couldBeBest")).hasSize(1);
    assertThat(measure.get("couldBeBest").get(0).stringValue()).isEqualTo("pair");
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Could be best");
    assertThat(Files.readAllLines(folder.resolve("out/differences.csv"))).hasSizeGreaterThan(4);
    assertThat(folder.resolve("out/charts/differences.svg")).isNotEmptyFile();
  }

  /** Pair keeps 95 %, and single breaks it: with pair as the baseline that is lost. */
  @Test
  void promiseOfTheBaseline_mustNotBeLost() throws IOException {
    Result result = compare(write(folder, "one.yaml", PROMISED), "--baseline", "pair");

    assertThat(result.code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    JsonNode kept = tree(result).get("promises").get(0).get("kept").get(0);
    assertThat(kept.get("contender").stringValue()).isEqualTo("single");
    assertThat(kept.get("standing").stringValue()).isEqualTo("lost");
  }

  @Test
  void furtherScenarios_areComparedByName_andWhatTheySayOtherwiseIsTold() throws IOException {
    Path today = write(folder, "today.yaml", PROMISED);
    Path proposed =
        write(
            folder,
            "proposed.yaml",
            PROMISED
                .replace("name: small", "name: proposed")
                .replace("servers: 2, service", "servers: 1, service")
                .replace("seed: 7", "seed: 1")
                .replace("objectives:\n  - work.availability >= 95%\n", "objectives:\n"));
    JsonNode answer = tree(compare(today, proposed));

    assertThat(answer.get("contenders")).hasSize(4);
    assertThat(answer.get("setup").get("seed").intValue()).isEqualTo(7);
    assertThat(answer.get("promises")).hasSize(2);
    JsonNode pair = measure(answer, "availability").get("differences").get(1);
    assertThat(pair.get("contender").stringValue()).isEqualTo("proposed / pair");
    assertThat(pair.get("baseline").stringValue()).isEqualTo("small / pair");
    JsonNode single = measure(answer, "availability").get("differences").get(0);
    assertThat(single.get("finding").stringValue()).isEqualTo("equivalent");
    assertThat(answer.get("changes")).hasSize(1);
    JsonNode change = answer.get("changes").get(0);
    assertThat(change.get("path").stringValue()).isEqualTo("providers.two.engine.servers");
    assertThat(change.get("before").stringValue()).isEqualTo("2");
    assertThat(change.get("after").stringValue()).isEqualTo("1");
  }

  /** The trials are those of a run: an architecture has the figures that its own run shows. */
  @Test
  void values_areThoseOfARun() throws IOException {
    Path file = write(folder, "one.yaml", PROMISED);
    JsonNode compared = tree(compare(file));
    JsonNode ran = tree(run("run", file, "-o", folder.resolve("run"), "--json"));

    JsonNode values = measure(compared, "availability").get("values");
    for (int i = 0; i < 2; i++) {
      JsonNode own = ran.get("architectures").get(i).get("useCases").get(0).get("availability");
      assertThat(values.get(i).get("value")).isEqualTo(own);
    }
    assertThat(compared.get("setup").get("events")).isEqualTo(ran.get("run").get("events"));
  }

  @Test
  void digest_doesNotDependOnThreads() throws IOException {
    Path file = write(folder, "one.yaml", PROMISED);

    assertThat(tree(compare(file, "-j", "1")).get("setup").get("digest"))
        .isEqualTo(tree(compare(file, "-j", "3")).get("setup").get("digest"));
  }

  @Test
  void noReplicationsToCompare_showNothing() throws IOException {
    Result result = compare(write(folder, "one.yaml", PROMISED), "-n", "1");

    JsonNode answer = tree(result);
    assertThat(measure(answer, "availability").get("couldBeBest")).hasSize(2);
    assertThat(answer.get("warnings").toString()).contains("cannot tell a difference from chance");
  }

  @Test
  void smallDifferences_areEquivalentWhereNobodyMinds() throws IOException {
    Path file = write(folder, "one.yaml", PROMISED);
    JsonNode answer = tree(compare(file, "--indifference", "availability=60%"));

    JsonNode difference = measure(answer, "availability").get("differences").get(0);
    assertThat(difference.get("finding").stringValue()).isEqualTo("equivalent");
  }

  /** The scenario beside the summary is run again: its replications are those of the run. */
  @Test
  void earlierRun_isComparedByItsSummary() throws IOException {
    Path file = write(folder, "one.yaml", PROMISED);
    run("run", file, "-o", folder.resolve("run"), "-q");
    Path proposed =
        write(folder, "proposed.yaml", PROMISED.replace("name: small", "name: proposed"));
    Path summary = folder.resolve("run/summary.json");
    JsonNode answer = tree(compare(summary, proposed));

    assertThat(answer.get("contenders")).hasSize(4);
    JsonNode pair = measure(answer, "availability").get("differences").get(1);
    assertThat(pair.get("finding").stringValue()).isEqualTo("equivalent");

    Result set = compare(summary, proposed, "--set", "demand.work.arrivals.rate=4/s");
    assertThat(set.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(set.err()).contains("is not all that the run was");
    Files.writeString(summary, Files.readString(summary).replace("summary/v2", "summary/v1"));
    Result old = compare(summary, proposed);
    assertThat(old.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(old.err()).contains("run the scenario again");
  }

  @Test
  void scenariosOfOtherLengths_areRefused() {
    Path today = write(folder, "today.yaml", PROMISED);
    Path longer =
        write(
            folder,
            "longer.yaml",
            PROMISED.replace("name: small", "name: longer").replace("10m", "20m"));
    Result result = compare(today, longer);

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains("longer runs for 20 min, and small for 10 min");
  }

  @Test
  void whatMakesNoSense_isRefused() {
    Path file = write(folder, "one.yaml", PROMISED);

    Result unknown = compare(file, "--baseline", "singel");
    assertThat(unknown.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(unknown.err()).contains("small has no architecture 'singel'", "single");
    Result metric = compare(file, "--indifference", "availibility=1%");
    assertThat(metric.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(metric.err()).contains("there is no metric 'availibility'", "availability");
    Result width = compare(file, "--indifference", "latency.e2e.p99=5%");
    assertThat(width.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(width.err()).contains("is not a duration above 0");
    Result alone =
        compare(
            write(folder, "alone.yaml", PROMISED.replace("  pair: {ladder: [one, two]}\n", "")));
    assertThat(alone.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(alone.err()).contains("nothing to compare it with");
  }
}
