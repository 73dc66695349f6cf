package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.Summary;
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

/**
 * A person who thinks for 4 s and gives an agent tasks of three steps of 1 s, with a tool of 1 s
 * between them; the provider is down from 30 to 89.5 s. So a task takes 9 s, of which 5 are waited,
 * and the agent that is cut off looks each 5 s whether there are answers again.
 */
class AgentRunsTest {

  private static final String AGENT =
      "{people: 1, think: 4s, workflow: {steps: 3, tool: 1s, checkpoint: %s, resume: {after: 5s}}}";

  @TempDir private Path directory;

  private Path scenario(String demand, String objective) {
    return write(
        directory,
        "scenario.yaml",
        """
        apiVersion: stampede/v1
        name: agents
        duration: 2m
        replications: 2
        demand:
          work: %s
          other: {arrivals: {rate: 1/h}}
        providers:
          north: {engine: {servers: 1, service: 1s}}
          south: {engine: {servers: 1, service: 1s}}
        faults: [{id: gone, provider: north, kind: outage, at: 30s, for: 59500ms}]
        architectures: {single: {ladder: [north]}, pair: {ladder: [north, south]}}
        objectives: ["%s"]
        """
            .formatted(demand, objective));
  }

  private Summary summary(String checkpoint, int jobs) throws IOException {
    Path out = directory.resolve("out");
    Path file = scenario(AGENT.formatted(checkpoint), "work.agents.turns_in_time >= 50%");
    Result result = run("run", file, "-o", out, "-q", "-j", jobs);
    assertThat(result.code()).as(result.err()).isZero();
    return SummaryJson.read(Files.readString(out.resolve("summary.json")));
  }

  private static AgentSummary agents(Summary summary, int architecture) {
    return summary.architectures().get(architecture).useCases().get(0).agents().orElseThrow();
  }

  /** In each of two runs one agent is lost, and is back when its provider is. */
  @Test
  void agents_areLostAndComeBack() throws IOException {
    Summary summary = summary("every_step", 1);
    AgentSummary single = agents(summary, 0);
    assertThat(single.lost().losses()).isEqualTo(2);
    assertThat(single.lost().steps()).isZero();
    assertThat(single.turns().failed()).isZero();
    assertThat(single.untilBack().max()).isBetween(54.0, 66.0);
    assertThat(agents(summary, 1).lost().losses()).isZero();
    assertThat(agents(summary, 1).untilFinished().max()).isBetween(5.0, 6.0); // one was cut

    PeopleSummary people = summary.architectures().get(0).useCases().get(0).people().orElseThrow();
    assertThat(people.hours().waited() * 3600).isGreaterThan(54 + 5 * 5);
    assertThat(people.hours().lost().mean() * 3600).isBetween(40.0, 70.0);
  }

  /** What had been done of the task is done again. */
  @Test
  void withoutCheckpoint_moreIsDone() throws IOException {
    AgentSummary none = agents(summary("none", 1), 0);
    AgentSummary saved = agents(summary("session_log", 1), 0);
    assertThat(none.redone().mean()).isBetween(0.0, 4 / 40.0);
    assertThat(none.lost().steps()).isEqualTo(none.lost().tools());
    assertThat(saved.lost().steps()).isZero();
  }

  @Test
  void figures_areWhateverTheNumberOfJobs() throws IOException {
    Summary one = summary("none", 1);
    Summary three = summary("none", 3);
    assertThat(three.run().digest()).isEqualTo(one.run().digest());
    assertThat(agents(three, 0)).isEqualTo(agents(one, 0));
  }

  /** One agent, with keys of its own, where a call to north costs a tenth of one to south. */
  private Summary priced(String keys) throws IOException {
    Path out = directory.resolve("priced");
    String demand = AGENT.formatted("every_step, " + keys);
    Result result =
        run(
            "run",
            scenario(demand, "work.agents.turns_in_time >= 0%"),
            "--set",
            "providers.north.price={call: 0.1 USD}",
            "--set",
            "providers.south.price={call: 1 USD}",
            "-o",
            out,
            "-q");
    assertThat(result.code()).as(result.err()).isZero();
    return SummaryJson.read(Files.readString(out.resolve("summary.json")));
  }

