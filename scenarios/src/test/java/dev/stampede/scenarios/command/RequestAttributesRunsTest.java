package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code request} says of each piece of work, through the command line. */
class RequestAttributesRunsTest {

  private static final String LAWS =
      "input_tokens: {dist: lognormal, p50: 500, p99: 4000},"
          + " output_tokens: {dist: lognormal, p50: 100, p99: 900}";

  @TempDir private Path directory;

  private Path scenario(String request) {
    return write(
        directory,
        "scenario.yaml",
        """
        apiVersion: stampede/v1
        name: attributes
        duration: 10m
        seed: 5
        demand:
          chat:
            arrivals: {rate: 6/s}
            request: {%s}
            tolerance: {min_quality: 0.6}
        providers:
          p:
            engine: {tokens: {concurrency: 20, first_token: 100ms, tokens_per_second: 50/s}}
            shed: [{priority: 0, inside: 10}]
        architectures: {a: {ladder: [{provider: {name: p, quality: {easy: 1, hard: 0}}}]}}
        """
            .formatted(request));
  }

  private List<String> recorded(String request) throws IOException {
    Path file = directory.resolve("arrivals.csv");
    Result result =
        run(
            "run",
            scenario(request),
            "-o",
            directory.resolve("out"),
            "-q",
            "--record-arrivals",
            file);
    assertThat(result.code()).as(result.err()).isZero();
    return Files.readAllLines(file);
  }

  private double figure(String field) throws IOException {
    String summary = Files.readString(directory.resolve("out/summary.json"));
    return Double.parseDouble(summary.split("\"" + field + "\" : ", 2)[1].split("[,\\s}]", 2)[0]);
  }

  /** Prompts stay as they are, answers move; with a criticality nothing of either does. */
  @Test
  void attributes_leaveTheOthersAlone() throws IOException {
    List<String> plain = recorded(LAWS);
    List<String> correlated = recorded(LAWS + ", correlation: -60%");
    List<String> critical = recorded(LAWS + ", criticality: {critical: 20%, sheddable: 80%}");

    assertThat(critical).isEqualTo(plain);
    assertThat(correlated).hasSameSizeAs(plain).isNotEqualTo(plain);
    for (int i = 1; i < plain.size(); i++) {
      String[] one = plain.get(i).split(",", -1);
      String[] other = correlated.get(i).split(",", -1);
      assertThat(List.of(other[0], other[2])).isEqualTo(List.of(one[0], one[2]));
    }
  }

  /** What may be left undone is shed; with nothing of it nothing is. */
  @Test
  void criticality_decidesWhatIsShed() throws IOException {
    recorded(LAWS + ", difficulty: 0%, criticality: {critical: 100%}");
    double critical = figure("failed");
    recorded(LAWS + ", difficulty: 0%, criticality: {sheddable: 100%}");

    assertThat(critical).isZero();
    assertThat(figure("failed")).isPositive();
  }

  @Test
  void difficulty_decidesHowGoodAnswersAre() throws IOException {
    recorded(LAWS + ", difficulty: 10%, criticality: {critical: 100%}");
    assertThat(figure("quality")).isEqualTo(0.9);
    recorded(LAWS + ", difficulty: {mixture: [{share: 100%, of: 70%}]}");
    assertThat(figure("quality")).isEqualTo(0.3);
  }

  /** Rows of a file stay together; the file is beside the scenario. */
  @Test
  void lengths_areRowsOfAFile() throws IOException {
    write(directory, "lengths.csv", "prompt,answer,kind\n10,1,a\n20,2,b\n3000,3,c\n");

    List<String> rows = recorded("lengths: {file: lengths.csv, input: prompt, output: answer}");

    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches("[0-9.]+,chat,(10,1|20,2|3000,3),0,ourselves"));
    assertThat(rows.stream().filter(row -> row.contains(",3000,3,")).count())
        .isBetween(1_050L, 1_350L); // a third of 3,600, within 5 standard deviations
  }

  @Test
  void values_areThoseOfAFile() throws IOException {
    write(directory, "lengths.csv", "prompt,answer\n10,1\n20,2\n3000,3\n");

    List<String> rows =
        recorded(
            "input_tokens: {values: {file: lengths.csv, column: prompt}},"
                + " output_tokens: {mixture: [{share: 50%, of: 9},"
                + " {share: 50%, of: {values: {file: lengths.csv, column: answer}}}]}");

    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches("[0-9.]+,chat,(10|20|3000),(1|2|3|9),0,ourselves"))
        .anyMatch(row -> row.endsWith(",3000,1,0,ourselves"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "correlation: 140% | request.correlation (140%) must be from -100% to 100%",
        "correlation: 0.4 | request.correlation (0.4) has no unit",
        "correlation: --5% | request.correlation (--5%) must",
        "criticality: {critical: 20%, sheddable: 70%} | its shares add up to 90.0%, not to 100%",
        "criticality: {important: 100%} | unknown key 'important'",
        "criticality: {critical: 120%} | criticality.critical (120%) must be from 0% to 100%",
        "difficulty: 0.5 | request.difficulty (0.5) has no unit",
        "lengths: {file: no.csv, input: a, output: b} | there is no such file",
        "'lengths: {file: l.csv, input: a, output: b}' | l.csv:2: b (x) must be a number",
        "'lengths: {file: l.csv, input: a, output: c}' | the header has no column 'c'; it has a, b",
        "'lengths: {file: l.csv, input: a}' | missing key 'output'",
        "'lengths: {file: l.csv, input: a, output: a}, correlation: 5%' | but lengths has both",
        "'lengths: {file: l.csv, input: a, output: a}, input_tokens: 5' | but lengths has both"
      })
  void mistakes_areErrorsWithTheirPlaces(String request, String complaint) {
    write(directory, "l.csv", "a,b\n1,x\n");

    Result result = run("validate", scenario(request));

    assertThat(result.code()).isIn(ExitCode.INVALID_SCENARIO, ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("scenario.yaml:").contains(complaint);
    assertThat(result.err().split(": error: ", -1)).hasSize(2);
  }

  @Test
  void replayedWork_bringsItsOwnLengths() {
    write(
        directory, "log.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00,6,1\n");
    Path scenario = scenario("correlation: 5%");
    Result result =
        run(
            "validate",
            scenario,
            "--set",
            "demand.chat.arrivals={trace: " + directory + "/log.csv}");

    assertThat(result.err()).contains("but a trace brings its own tokens");
  }
}
