package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Owners who leave without a word, from the file to the report. */
class SilenceRunsTest {

  @TempDir private Path directory;

  /** One call each 2 s for one server, or person, of 3 s. */
  private Path scenario(String owners) {
    return write(
        directory,
        "scenario.yaml",
        """
        apiVersion: stampede/v1
        name: silence
        duration: 30m
        demand:
          calls: {arrivals: {rate: 30/min}%s}
        providers:
          north: {engine: {servers: 1, service: 3s}}
        architectures:
          machine: {ladder: [north]}
          desk: {ladder: [{human: {agents: 1, handle: 3s, max_queue: 999}}]}
        objectives: [calls.availability >= 0%%]
        """
            .formatted(owners));
  }

  private static final String PATIENCE = ", patience: {dist: exponential, mean: 5s}";

  private UseCaseSummary calls(String owners, int architecture) throws IOException {
    Summary summary = json("run", scenario(owners), "--json", "-o", directory.resolve("out"));
    return summary.architectures().get(architecture).useCases().get(0);
  }

  private static double silentShare(UseCaseSummary calls) {
    return (double) calls.leftSilently() / calls.outcomes().abandoned();
  }

  @Test
  void silence_costsCapacity_lessWherePeopleFindIt() throws IOException {
    String silent = PATIENCE + ", silent: {share: 71%, found_after: 1s}";
    UseCaseSummary machine = calls(silent, 0);
    UseCaseSummary desk = calls(silent, 1);
    assertThat(silentShare(machine)).isBetween(0.66, 0.76); // +-3 standard errors of 800
    assertThat(silentShare(desk)).isBetween(0.65, 0.77);
    long loud = calls(PATIENCE, 0).outcomes().full();
    assertThat(machine.outcomes().full()).isLessThan(loud / 5); // the line grows by who has left
    assertThat(desk.outcomes().human()).isBetween(loud / 2, loud);
  }

  @Test
  void silenceOfNobody_changesNothing() throws IOException {
    UseCaseSummary loud = calls(PATIENCE, 0);
    assertThat(calls(PATIENCE + ", silent: {share: 0%}", 0)).isEqualTo(loud);
    assertThat(loud.leftSilently()).isZero();
  }

  @Test
  void silence_isTold() throws IOException {
    Path out = directory.resolve("out");
    Result result = run("run", scenario(PATIENCE + ", silent: {share: 50%}"), "-o", out);
    assertThat(result.out()).contains("% left without a word");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Abandoned without a word");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          , silent: {share: 50%}                 | unknown key 'silent'
          , patience: 5s, silent: {}             | missing key 'share'
          , patience: 5s, silent: {share: 150%}  | must be from 0% to 100%
          """)
  void silence_isSaidWell(String owners, String complaint) {
    Result result = run("validate", scenario(owners));
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains(complaint);
  }
}
