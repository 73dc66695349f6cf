package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** {@code --precision} and {@code --until-verdict} of compare and sweep. */
class PrecisionOfSeveralCommandTest {

  /** M/M/1 at a load of one half beside one with faster service: 2 s and 1.5 s in the system. */
  private static final String QUEUES =
      """
      apiVersion: stampede/v1
      name: queues
      duration: 2m
      interval: 2m
      seed: 7
      demand:
        work: {arrivals: {rate: 0.5/s}, tolerance: {deadline: 10m}}
      providers:
        one: {engine: {servers: 1, service: {dist: exponential, mean: 1s}}}
        faster: {engine: {servers: 1, service: {dist: exponential, mean: 850ms}}}
      architectures:
        single: {ladder: [one]}
        fast: {ladder: [faster]}
      objectives:
        - work.latency.e2e.answered.mean <= 3s
      """;

  private static final String MEAN = "latency.e2e.answered.mean";
  private static final String RATE = "demand.work.arrivals.rate";

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void writeFile() {
    file = write(folder, "queues.yaml", QUEUES);
  }

  private Result asked(String verb, Path scenario, Object... words) {
    List<Object> all = new ArrayList<>(List.of(verb, scenario));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", folder.resolve("out")));
    return run(all.toArray());
  }

  private JsonNode answer(String verb, Object... words) {
    Object[] all = new Object[words.length + 1];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--json";
    return tree(asked(verb, file, all));
  }

  private static JsonNode difference(JsonNode answer) {
    return answer.get("measures").get(0).get("differences").get(0);
  }

  private static double halfWidth(JsonNode difference) {
    JsonNode ends = difference.get("difference").get("ci95");
    return (ends.get(1).doubleValue() - ends.get(0).doubleValue()) / 2;
  }

  private static List<Integer> looks(JsonNode stopping) {
    List<Integer> looks = new ArrayList<>();
    stopping.get("looks").forEach(look -> looks.add(look.intValue()));
    return looks;
  }

  @Test
  void differences_areKnownAsAskedFor_orTheCapSaysSo() throws IOException {
    JsonNode answer = answer("compare", "--precision", MEAN + "=250ms");
    List<Integer> looks = looks(answer.get("stopping"));

    assertThat(answer.get("stopping").get("reason").stringValue()).isEqualTo("enough");
    assertThat(halfWidth(difference(answer))).isLessThanOrEqualTo(0.25);
    assertThat(looks).startsWith(20, 30).hasSizeGreaterThan(2);
    assertThat(answer.get("setup").get("replications").intValue())
        .isEqualTo(looks.get(looks.size() - 1));
    assertThat(answer.get("partial").booleanValue()).isFalse();
    String[] row = Files.readAllLines(folder.resolve("out/differences.csv")).get(1).split(",", -1);
    assertThat((Double.parseDouble(row[7]) - Double.parseDouble(row[6])) / 2)
        .isCloseTo(halfWidth(difference(answer)), within(1e-9));

    JsonNode shorter = answer("compare", "--precision", MEAN + "=250ms", "--max-replications", 20);
    JsonNode unsettled = shorter.get("stopping").get("unsettled").get(0);
    assertThat(unsettled.get("figure").stringValue())
        .isEqualTo("difference in work.latency.e2e.answered.mean to 'single'");
    assertThat(unsettled.get("architecture").stringValue()).isEqualTo("fast");
    assertThat(unsettled.get("reached").doubleValue()).isEqualTo(halfWidth(difference(shorter)));
  }

  /** A share of the baseline's value, which is more than the difference. */
  @Test
  void relativeWidths_areOfTheBaseline() {
    JsonNode answer = answer("compare", "--precision", "20%");
    JsonNode values = answer.get("measures").get(0).get("values");
    double baseline = values.get(0).get("value").get("mean").doubleValue();

    assertThat(answer.get("stopping").get("reason").stringValue()).isEqualTo("enough");
    assertThat(halfWidth(difference(answer))).isLessThanOrEqualTo(0.2 * baseline);
  }

