package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.LevelSummary.Trigger;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.place.AlsoHit;
import dev.stampede.reports.result.place.BrokeFirst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What broke first, relapses and tails, through the command line.
 *
 * <p>North serves 10 calls/s. It is out from 10 to 15 min, and from 25 to 30 min six times as much
 * work comes than else, 24/s: so the outage has one relapse, and its tail is 15 min and what the
 * queue of two seconds adds. South has nothing to do with it.
 */
class BreakCommandTest {

  private static final String DEMAND =
      """
      apiVersion: stampede/v1
      name: relapse
      duration: 40m
      warmup: 2m
      interval: 10s
      demand:
        support:
          arrivals: {rate: 4/s, surges: [{at: 25m, peak: 6x, rise: 0s, hold: 5m, fall: 0s}]}
          tolerance: {deadline: 10s}
        billing:
          arrivals: {rate: 1/s}
          tolerance: {deadline: 10s}
      providers:
        north: {engine: {servers: {servers: 10, service: 1s, queue_limit: 20}}}
        south: {engine: {servers: {servers: 80, service: 1s}}}
      architectures:
        single: {ladder: [north]}
        other: {ladder: [south]}
        hasty: {chain: [{timeout: 500ms}], ladder: [south]}
      objectives:
        - support.relapses <= 0
        - support.tail <= 10m
      """;

  private static final String FAULT =
      """
      faults:
        - {id: out, provider: north, kind: outage, at: 10m, for: 5m, status: 503}
      """;

  @TempDir Path folder;

  private String result(String text, Object... more) {
    List<Object> line =
        new ArrayList<>(
            List.of("run", write(folder, "scenario.yaml", text), "-o", folder.resolve("out")));
    line.addAll(List.of(more));
    return run(line.toArray()).out();
  }

  private Summary summary(String text, Object... more) throws IOException {
    List<Object> line = new ArrayList<>(List.of("--json", "-q"));
    line.addAll(List.of(more));
    return SummaryJson.read(result(text, line.toArray()));
  }

