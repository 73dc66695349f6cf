package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.TierSummary.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that pass a queue, through the command line. */
class StartsRunsTest {

  /** All of a number of servers, and of a tier, start again at 100 s, one a second. */
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: starts
      duration: 1000s
      interval: 100s
      replications: 2
      demand: {chat: {arrivals: {rate: 0.5/s}}}
      providers:
        north:
          tiers:
            router: {engine: {servers: 4, service: 10ms, starts: {each: 5s, at_once: 2}}}
          engine:
            servers: 19
            service: 1s
            starts: {rate: 1/s, timeout: 10s, boot: 30s}
      steps: [{id: again, provider: north, do: restart, at: 100s}]
      architectures: {single: {ladder: [north]}}
      """;

  @TempDir Path folder;

  private ProviderSummary north(String name, String text) throws IOException {
    Path file = write(folder, name + ".yaml", text);
    Summary summary =
        SummaryJson.read(run("run", file, "--json", "-q", "-o", folder.resolve(name)).out());
    return summary.architectures().get(0).providers().get(0);
  }

  @Test
  void belowTheThreshold_allStart_asWorkedByHand() throws IOException {
    // As in StartQueueTest, of 19: through at 1 to 10, 20, 29, 30, 37 to 40, 43 and 44 s.
    ProviderSummary north = north("all", SCENARIO);
    assertThat(north.starts()).isEqualTo(new Starts(38, 38, 50, 50, 0.375, 0, 44));
    double missing = 375 + 19 * 30; // server seconds until they are through, and their boots
    assertThat(north.meanCapacity()).isCloseTo(19 - missing / 1000, within(1e-9));
    assertThat(north.tiers().get(0).starts()).isEqualTo(new Starts(8, 8, 0, 0, 0.03, 0, 10));
    assertThat(Files.readString(folder.resolve("all/timeseries.csv")))
        .contains("startsWaiting,startsThrough\n")
        .contains("3.75,38\n");
    assertThat(Files.readString(folder.resolve("all/report.html")))
        .contains("starts through")
        .contains("longest wait for a start");
  }

  @Test
  void fromTwiceWhatPassesInATimeoutOn_theRestNeverStarts() throws IOException {
    String more = SCENARIO.replace("servers: 19", "servers: 20");
    ProviderSummary collapsed = north("collapsed", more);
    assertThat(collapsed.starts().through()).isEqualTo(2 * 10);
    assertThat(collapsed.starts().waitingAtEnd()).isEqualTo(10);
    assertThat(collapsed.starts().longestWaitSeconds()).isEqualTo(900);
    ProviderSummary cancelled =
        north("cancelled", more.replace("timeout: 10s", "timeout: 10s, given_up: cancelled"));
    assertThat(cancelled.starts()).isEqualTo(new Starts(40, 40, 20, 0, 0.21, 0, 20));
  }

  @Test
  void withoutTheKey_aRestartTakesNothingAway() throws IOException {
    ProviderSummary north = north("plain", SCENARIO.replaceAll("(, |\\n *)starts: \\{[^}]*}", ""));
    assertThat(north.starts()).isEqualTo(Starts.NONE);
    assertThat(north.meanCapacity()).isEqualTo(19);
  }

  @Test
  void explain_saysWhatWillHappen_andWhatToDo() {
    Path file = write(folder, "starts.yaml", SCENARIO.replace("servers: 19", "servers: 20"));
    assertThat(run("explain", file).out().replaceAll("\\s+", " "))
        .contains("starts.yaml:14: advice")
        .contains("starts-outlast-timeout")
        .contains(
            "when all 20 machines of north start at once, the last is through the queue after 20 s,"
                + " and gives up after 10 s: after the first 10 none ever starts")
        .contains("a timeout above 20 s, given_up: cancelled");
  }
}
