package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.SingleStep;
import dev.stampede.reports.result.SingleStep.Tried;
import dev.stampede.reports.result.SingleStep.UseCaseSteps;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --which-step}, from the file to the artefacts. */
class WhichStepCommandTest {

  /**
   * Of ten servers one is left for four minutes, which a tenfold capacity makes good from its time
   * on: so it is below its level for one minute with a step after one, and for three after three.
   */
  private static final String NARROW =
      """
      apiVersion: stampede/v1
      name: narrow
      duration: 15m
      warmup: 1m
      replications: 2
      demand:
        work: {arrivals: {rate: 20/s}, tolerance: {deadline: 3s}}
        others: {tenant: them, served_by: aside, arrivals: {rate: 1/s}, tolerance: {deadline: 3s}}
      providers:
        one: {engine: {servers: 10, service: 100ms, queue_limit: 0}}
        two: {engine: {servers: 10, service: 100ms}}
      faults:
        - {id: narrow, provider: one, kind: capacity, capacity: 10%, at: 2m, for: 4m}
      steps:
        - {id: early, provider: one, do: scale, factor: 10x, at: 3m}
        - {id: late, provider: one, do: scale, factor: 10x, at: 5m}
        - {id: as-early, provider: one, do: scale, factor: 10x, at: 3m}
        - {id: beside, provider: two, do: restart, at: 3m}
      architectures:
        single: {ladder: [one]}
        aside: {bound: true, ladder: [two]}
      """;

  @TempDir private Path folder;

  private Summary asked(String text, Object... more) throws IOException {
    Object[] all = {
      "run", write(folder, "s.yaml", text), "-o", folder.resolve("o"), "--json", "--which-step"
    };
    Object[] words = new Object[all.length + more.length];
    System.arraycopy(all, 0, words, 0, all.length);
    System.arraycopy(more, 0, words, all.length, more.length);
    return json(words);
  }

  @Test
  void soonest_isTheFirstOfThoseThatHelp_andWhatIsTheSameIsATie() throws IOException {
    UseCaseSteps work = asked(NARROW).singleStep().orElseThrow().useCases().get(0);

    assertThat(work.useCase()).isEqualTo("work");
    assertThat(work.soonest()).containsExactly("early", "as-early");
    assertThat(work.named(SingleStep.WAIT).minutesBelow().mean()).isCloseTo(4, within(0.2));
    assertThat(work.named("early").minutesBelow().mean()).isCloseTo(1, within(0.2));
    assertThat(work.named("early").minutesBelowLess().mean()).isCloseTo(-3, within(0.2));
    assertThat(work.named("late").minutesBelow().mean()).isCloseTo(3, within(0.2));
    assertThat(work.named("beside").minutesBelowLess().mean()).isZero();
    assertThat(work.named("early").secondsAt()).contains(180.0);
    assertThat(work.named("early").doneIn()).isEqualTo(2);
    assertThat(work.named("shed half at one").secondsAt()).contains(780.0); // 11 min from the fault
    assertThat(work.asItIs().minutesBelow()).isEqualTo(work.named("early").minutesBelow());
    assertThat(asked(NARROW).singleStep().orElseThrow().useCases())
        .extracting(UseCaseSteps::useCase)
        .containsOnly("work"); // others are not asked about
  }

  @Test
  void operatorsWaitUntilTheySee_andWhoSeesNothingDoesNothing() throws IOException {
    UseCaseSteps work =
        asked(NARROW, "-n", 1, "--set", "duration=20m")
            .singleStep()
            .orElseThrow()
            .useCases()
            .get(0);

    Tried seen = work.named("scale engine 2x at one");
    assertThat(seen.secondsAt().orElseThrow()).isBetween(120.0 + 600, 120.0 + 60 + 600);
    assertThat(work.named("scale engine 2x at two").secondsAt()).isEmpty();
    assertThat(work.named("scale engine 2x at two").doneIn()).isZero();
  }

  @Test
  void waiting_isAsGoodWhereNothingHelps() throws IOException {
    Path out = folder.resolve("out");
    Result asked = run("run", small(folder), "-o", out, "--which-step");

    assertThat(asked.code()).isZero();
    assertThat(asked.err())
        .contains("which step: 6 runs, as it is, with no step, and with each of 4");
    assertThat(asked.out())
        .containsSubsequence(
            "  WHICH SINGLE STEP ENDS IT SOONEST",
            "  single · work · no single step is shown to be better than to wait: tail 0 s");
    assertThat(asked.out().lines().map(String::length)).allMatch(length -> length <= 110);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Which single step ends it soonest", "href=\"#single-step\"", "scale engine 2x");

    Result plain = run("run", small(folder), "-o", out);
    assertThat(plain.out()).doesNotContain("WHICH SINGLE STEP");
    assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("single-step");
  }

  @Test
  void jobs_changeNothing_andNeitherDoesTheQuestion() throws IOException {
    Summary one = asked(NARROW, "-j", 1);
    Summary two = asked(NARROW, "-j", 2);

    assertThat(two.singleStep()).isPresent().isEqualTo(one.singleStep());
    assertThat(json("run", write(folder, "s.yaml", NARROW), "-o", folder.resolve("o"), "--json"))
        .satisfies(plain -> assertThat(plain.run().digest()).isEqualTo(one.run().digest()))
        .satisfies(plain -> assertThat(plain.singleStep()).isEmpty());
  }

  @Test
  void nothingToEnd_andTwoQuestions_areRefused() {
    Path calm = write(folder, "calm.yaml", SMALL.replaceAll("faults:\n.*\n", ""));
    Result refused = run("run", calm, "-o", folder.resolve("out"), "--which-step");
    assertThat(refused.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(refused.err())
        .contains("--which-step: small has no fault before its end, no incidents and no surge")
        .contains("help: list some under 'faults'");

    Result both = run("run", small(folder), "--which-step", "--counterfactual");
    assertThat(both.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(both.err()).contains("are two questions", "help: ask one in each run");
  }
}
