package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.models.cost.CostPart;
import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run says before it simulates: that its verdicts will rest on too little, or on nothing.
 */
class WarningsCommandTest {

  /**
   * Incidents of two hours, one every 53 h: 1 - exp(-3 / 53) = 0.0550 of the hours see something of
   * one. That is one in 18, and 109 replications would see six; the histories drawn say 108.
   */
  private static final String RARE =
      """
      apiVersion: stampede/v1
      name: rare
      duration: 1h
      seed: 5
      replications: 5
      demand:
        work: {arrivals: {rate: 1/s}}
      providers:
        one:
          engine: {servers: 100, service: 10ms}
          incidents:
            mean_between: 53h
            repair: 2h
            shape: 1
            hazard: uniform
            severities: [{probability: 100%, kind: outage}]
      architectures:
        only: {ladder: [one]}
      objectives:
        - work.availability >= 99.9%
      """;

  private static final String TRACED =
      SMALL.replace("rate: 8/s", "trace: rows.csv").replace("warmup: 1m", "warmup: 5m")
          + "objectives: [work.availability >= 50%, work.latency.e2e.p99 <= 1h, work.tickets <= 9]\n";

  /** Of each unit. */
  private static final Map<String, String> LIMITS =
      Map.of("share", "50%", "s", "1s", "min", "1m", Metric.MONEY, "100 USD", "", "1");

  private static final String NOTE =
      "stampede: note: latency objectives are about all work offered";

  @TempDir Path folder;

