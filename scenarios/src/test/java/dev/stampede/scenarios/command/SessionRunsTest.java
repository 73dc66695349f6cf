package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that were recorded, and sessions that are there before, from the command line. */
class SessionRunsTest {

  /** Two turns of three rounds, 70 s apart, with tools of 2 s; prompts that grow by 1,000. */
  private static final String ROUNDS =
      """
      id,input_len,output_len,arrival_time,round_idx,tool_wait_after_ms,prefix_len
      0,2000,50,1000,0,2000,0
      0,1000,50,1000,1,2000,2000
      0,1000,50,1000,2,70000,3000
      0,1000,50,1000,3,2000,4000
      0,1000,50,1000,4,2000,5000
      0,1000,50,1000,5,0,6000
      """;

  private static final String DRAWN =
      "steps: 3, tool: 2s, context: {grows: 1000}, turns: 2, pause: 70s";
  private static final String RECORDED = "recorded: {trace: rounds.csv, pause_above: 60s}";

  @TempDir private Path directory;

  private Result runs(String arrivals, String workflow, String request) {
    Path file =
        write(
            directory,
            "scenario.yaml",
            """
            apiVersion: stampede/v1
            name: sessions
            duration: 20m
            interval: 1m
            seed: 5
            replications: 2
            demand:
              work:
                arrivals: %s
                workflow: {%s, checkpoint: every_step, resume: {after: 5s}}
                request: {%s}
            providers:
              north:
                engine: {tokens: 40, first_token: 500ms, tokens_per_second: 50/s}
                prompt_cache: {life: 5m}
                price: {input: 3 USD, cached_input: 0.3 USD, output: 15 USD}
            faults: [{id: gone, provider: north, kind: outage, at: 5m, for: 1m}]
            architectures: {single: {ladder: [north]}}
            """
                .formatted(arrivals, workflow, request));
    return run("run", file, "-o", directory.resolve("out"), "-q");
  }

  private Summary summary(String arrivals, String workflow, String request) throws IOException {
    Result result = runs(arrivals, workflow, request);
    assertThat(result.code()).as(result.err()).isZero();
    return SummaryJson.read(Files.readString(directory.resolve("out/summary.json")));
  }

  private static AgentSummary agents(Summary summary) {
    return summary.architectures().get(0).useCases().get(0).agents().orElseThrow();
  }

  /** The same as of laws that are constant, with losses, a prompt cache, and costs. */
  @Test
  void recording_isWorthALawThatIsConstant() throws IOException {
    write(directory, "rounds.csv", ROUNDS);
    Summary drawn = summary("{rate: 6/min}", DRAWN, "input_tokens: 2000, output_tokens: 50");
    List<String> intervals = Files.readAllLines(directory.resolve("out/agents.csv"));
    Summary recorded = summary("{rate: 6/min}", RECORDED, "");
    assertThat(agents(drawn).lost().losses()).isPositive();
    assertThat(agents(recorded)).isEqualTo(agents(drawn));
    assertThat(Files.readAllLines(directory.resolve("out/agents.csv"))).isEqualTo(intervals);
    assertThat(recorded.architectures().get(0).cost())
        .isEqualTo(drawn.architectures().get(0).cost());
  }

  /** One session, a second after the begin, in each of two runs: two turns, and six calls. */
  @Test
  void arrivals_mayBeThoseOfTheRecording() throws IOException {
    write(directory, "rounds.csv", ROUNDS);
    AgentSummary agents = agents(summary("{trace: rounds.csv}", RECORDED, ""));
    assertThat(agents.turns().begun()).isEqualTo(4);
    assertThat(agents.steps().answered()).isEqualTo(12);
  }

  /** 400 sessions of 78 s and their calls, of which a third or so have gone within a minute. */
  @Test
  void start_isInTheMiddle() throws IOException {
    write(directory, "rounds.csv", ROUNDS);
    summary("{rate: 1/d}", RECORDED + ", start: {sessions: 400}", "");
    String first = Files.readAllLines(directory.resolve("out/agents.csv")).get(1);
    String[] cells = first.split(",", -1);
    double there =
        Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]) + Double.parseDouble(cells[7]);
    assertThat(there).isBetween(200.0, 400.0);
  }

  @Test
  void brokenFile_isTold() {
    write(directory, "rounds.csv", ROUNDS.replace("0,1000,50,1000,4", "0,1000,50,1000,5"));
    Result result = runs("{rate: 1/min}", RECORDED, "");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("scenario.yaml:10:")
        .contains("rounds.csv:6: round_idx (5) must be 4");
  }
}