  private static ArchitectureSummary architecture(Summary summary, String name) {
    return summary.architectures().stream()
        .filter(architecture -> architecture.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Verdict> verdicts(Summary summary, String architecture) {
    return summary.objectives().stream()
        .filter(objective -> objective.architecture().equals(architecture))
        .map(objective -> objective.verdict())
        .toList();
  }

  @Test
  void faultThatRelapses_isTold() throws IOException {
    Summary summary = summary(DEMAND + FAULT, "-n", 2);
    ArchitectureSummary single = architecture(summary, "single");
    assertThat(single.brokeFirst()).containsExactly(new BrokeFirst("north", "door", 2, 600, 600));
    LevelSummary level = single.useCases().get(0).level();
    assertThat(level.relapses().replications()).containsExactly(0L, 2L);
    assertThat(level.relapses().mean()).isEqualTo(1);
    Trigger trigger = level.triggers().get(0);
    assertThat(trigger.trigger()).isEqualTo("out");
    assertThat(trigger.struck()).isEqualTo("north");
    assertThat(trigger.tailSeconds()).isBetween(890.0, 930.0);
    assertThat(trigger.minutesBelow()).isBetween(9.8, 10.5);
    assertThat(single.alsoHit()).extracting(AlsoHit::name).containsExactly("support", "billing");
    assertThat(verdicts(summary, "single")).containsExactly(Verdict.FAILED, Verdict.FAILED);

    ArchitectureSummary other = architecture(summary, "other");
    assertThat(other.brokeFirst()).isEmpty();
    assertThat(other.alsoHit()).isEmpty();
    assertThat(other.useCases().get(0).level().minutesBelow()).isZero();
    assertThat(verdicts(summary, "other")).containsExactly(Verdict.MET, Verdict.MET);
  }

  /** Without a fault the surge is the trigger: the queue is full within a second of its begin. */
  @Test
  void surge_hasATail() throws IOException {
    ArchitectureSummary single = architecture(summary(DEMAND), "single");
    assertThat(single.brokeFirst())
        .containsExactly(new BrokeFirst("north", "queue", 1, 1500, 1500));
    Trigger trigger = single.useCases().get(1).level().triggers().get(0);
    assertThat(trigger.trigger()).isEqualTo("surge of support");
    assertThat(trigger.kind()).isEqualTo("surge");
    assertThat(trigger.tailSeconds()).isBetween(0.0, 30.0);
    assertThat(single.alsoHit())
        .extracting(AlsoHit::name)
        .containsExactly("billing", "north"); // the surge is support's own
  }

  /** Billing's surge is over three minutes earlier, and is in the alphabet's first place. */
  @Test
  void surgesThatBeginTogether_areOneTrigger() throws IOException {
    String both =
        DEMAND.replace(
            "{rate: 1/s}",
            "{rate: 1/s, surges: [{at: 25m, peak: 2x, rise: 0s, hold: 2m, fall: 0s}]}");
    ArchitectureSummary single = architecture(summary(both), "single");
    for (int useCase : List.of(0, 1)) {
      LevelSummary level = single.useCases().get(useCase).level();
      assertThat(level.triggers())
          .extracting(Trigger::trigger, Trigger::struck, Trigger::occurrences)
          .containsExactly(tuple("surge of billing, support", "billing, support", 1L));
      assertThat(level.triggers().get(0).minutesBelow()).isBetween(4.5, 5.5);
    }
    assertThat(single.alsoHit()).extracting(AlsoHit::name).containsExactly("north");
  }

  /** Every call takes a second and is waited for half a second: south itself sees no error. */
  @Test
  void callersWhoHangUp_areNoErrorsOfTheProvider() throws IOException {
    ArchitectureSummary hasty = architecture(summary(DEMAND + FAULT), "hasty");
    var south =
        hasty.providers().stream().filter(p -> p.name().equals("south")).findFirst().orElseThrow();
    assertThat(south.hungUp().timeouts()).isEqualTo(south.hungUp().calls());
    assertThat(south.hungUp().calls()).isBetween(south.attempts() - 40, south.attempts() + 40);
    assertThat(south.failed() + south.rejected() + south.timedOut()).isZero();
    assertThat(south.places()).extracting(place -> place.place()).containsExactly("caller");
    assertThat(hasty.brokeFirst()).isEmpty(); // it was so before the outage, too
  }

  @Test
  void console_saysWhatBroke() {
    assertThat(result(DEMAND + FAULT, "--no-progress"))
        .contains("WHAT BROKE")
        .contains("single: broke first: north door at 10m; support: 1 relapse; tail 15 min")
        .contains("after out; also hit: billing")
        .contains("other: broke first: nothing; every use case never below its level");
  }

  @Test
  void refusals_haveARowForEachIntervalOfAPlace() throws IOException {
    summary(DEMAND + FAULT);
    List<String> lines = Files.readAllLines(folder.resolve("out/refusals.csv"));
    assertThat(lines.get(0))
        .isEqualTo("time_s,interval_s,warmup,architecture,provider,place,came,refused,timedOut");
    assertThat(lines.stream().filter(line -> line.contains("single,north,door"))).hasSize(240);
    assertThat(lines).anyMatch(l -> l.matches("610(\\.0)?,10(\\.0)?,false,single,north,door,.*"));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Who was hurt, and for how long?");
  }

  @Test
  void nothingThatStrikes_hasNoTail() throws IOException {
    String calm = DEMAND.replaceAll(", surges: \\[.*]}", "}");
    Summary summary = summary(calm);
    ArchitectureSummary single = architecture(summary, "single");
    assertThat(single.useCases().get(0).level().triggers()).isEmpty();
    assertThat(single.brokeFirst()).isEmpty();
    assertThat(verdicts(summary, "single")).containsExactly(Verdict.MET, Verdict.INCONCLUSIVE);
    assertThat(result(calm, "--no-progress")).doesNotContain("WHAT BROKE");
  }

  /** Everything but how long it took. */
  @Test
  void workers_doNotChangeAnything() throws IOException {
    summary(DEMAND + FAULT, "-n", 3, "-j", 1);
    String one = Files.readString(folder.resolve("out/refusals.csv"));
    String figures = figures();
    summary(DEMAND + FAULT, "-n", 3, "-j", 2);
    assertThat(Files.readString(folder.resolve("out/refusals.csv"))).isEqualTo(one);
    assertThat(figures()).isEqualTo(figures);
  }

  private String figures() throws IOException {
    return Files.readString(folder.resolve("out/summary.json"))
        .replaceAll("\"(wallSeconds|eventsPerSecond)\" : [0-9.E]+", "");
  }
}