  /** Some 20 calls cost 2 USD, but not where south answers while north is gone. */
  @Test
  void dearProvider_usesUpBudgetsOfMoney() throws IOException {
    Summary summary = priced("budget: {money: 4 USD}");
    assertThat(agents(summary, 0).turns().failed()).isZero();
    assertThat(agents(summary, 1).turns().failed()).isPositive();
    assertThat(agents(priced("budget: {tokens: 1M}"), 1).turns().failed()).isZero();
  }

  /** Tools that fail and prompts that are compacted take calls, and turns become longer. */
  @Test
  void failuresAndCompactions_takeCalls() throws IOException {
    AgentSummary plain = agents(priced("budget: 1M"), 1);
    AgentSummary failing = agents(priced("tool_failures: {share: 50%, then: step}"), 1);
    assertThat(failing.untilFinished().mean()).isGreaterThan(plain.untilFinished().mean() + 1);
    AgentSummary compacting =
        agents(priced("context: {grows: 10, limit: 25, compacted_to: 5, summary: 3}"), 1);
    assertThat(compacting.turns().failed()).isZero();
    assertThat(compacting.untilFinished().mean()).isGreaterThan(plain.untilFinished().mean() + 0.5);
  }

  @Test
  void artefacts_tellOfAgents() throws IOException {
    summary("every_step", 1);
    List<String> rows = Files.readAllLines(directory.resolve("out/agents.csv"));
    assertThat(rows.get(0))
        .isEqualTo("time_s,interval_s,warmup,architecture,use_case,working,stalled,idle,calls");
    assertThat(rows.stream().filter(row -> row.contains(",single,work,0,1,0,"))).isNotEmpty();
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("What did agents finish, and what did they lose?");
    Result told = run("run", directory.resolve("scenario.yaml"), "-o", directory.resolve("again"));
    assertThat(told.out()).contains("AGENTS", "turns in time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                            | needs steps, or recorded sessions
          {steps: 3, turns: 2}                          | goes with arrivals
          {steps: 3, pause: 2s}                         | goes with arrivals
          {steps: 3, checkpoint: sometimes}             | 'sometimes'
          {steps: 3, checkpoint: {every: 0}}            | must be at least 1
          {steps: 3, resume: {}}                        | missing key 'after'
          {steps: 3, resume: {after: 0s}}               | after (0s) must be positive
          {steps: 3, context: {grows: 9, limit: 50, compacted_to: 50}} | be below the limit
          {steps: 3, branches: {number: 2}}             | missing key 'steps'
          {steps: 3, crashes: {every: 0s}}              | every (0s) must be positive
          """)
  void workflows_areSaidWell(String workflow, String complaint) {
    String demand = "{people: 1, think: 4s, workflow: %s}".formatted(workflow);
    Result result = run("validate", scenario(demand, "work.availability >= 50%"));
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains(complaint);
  }

  @Test
  void metricsOfAgents_needThem() {
    String demand = AGENT.formatted("none");
    Result result = run("validate", scenario(demand, "other.agents.redone <= 1%"));
    assertThat(result.err()).contains("is about agents, and the work of 'other' are single calls");
  }

  /** A fresh session each second would be more than one server can do; nine turns are offered. */
  @Test
  void arrivals_areSessions() throws IOException {
    String demand =
        "{arrivals: {rate: 6/m}, workflow: {steps: 2, turns: 3, pause: 5s, tool: 1s, deadline: 1h}}";
    Path file = scenario(demand, "work.availability >= 1%");
    Summary summary =
        CommandLineFixture.json("run", file, "--json", "-o", directory.resolve("out"));
    AgentSummary pair = agents(summary, 1);
    assertThat(pair.turns().failed()).isZero();
    assertThat(pair.turns().begun()).isLessThanOrEqualTo(3 * pair.sessions().begun());
    assertThat(pair.turns().begun()).isGreaterThan(2 * pair.sessions().begun());
    assertThat(agents(summary, 0).turns().failed()).isPositive();
  }
}