  /** Two rows within a second, of which a warm-up of five minutes leaves nothing. */
  @BeforeEach
  void aTrace() {
    write(
        folder,
        "rows.csv",
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2024-05-10 00:00:00.195657,637,203
        2024-05-10 00:00:00.721905,316,275
        """);
  }

  private Result result(String text, Object... more) {
    return resultIn("out", text, more);
  }

  private Result resultIn(String out, String text, Object... more) {
    Path file = write(folder, "scenario.yaml", text);
    List<Object> words =
        new ArrayList<>(List.of("run", file, "--json", "--data-only", "-o", folder.resolve(out)));
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  @Test
  void incidentsThatWillHardlyStrike_areWarnedOf_andJudgedByNobody() throws IOException {
    Result result = result(RARE);
    Summary summary = SummaryJson.read(result.out());

    String warning =
        "incidents of one strike one replication in 18, and there are 5: too few to judge by;"
            + " about 108 are needed";
    assertThat(result.err()).isEqualTo("stampede: warning: " + warning + "\n");
    assertThat(summary.warnings()).contains(warning);
    assertThat(summary.objectives())
        .extracting(o -> o.verdict())
        .containsOnly(Verdict.INCONCLUSIVE);
    assertThat(result.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(result(RARE, "-q").err()).isEmpty();
    assertThat(result(RARE.replace("53h", "10h").replace("2h", "10h")).err())
        .as("most replications are struck")
        .isEmpty();
  }

  @Test
  void aShareOfReplicationsThatTheyAreTooFewFor_isWarnedOf() throws IOException {
    String text = SMALL + "objectives: ['P(work.availability >= 10%) >= 95%']\n";
    Result few = result(text, "-n", 71);

    String warning =
        "'P(work.availability >= 10%) >= 95%' cannot be met by 71 replications:"
            + " it needs 72 without a miss"; // .95^72 = .0249, .95^71 = .0262
    assertThat(few.err()).isEqualTo("stampede: warning: " + warning + "\n");
    assertThat(SummaryJson.read(few.out()).warnings()).contains(warning);
    assertThat(few.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    Result enough = result(text, "-n", 72);
    assertThat(enough.err()).isEmpty();
    assertThat(enough.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aWarmUpThatSwallowsTheTrace_isWarnedOf_andNothingIsMet() throws IOException {
    Result result = result(TRACED);
    Summary summary = SummaryJson.read(result.out());

    String warning =
        "demand.work.arrivals.trace: no row comes after the warm-up and before the end,"
            + " so nothing is measured";
    assertThat(result.err()).contains("scenario.yaml:10:23: warning: " + warning);
    assertThat(summary.warnings()).contains(warning);
    assertThat(result.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(summary.objectives())
        .hasSize(6)
        .allSatisfy(
            objective -> {
              assertThat(objective.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(objective.value()).isNaN();
              assertThat(objective.estimate().hasInterval()).isFalse();
              assertThat(objective.why()).isEqualTo("nothing was measured");
            });
    assertThat(result(TRACED.replace("warmup: 5m", "warmup: 0s"), "-n", "1").code())
        .as("without a warm-up there is something to measure")
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aNewMeaningOfLatencyObjectives_isNotedOnceForEachFolder() throws IOException {
    String text = SMALL + "objectives: [work.latency.e2e.p99 <= 1h]\n";
    Result first = result(text, "-n", 1);

    assertThat(first.err()).startsWith(NOTE).hasLineCount(1);
    assertThat(first.complaints()).isEmpty();
    assertThat(SummaryJson.read(first.out()).warnings()).isEmpty();
    assertThat(result(text, "-n", 1).err()).isEmpty();
    assertThat(resultIn("other", text, "-n", 1).err()).startsWith(NOTE);
    assertThat(resultIn("quiet", text, "-n", 1, "-q").err()).isEmpty();
  }

  /** The folder holds results of a version that meant something else. */
  @Test
  void aNewMeaning_isNotedWhereAnEarlierVersionWrote() throws IOException {
    String text = SMALL + "objectives: [work.latency.e2e.p99 <= 1h]\n";
    result(text, "-n", 1);
    Path summary = folder.resolve("out").resolve("summary.json");
    Files.writeString(
        summary, Files.readString(summary).replace(Summary.SCHEMA, "stampede.summary/v1"));

    assertThat(result(text, "-n", 1).err()).startsWith(NOTE);
  }

  @Test
  void objectivesOfTheAnsweredAlone_keptTheirMeaning() {
    String text =
        SMALL
            + "objectives: [work.availability >= 1%, work.latency.e2e.answered.p99 <= 1h,"
            + " work.latency.failed.max <= 1h]\n";

    assertThat(result(text, "-n", 1).err()).isEmpty();
  }

  @Test
  void replications_areWrittenWithEveryMetric() throws IOException {
    Result result = result(SMALL, "-n", 3);
    Summary summary = SummaryJson.read(result.out());
    List<String> lines = Files.readAllLines(folder.resolve("out").resolve("replications.csv"));
    List<String> header = List.of(lines.get(0).split(",", -1));

    assertThat(header)
        .startsWith("architecture", "useCase", "replication", "availability", "tickets")
        .contains("quality", "attempts.amplification", "waitProbability", "latency.e2e.max")
        .contains("latency.e2e.p99", "latency.e2e.answered.p99", "latency.first_token.mean")
        .contains("latency.per_token.answered.p50", "latency.human.p90", "latency.failed.max")
        .doesNotHaveDuplicates();
    assertThat(lines.subList(1, lines.size()))
        .extracting(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 3)))
        .containsExactly(
            "single,work,0",
            "single,work,1",
            "single,work,2",
            "single,,0",
            "single,,1",
            "single,,2",
            "pair,work,0",
            "pair,work,1",
            "pair,work,2",
            "pair,,0",
            "pair,,1",
            "pair,,2");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSameSizeAs(header));
    long tickets =
        lines.stream()
            .filter(line -> line.startsWith("single,work"))
            .mapToLong(line -> Long.parseLong(line.split(",", -1)[header.indexOf("tickets")]))
            .sum();
    assertThat(tickets).isEqualTo(summary.architectures().get(0).useCases().get(0).tickets());
  }

  /** With one replication there is no interval: a value is judged as it stands. */
  @Test
  void everyMetric_isJudgedByTheValueThatTheFileHas() throws IOException {
    List<Metric> metrics =
        Metric.values().stream()
            .filter(m -> m.paidFor().isEmpty() || m.paidFor().contains(CostPart.TICKETS))
            .filter(m -> !m.equals(Metrics.USERS_LOST)) // there are no platforms
            .filter(m -> !Metrics.OF_PEOPLE.contains(m)) // nor people in a closed loop
            .filter(m -> !Metrics.OF_AGENTS.contains(m)) // nor agents
            .toList();
    String objectives =
        metrics.stream()
            .map(
                metric ->
                    (metric.scope().isOfUseCase() ? "work." : "")
                        + metric.name()
                        + " <= "
                        + LIMITS.get(metric.unit()))
            .collect(Collectors.joining(", ", "objectives=[", "]"));
    Summary summary = SummaryJson.read(result(SMALL, "-n", 1, "--set", objectives).out());
    List<String> lines = Files.readAllLines(folder.resolve("out").resolve("replications.csv"));
    List<String> header = List.of(lines.get(0).split(",", -1));

    assertThat(summary.objectives()).hasSize(2 * metrics.size());
    for (ObjectiveResult objective : summary.objectives()) {
      int first = objective.architecture().equals("single") ? 1 : 3;
      String row = lines.get(objective.useCase().isEmpty() ? first + 1 : first);
      String cell = row.split(",", -1)[header.indexOf(objective.metric())];
      String as = objective.architecture() + " " + objective.metric();
      if (cell.isEmpty() || cell.equals("inf")) {
        assertThat(objective.value()).as(as).isNaN();
        assertThat(objective.verdict())
            .as(as)
            .isEqualTo(cell.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.FAILED);
      } else {
        double value = Double.parseDouble(cell);
        assertThat(objective.value()).as(as).isCloseTo(value, within(1e-6));
        assertThat(objective.verdict())
            .as(as)
            .isEqualTo(value <= objective.limit() ? Verdict.MET : Verdict.FAILED);
      }
    }
  }
}
