package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.sequential.Looks;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.sweep.Sweep;
import dev.stampede.experiments.sweep.SweepQuestion;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.PointFile;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Values that are varied, by the command line. */
class SweepCommandTest {

  private static final String RATE = "demand.work.arrivals.rate";

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void writeFile() {
    file =
        write(
            folder,
            "small.yaml",
            SMALL.replace("duration: 10m", "duration: 6m")
                + "objectives:\n  - work.availability >= 95%\n");
  }

  private Result sweep(Object... words) {
    List<Object> all = new ArrayList<>(List.of("sweep", file));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", folder.resolve("out"), "--json"));
    return run(all.toArray());
  }

  private static double availability(JsonNode point, int architecture) {
    JsonNode of = point.get("result").get("architectures").get(architecture);
    return of.get("figures").get(0).get("value").get("mean").doubleValue();
  }

  /** A point is what a run with the same setting shows. */
  @Test
  void points_areRunsWithASetting() throws IOException {
    Result result = sweep("--vary", RATE + "=4/s..8/s:4/s");

    assertThat(result.code()).isZero();
    JsonNode points = tree(result).get("points");
    assertThat(points).hasSize(2);
    for (int i = 0; i < 2; i++) {
      String value = points.get(i).get("values").get(0).stringValue();
      JsonNode ran =
          tree(run("run", file, "--set", RATE + "=" + value, "-o", folder.resolve("r"), "--json"));
      JsonNode pair = ran.get("architectures").get(1).get("useCases").get(0);
      assertThat(availability(points.get(i), 1))
          .isEqualTo(pair.get("availability").get("mean").doubleValue());
      assertThat(points.get(i).get("result").get("events")).isEqualTo(ran.get("run").get("events"));
    }
    assertThat(Files.readAllLines(folder.resolve("out/sweep.csv")).get(0))
        .startsWith("scenario," + RATE + ",architecture,verdict,metric");
    assertThat(folder.resolve("out/charts/response.svg")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Promises kept");
    assertThat(folder.resolve("out.points")).doesNotExist();
  }

  @Test
  void digest_doesNotDependOnThreads() {
    String[] vary = {"--vary", RATE + "=4/s,6/s,8/s,10/s"};

    assertThat(tree(sweep("-j", "1", vary[0], vary[1])).get("setup").get("digest"))
        .isEqualTo(tree(sweep("-j", "3", vary[0], vary[1])).get("setup").get("digest"));
  }

  /** Two of three points are there already, as a sweep leaves them that is cut off. */
  @Test
  void sweepThatWasCutOff_goesOn() throws IOException {
    String vary = RATE + "=4/s,6/s,8/s";
    JsonNode whole = tree(sweep("--vary", vary));
    cutOff(Optional.empty());

    Result result = sweep("--vary", vary, "--resume");
    assertThat(result.err()).contains("2 finished points are taken over");
    assertThat(tree(result).get("points")).isEqualTo(whole.get("points"));
    assertThat(folder.resolve("out.points")).doesNotExist();
  }

  /** What was asked otherwise is not taken for what is asked now: its intervals are others. */
  @Test
  void sweepThatStopsByItself_goesOn_ifItIsTheSame() throws IOException {
    String[] asked = {"--vary", RATE + "=4/s,6/s,8/s", "--precision", "50%"};
    String[] cap = {"--max-replications", "30"};
    JsonNode whole = tree(sweep(asked[0], asked[1], asked[2], asked[3], cap[0], cap[1]));
    Precision precision = Precision.relative(0.5, new Looks(20, 30));

    cutOff(Optional.of(precision));
    Result same = sweep(asked[0], asked[1], asked[2], asked[3], cap[0], cap[1], "--resume");
    assertThat(tree(same).get("points")).isEqualTo(whole.get("points"));
    assertThat(tree(same).get("setup").get("digest")).isEqualTo(whole.get("setup").get("digest"));

    cutOff(Optional.of(precision));
    try (PointFile store = PointFile.open(folder.resolve("out"), true)) {
      assertThat(store.size()).isEqualTo(2);
    }
    JsonNode other =
        tree(sweep(asked[0], asked[1], "--precision", "40%", cap[0], cap[1], "--resume"));
    assertThat(other.get("points").get(0).get("result").get("stopping").get("asked"))
        .isNotEqualTo(whole.get("points").get(0).get("result").get("stopping").get("asked"));
  }

  private void cutOff(Optional<Precision> precision) throws IOException {
    ScenarioText text =
        new ScenarioText("small", folder.toString(), Files.readString(file), List.of());
    List<Ask> two =
        Stream.of("4/s", "6/s")
            .map(rate -> new Ask(List.of(rate), text.with(List.of(RATE + "=" + rate))))
            .toList();
    try (PointFile store = PointFile.open(folder.resolve("out"), false)) {
      new Sweep(
              new SweepQuestion(
                  "small",
                  List.of(),
                  two,
                  YamlScenarios.anyDay(),
                  s -> precision.map(p -> s.withReplications(p.looks().first())).orElse(s),
                  precision),
              store)
          .run(
              new Experimenter(new LocalExecutor(1, Stampede.trialSpecs())),
              ProgressListener.NOBODY,
              new Cancellation());
    }
  }

  @Test
  void combinations_areThoseAskedFor() {
    String[] two = {"--vary", RATE + "=4/s,8/s", "--vary", "faults[0].for=1m,2m,3m"};

    assertThat(tree(sweep(two[0], two[1], two[2], two[3])).get("points")).hasSize(6);
    JsonNode one = tree(sweep(two[0], two[1], two[2], two[3], "--one-at-a-time")).get("points");
    assertThat(one).hasSize(6);
    assertThat(one.get(0).get("values").get(0).stringValue()).isEmpty();
    assertThat(folder.resolve("out/charts/tornado.svg")).isNotEmptyFile();
    assertThat(tree(sweep(two[0], two[1], two[2], two[3], "--latin", "5")).get("points"))
        .hasSize(5);
  }

  @Test
  void whatMakesNoSense_isRefusedBeforeAnythingRuns() {
    Result path = sweep("--vary", "demand.wrok.arrivals.rate=4/s,8/s");
    assertThat(path.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(path.err()).contains("there is no use case 'wrok'", "work");
    Result value = sweep("--vary", RATE + "=4/s,8");
    assertThat(value.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(value.err()).contains("8");
    Result order = sweep("--vary", "providers.one.engine=a..b:1");
    assertThat(order.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(order.err()).contains("has no order");
    Result seed = sweep("--vary", "seed=1,2");
    assertThat(seed.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(seed.err()).contains("the same for all points");
    Result both = sweep("--vary", RATE + "=4/s", "--latin", "3", "--one-at-a-time");
    assertThat(both.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
