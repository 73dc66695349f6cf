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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Worlds of what a scenario does not know exactly, by the command line. */
class UncertainCommandTest {

  private static final String RATE = "demand.work.arrivals.rate";

  private static final String TEXT =
      SMALL.replace("duration: 10m", "duration: 6m").replace("rate: 8/s", "rate: 2/s")
          + """
          objectives:
            - work.availability >= 95%
          uncertain:
            demand.work.arrivals.rate: {low: 1/s, high: 4/s, confidence: 80%}
            faults.gone.for: {one_of: [10s, 100s]}
          """;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void writeFile() {
    file = write(folder, "small.yaml", TEXT);
  }

  private Result sweep(Object... words) {
    return sweep(file, words);
  }

  private Result sweep(Path of, Object... words) {
    List<Object> all = new ArrayList<>(List.of("sweep", of, "--uncertain"));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", folder.resolve("out")));
    return run(all.toArray());
  }

  private static JsonNode figure(JsonNode measure, int choice) {
    return measure.get("choices").get(choice);
  }

  @Test
  void worldsAreRunsWithTheirSettings() throws IOException {
    Result result = sweep("--worlds", 4, "--json");

    assertThat(result.code()).isZero();
    assertThat(result.err()).doesNotContain("not known exactly");
    JsonNode answer = tree(result);
    assertThat(answer.get("schema").stringValue()).isEqualTo("stampede.uncertain/v1");
    JsonNode worlds = answer.get("worlds");
    assertThat(worlds).hasSize(4);
    List<String> settings = new ArrayList<>();
    for (JsonNode world : worlds) {
      settings.add(world.get("values").get(1).stringValue());
    }
    assertThat(settings).containsExactlyInAnyOrder("10s", "10s", "100s", "100s");
    JsonNode third = worlds.get(2);
    JsonNode ran =
        tree(
            run(
                "run",
                file,
                "--set",
                RATE + "=" + third.get("values").get(0).stringValue(),
                "--set",
                "faults.gone.for=" + third.get("values").get(1).stringValue(),
                "-o",
                folder.resolve("r"),
                "--json"));
    JsonNode point = third.get("points").get(0).get("result");
    assertThat(point.get("events")).isEqualTo(ran.get("run").get("events"));
    assertThat(Files.readAllLines(folder.resolve("out/worlds.csv")).get(0))
        .startsWith("world,scenario," + RATE + ",faults.gone.for,architecture,verdict,metric");
    assertThat(folder.resolve("out/charts/regret.svg")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("What it comes to");
    assertThat(folder.resolve("out.points")).doesNotExist();
  }

  /** The outage decides where there is nowhere else to go, so it is what matters. */
  @Test
  void answerTellsRegretAndWhatMatters() {
    Result result = sweep("--worlds", 40, "-n", "2");

    assertThat(result.code()).isZero();
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("“pair” keeps all objectives in 39 of 40 worlds (86 to 100 % of all that may be")
        .contains("None is better in work availability than “pair” in any world.")
        .containsPattern("faults\\.gone\\.for (99|100) %")
        .contains("{low: 1/s, high: 4/s, confidence: 80%}");
    assertThat(folder.resolve("out/charts/matters.svg")).isNotEmptyFile();
  }

  @Test
  void digest_doesNotDependOnThreads() {
    assertThat(tree(sweep("--worlds", 6, "-j", 1, "--json")).get("setup").get("digest"))
        .isEqualTo(tree(sweep("--worlds", 6, "-j", 3, "--json")).get("setup").get("digest"));
  }

  @Test
  void plan_isAnsweredAsHere() {
    JsonNode here = tree(sweep("--worlds", 3, "--json"));
    Path plan = folder.resolve("plan");
    Result planned =
        run("plan", "sweep", file, "--uncertain", "--worlds", 3, "-o", plan, "--chunk-trials", 100);
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(run("work", plan, "--chunk", 0, "-q").code()).isZero();

    JsonNode collected = tree(run("collect", plan, "--json"));
    assertThat(collected.get("measures")).isEqualTo(here.get("measures"));
    assertThat(collected.get("setup").get("digest")).isEqualTo(here.get("setup").get("digest"));
  }

  /** What is varied besides is chosen: another pair, in the same worlds. */
  @Test
  void valuesOfVary_areChoices() {
    JsonNode answer =
        tree(
            sweep(
                "--worlds",
                3,
                "--vary",
                "architectures.pair.ladder=[one],[one,two]",
                "--regret",
                "cost.total",
                "--json"));

    assertThat(answer.get("choices")).hasSize(4);
    assertThat(answer.get("choices").get(3).get("name").stringValue())
        .isEqualTo("pair (architectures.pair.ladder=[one,two])");
    JsonNode cost = answer.get("measures").get(0);
    assertThat(cost.get("metric").stringValue()).isEqualTo("cost.total");
    assertThat(figure(cost, 0).get("regret")).isEqualTo(figure(cost, 1).get("regret"));
    assertThat(figure(cost, 3).get("regret").get("worst").doubleValue()).isZero();
    assertThat(figure(cost, 0).get("regret").get("worst").doubleValue()).isPositive();
  }

  @Test
  void plainRun_usesWhatTheFileHasElsewhere() {
    Path certain = write(folder, "certain.yaml", TEXT.substring(0, TEXT.indexOf("uncertain:")));
    Result result = run("run", file, "-o", folder.resolve("r"), "--json");

    assertThat(result.err())
        .contains(
            "small: 2 values are not known exactly and stand as the file has it elsewhere;"
                + " 'sweep FILE --uncertain' draws worlds");
    assertThat(tree(result).get("run").get("digest"))
        .isEqualTo(
            tree(run("run", certain, "-o", folder.resolve("c"), "--json"))
                .get("run")
                .get("digest"));
    assertThat(run("run", file, "-q", "-o", folder.resolve("r")).err()).isEmpty();
  }

  @Test
  void worldThatTheScenarioRefuses_isNamedBeforeAnythingRuns() {
    String warmup = "warmup: {low: 10s, high: 3m, confidence: 50%}";
    Path wide =
        write(folder, "s.yaml", TEXT.replace("faults.gone.for: {one_of: [10s, 100s]}", warmup));
    Result result = sweep(wide, "--worlds", 100);

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err())
        .containsPattern("error: world [0-9]+ of 100 cannot be: " + RATE + "=[0-9.]+/s, warmup=")
        .contains("one_of or a distribution that has an end");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatMakesNoSense_isRefused() {
    Path certain = write(folder, "certain.yaml", TEXT.substring(0, TEXT.indexOf("uncertain:")));
    assertThat(sweep(certain).code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(sweep(certain).err()).contains("says of no value that it is uncertain");
    assertThat(sweep("--worlds", 0).err()).contains("--worlds (0) must be from 1");
    assertThat(sweep("--regret", "work.avalability").err())
        .contains("there is no figure 'work.avalability'", "work.availability");
    assertThat(sweep("--vary", RATE + "=1/s,2/s").err())
        .contains(RATE + " is uncertain, and nobody's choice");
    assertThat(run("sweep", file, "--worlds", 5).err()).contains("give --uncertain, too");
    assertThat(sweep("--precision", "5%").err()).contains("every world as often as -n says");
    Result nothing = run("sweep", file);
    assertThat(nothing.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(nothing.err()).contains("nothing is varied; give --vary");
    assertThat(run("sweep", file, "--uncertain", "--latin", 5).err()).contains("there are none");
  }
}
