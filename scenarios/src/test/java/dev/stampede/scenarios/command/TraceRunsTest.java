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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traces make of a run, and what is said about them. */
class TraceRunsTest {

  private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";

  @TempDir private Path directory;

  private Result runs(String demand, Object... more) {
    Path scenario =
        write(
            directory,
            "scenario.yaml",
            """
            apiVersion: stampede/v1
            name: replayed
            duration: 15m
            interval: 1m
            seed: 3
            demand:
            %s
            providers:
              p:
                engine: {tokens: {concurrency: 9, first_token: 100ms, tokens_per_second: 50/s}}
                price: {input: 1000000 USD, output: 10 USD}
            architectures: {a: {ladder: [p]}}
            """
                .formatted(demand.indent(2).stripTrailing()));
    Object[] all = new Object[more.length + 4];
    all[0] = "run";
    all[1] = scenario;
    all[2] = "-o";
    all[3] = directory.resolve("out");
    System.arraycopy(more, 0, all, 4, more.length);
    return run(all);
  }

  @Test
  void rowsWithoutAnAnswer_areNamed_andTheirPromptsPaidFor() {
    write(
        directory,
        "log.csv",
        HEADER
            + "2024-05-10 00:00:00,637,0\n2024-05-10 00:00:01,300,0\n2024-05-10 00:00:02,63,7\n");

    Result result = runs("chat: {arrivals: {trace: log.csv}}", "--json");

    assertThat(result.err())
        .contains("demand.chat.arrivals.trace: 2 of 3 rows have no answer (its length is 0)");
    assertThat(result.out()).containsPattern("\"tokens\" : 1000\\.00007,");
  }

  /** The second part begins ten minutes after the first. */
  @Test
  void twoTracesOfOneLog_keepTheirDistance() throws IOException {
    write(directory, "first.csv", HEADER + "2024-01-01 00:00:00,1,1\n2024-01-01 00:00:30,1,1\n");
    write(directory, "second.csv", HEADER + "2024-01-01 00:10:00,1,1\n2024-01-01 00:10:40,1,1\n");

    assertThat(minutesOfArrivals("second", "{trace: second.csv}")).containsExactly(0, 0);
    String origin = ", origin: 2024-01-01 00:00:00}";
    assertThat(minutesOfArrivals("first", "{trace: first.csv" + origin)).containsExactly(0, 0);
    assertThat(minutesOfArrivals("second", "{trace: second.csv" + origin)).containsExactly(10, 10);
    assertThat(minutesOfArrivals("second", "{trace: second.csv, speed: 2x" + origin))
        .containsExactly(5, 5);
  }

  private List<Integer> minutesOfArrivals(String useCase, String arrivals) throws IOException {
    Result result = runs("%s: {arrivals: %s}".formatted(useCase, arrivals));
    assertThat(result.complaints()).isEmpty();
    List<String> lines = Files.readAllLines(directory.resolve("out/timeseries.csv"));
    List<String> columns = List.of(lines.get(0).split(","));
    return lines.stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[columns.indexOf("useCase")].equals(useCase))
        .flatMap(
            cells -> {
              int minute = (int) Double.parseDouble(cells[columns.indexOf("time_s")]) / 60;
              long offered = Long.parseLong(cells[columns.indexOf("offered")]);
              return Stream.generate(() -> minute).limit(offered);
            })
        .toList();
  }

  /** Of one log, for aught we know: ten minutes apart, in a run of fifteen. */
  @Test
  void twoTracesWithoutAnOrigin_areAskedForOne() {
    write(directory, "first.csv", HEADER + "2024-01-01 00:00:00,1,1\n");
    write(directory, "second.csv", HEADER + "2024-01-01 00:10:00,1,1\n");
    write(directory, "later.csv", HEADER + "2024-01-01 00:15:00,1,1\n");
    String two = "a: {arrivals: {trace: first.csv}}\nb: {arrivals: {trace: %s%s}}";

    assertThat(runs(two.formatted("second.csv", "")).err())
        .contains(
            "demand.b.arrivals.trace begins at 2024-01-01 00:10:00, demand.a.arrivals.trace at"
                + " 2024-01-01 00:00:00, and in the run both begin at once")
        .contains("help: if they are of one log, give both origin: 2024-01-01 00:00:00");
    assertThat(runs(two.formatted("later.csv", "")).complaints()).isEmpty();
    assertThat(runs(two.formatted("second.csv", ", origin: 2024-01-01 00:10:00")).complaints())
        .isEmpty();
  }

  @Test
  void rowsBeforeTheOrigin_areLeftOutAloud_andABrokenOriginIsPlaced() {
    write(directory, "log.csv", HEADER + "2024-05-10 00:00:00,637,9\n2024-05-10 00:00:01,300,9\n");

    Result late = runs("chat: {arrivals: {trace: log.csv, origin: '2024-05-10T00:00:01Z'}}");
    assertThat(late.err()).contains("1 of 2 rows come before the origin and are left out");

    Result broken = runs("chat: {arrivals: {trace: log.csv, origin: 10 May}}");
    assertThat(broken.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(broken.err())
        .contains(
            "scenario.yaml:7:45: error: demand.chat.arrivals.origin (10 May) has an unknown unit")
        .contains("help: ");
  }

  @Test
  void replicationsThatShareTheirArrivals_areSaidToLeaveChanceOut() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 60; i++) {
      rows.append("2024-05-10 00:%02d:%02d,100,50\n".formatted(i / 5, 11 * (i % 5)));
    }
    write(directory, "log.csv", rows.toString());
    String shared =
        "warning: replications share the arrivals of chat, which are replayed as recorded: intervals"
            + " leave the chance in that demand out; bootstrap draws it anew";

    Result two = runs("chat: {arrivals: {trace: log.csv}}", "-n", 2, "--json");
    assertThat(two.err()).contains(shared);
    assertThat(two.out()).contains("replications share the arrivals of chat");
    assertThat(runs("chat: {arrivals: {trace: log.csv}}", "-n", 1).err())
        .doesNotContain("replications share");
    assertThat(runs("chat: {arrivals: {trace: log.csv, rate: 2x}}", "-n", 2).err())
        .doesNotContain("replications share");
    String drawn = "chat: {arrivals: {trace: log.csv, bootstrap: {block: 1m}}}";
    Result other = runs(drawn, "-n", 2, "--json");
    assertThat(other.err()).doesNotContain("replications share");
    assertThat(other.out().replaceAll("(?s).*\"digest\" : \"([0-9a-f]+)\".*", "$1"))
        .isNotEqualTo(two.out().replaceAll("(?s).*\"digest\" : \"([0-9a-f]+)\".*", "$1"));
  }

  /** The key's path is not what stands in the cell. */
  @Test
  void controlCharacters_areShownAsEscapes() {
    write(directory, "log.csv", HEADER + "2024-05-10 00:00:00,\0,9\n");

    Result result = runs("chat: {arrivals: {trace: log.csv}}");

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains("log.csv:2: ContextTokens (\\u0000) must be a whole number");
  }
}