  /** The same work, the same values, the same digest; only how sure one must be differs. */
  @Test
  void replications_areThoseOfAComparisonOfThatNumber() {
    JsonNode stopped = answer("compare", "--precision", "25%", "-j", 2);
    JsonNode one = answer("compare", "--precision", "25%", "-j", 1);
    JsonNode given = answer("compare", "-n", stopped.get("setup").get("replications"));

    assertThat(one.get("stopping")).isEqualTo(stopped.get("stopping"));
    assertThat(one.get("measures")).isEqualTo(stopped.get("measures"));
    assertThat(one.get("setup").get("digest")).isEqualTo(stopped.get("setup").get("digest"));
    assertThat(given.get("setup").get("digest")).isEqualTo(stopped.get("setup").get("digest"));
    assertThat(given.get("stopping").isNull()).isTrue();
    assertThat(halfWidth(difference(stopped)))
        .isBetween(1.3 * halfWidth(difference(given)), 2 * halfWidth(difference(given)));
    assertThat(difference(stopped).get("pValue").doubleValue())
        .isGreaterThan(2 * difference(given).get("pValue").doubleValue());
  }

  @Test
  void verdicts_areClear_orTheCapSaysWhichIsNot() throws IOException {
    Result clear = asked("compare", file, "--until-verdict");
    assertThat(clear.code()).isZero();
    assertThat(clear.out()).contains("Stopped after", "every verdict is clear", "better");
    assertThat(clear.err()).contains("as many replications as it takes, from 20 to 1,000");

    Path alike = write(folder, "alike.yaml", QUEUES.replace("850ms", "999ms"));
    Result open = asked("compare", alike, "--until-verdict", "--max-replications", 30);
    assertThat(open.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(open.out().replaceAll("\\s+", " "))
        .contains("Ended at the cap of 30 of at most 30 replications: difference in work.")
        .contains("to 'single' under “fast” is", "that would take about");
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Ended at the cap");

    Result tie =
        asked("compare", alike, "--until-verdict", "--indifference", MEAN + "=1s", "--json");
    assertThat(tie.code()).isZero();
    assertThat(difference(tree(tie)).get("finding").stringValue()).isEqualTo("equivalent");
  }

  /** What is lost is lost, also where something else is open. */
  @Test
  void promiseThatIsLost_decidesTheExitCode() {
    Path slower =
        write(
            folder,
            "slower.yaml",
            QUEUES.replace("850ms", "5s") + "  - work.latency.e2e.answered.p50 <= 1400ms\n");
    Result result = asked("compare", slower, "--until-verdict", "--max-replications", 20);

    assertThat(result.code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    assertThat(result.out()).contains("Ended at the cap of 20");
  }

  @Test
  void points_areRunsOfThatPrecision() throws IOException {
    JsonNode answer = answer("sweep", "--vary", RATE + "=0.2/s,0.7/s", "--precision", "40%");
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode point : answer.get("points")) {
      JsonNode result = point.get("result");
      List<Integer> looks = looks(result.get("stopping"));
      numbers.add(looks.get(looks.size() - 1));
      JsonNode ran =
          answer(
              "run",
              "--set",
              RATE + "=" + point.get("values").get(0).stringValue(),
              "--precision",
              "40%");
      assertThat(result.get("stopping")).isEqualTo(ran.get("stopping"));
      assertThat(result.get("digest")).isEqualTo(ran.get("run").get("digest"));
      assertThat(result.get("architectures").get(0).get("figures").get(0).get("value"))
          .isEqualTo(ran.get("objectives").get(0).get("estimate"));
    }

    assertThat(numbers.get(1)).isGreaterThan(numbers.get(0));
    assertThat(answer.get("setup").get("replications").intValue()).isEqualTo(numbers.get(1));
    assertThat(answer.get("setup").get("trials").intValue())
        .isEqualTo(2 * (numbers.get(0) + numbers.get(1)));
  }

  @Test
  void points_dependOnNothingBesideThem() throws IOException {
    JsonNode one = answer("sweep", "--vary", RATE + "=0.2/s,0.5/s", "--precision", "40%", "-j", 1);
    List<String> rows = Files.readAllLines(folder.resolve("out/sweep.csv"));
    JsonNode two = answer("sweep", "--vary", RATE + "=0.2/s,0.5/s", "--precision", "40%", "-j", 2);
    JsonNode other = answer("sweep", "--vary", RATE + "=0.5/s,0.1/s", "--precision", "40%");

    assertThat(two.get("points")).isEqualTo(one.get("points"));
    assertThat(two.get("setup").get("digest")).isEqualTo(one.get("setup").get("digest"));
    assertThat(other.get("points").get(0)).isEqualTo(one.get("points").get(1));
    assertThat(rows.get(0)).endsWith(",replications");
    assertThat(rows.get(1))
        .endsWith(
            ","
                + looks(one.get("points").get(0).get("result").get("stopping")).stream()
                    .reduce((before, last) -> last)
                    .orElseThrow());
  }

  @Test
  void pointsThatTheCapLeavesOpen_areTold() {
    String vary = RATE + "=0.2/s,0.75/s";
    Result open = asked("sweep", file, "--vary", vary, "--until-verdict", "--max-replications", 20);
    assertThat(open.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(open.out())
        .contains("At 1 of 2 points every verdict is clear", "AT THE CAP")
        .containsPattern("0.75/s +work.latency.e2e.answered.mean <= 3s under “.*about [1-9]");

    Result wide =
        asked("sweep", file, "--vary", vary, "--precision", "1%", "--max-replications", 20);
    assertThat(wide.code()).isZero();
    assertThat(wide.out()).contains("At 0 of 2 points every interval is as narrow");
  }

  /** Demand is twice what the server can do. */
  @Test
  void saturation_isSaidOfSeveral() {
    Path full = write(folder, "full.yaml", QUEUES.replace("interval: 2m", "interval: 2s"));
    Result compared = asked("compare", full, "--set", RATE + "=2/s", "-n", 3);
    assertThat(compared.out().replaceAll("\\s+", " "))
        .contains("one under “single” is not stationary", "too little capacity");

    Result swept = asked("sweep", full, "--vary", RATE + "=0.2/s,2/s", "-n", 3);
    assertThat(swept.out().replaceAll("\\s+", " "))
        .contains("at 1 of 2 points: one under “single” is not stationary");
  }

  @Test
  void searches_decideByThemselves() {
    String find = "providers.one.engine.servers=1..2:1";
    Result verdict = asked("capacity", file, "--find", find, "--until-verdict");
    Result width = asked("tipping", file, "--trigger", "faults[0].for", "--precision", "5%");
    Result cap =
        asked(
            "capacity",
            file,
            "--find",
            find,
            "--architecture",
            "single",
            "-n",
            5,
            "--max-replications",
            5);

    assertThat(verdict.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(verdict.err()).contains("takes no --until-verdict", "--max-replications");
    assertThat(width.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(width.err()).contains("takes no --precision");
    assertThat(cap.code()).isNotEqualTo(ExitCode.BAD_COMMAND_LINE);
  }

  @Test
  void whatContradictsItself_isWrong() {
    Path none = write(folder, "n.yaml", QUEUES.substring(0, QUEUES.indexOf("objectives")));

    wrong("--max-replications needs --precision", asked("compare", file, "--max-replications", 50));
    wrong("must be at least 20", asked("compare", file, "--precision", "5%", "-n", 10));
    wrong(
        "must be at least 40, the fewest of queues",
        asked("compare", file, "--until-verdict", "-n", 40, "--max-replications", 30));
    wrong(
        "has no objective to be decided",
        asked("sweep", file, none, "--vary", RATE + "=1/s", "--until-verdict"));
    wrong(
        "--max-replications needs --precision",
        asked("sweep", file, "--vary", RATE + "=1/s", "--max-replications", 50));
    assertThat(asked("compare", none, "--until-verdict", "--max-replications", 20).code()).isZero();
  }

  private static void wrong(String why, Result result) {
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains(why);
    assertThat(result.out()).isEmpty();
  }
}
