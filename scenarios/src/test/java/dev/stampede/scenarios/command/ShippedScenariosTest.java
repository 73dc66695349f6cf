package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.people.PlatformSummary;
import dev.stampede.reports.text.Headline;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios that come with Stampede say what their comments and the README promise. */
class ShippedScenariosTest {

  /** The module's folder, which the build runs tests in, holds the scenarios. */
  private static final Path SCENARIOS = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private static Path scenario(String name) {
    return SCENARIOS.resolve(name + ".yaml");
  }

  private Summary summary(Result result) throws IOException {
    assertThat(result.complaints()).isEmpty();
    return SummaryJson.read(result.out());
  }

  private static UseCaseSummary useCase(Summary summary, String architecture, int useCase) {
    ArchitectureSummary found =
        summary.architectures().stream()
            .filter(a -> a.name().equals(architecture))
            .findFirst()
            .orElseThrow();
    return found.useCases().get(useCase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "black-friday",
        "claude-outage",
        "everyone-fails-over",
        "platform-migration",
        "azure-code-replay",
        "retry-storm",
        "retry-tipping-point",
        "how-long-to-retry",
        "falling-cells",
        "many-gateways",
        "hundred-million",
        "million-sessions",
        "mmc",
        "capability-launch",
        "viral-week",
        "support-desk",
        "coding-agents",
        "resume-storm",
        "checkpoint-policies",
        "a-year",
        "vendors/litellm"
      })
  void scenario_opensWithTheQuestionThatItAnswers(String name) throws IOException {
    List<String> comment =
        Files.readAllLines(scenario(name)).stream().takeWhile(l -> l.startsWith("#")).toList();

    assertThat(String.join("\n", comment)).contains("?");
  }

  /** All but the one that needs a trace, and the one that shows what is warned of. */
  static List<String> complete() throws IOException {
    try (Stream<Path> files = Files.list(scenario("mmc").resolveSibling(""))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.substring(0, file.length() - ".yaml".length()))
          .filter(name -> !List.of("azure-code-replay", "reference-architectures").contains(name))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("complete")
  void scenario_isValidWithoutAWarning(String name) {
    Result result = run("validate", scenario(name));

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("valid");
  }

  /** The same rate keeps the promise if people come one by one, and breaks it if in waves. */
  @Test
  void viralWeek_isBrokenByThoseWhoBringOthers() throws IOException {
    Summary waves = summary(run("run", scenario("viral-week"), "--json", "-o", folder));
    Summary single =
        summary(
            run(
                "run",
                scenario("viral-week"),
                "--set",
                "demand.chat.arrivals.pattern=poisson",
                "--json",
                "-o",
                folder.resolve("poisson")));

    assertThat(chatAvailability(waves, "bare")).isBetween(0.99, 0.998);
    assertThat(chatAvailability(waves, "waiting")).isGreaterThan(0.998);
    assertThat(chatAvailability(waves, "small-model")).isGreaterThan(0.9995);
    assertThat(chatAvailability(single, "bare")).isGreaterThan(0.998);
  }

  /** In 90 s of 210 s that count everything is down; outside of it a piece of work is one call. */
  @Test
  void litellm_multipliesLessThanItCould() throws IOException {
    Result result = run("run", scenario("vendors/litellm"), "--json", "-o", folder);
    Summary summary = SummaryJson.read(result.out());

    assertThat(result.err())
        .contains("is tried up to 3 times and makes up to 9 calls each time: up to 27")
        .contains("alt, small: a single deployment is never cooled down");
    assertThat(amplification(summary, "bare")).isEqualTo(1.0);
    assertThat(amplification(summary, "sdk")).isBetween(1.75, 1.86); // 1 + 90/210 x 2 retries
    assertThat(amplification(summary, "gateway")).isBetween(2.6, 3.0);
    assertThat(amplification(summary, "both")).isBetween(3.3, 3.9); // far from 27
    assertThat(chatAvailability(summary, "both"))
        .isGreaterThan(chatAvailability(summary, "gateway") + 0.03);
  }

  private static double amplification(Summary summary, String architecture) {
    return useCase(summary, architecture, 0).attempts().amplification();
  }

  @Test
  void blackFriday_onlyTheGracefulArchitectureKeepsItsPromises() throws IOException {
    Summary summary =
        summary(run("run", scenario("black-friday"), "-n", "3", "--json", "-o", folder));

    assertThat(chatAvailability(summary, "retrying"))
        .isBetween(chatAvailability(summary, "single"), 0.5);
    assertThat(chatAvailability(summary, "failover")).isBetween(0.5, 0.8);
    assertThat(chatAvailability(summary, "graceful")).isGreaterThan(0.99);
    assertThat(summary.objectives())
        .filteredOn(o -> o.verdict() != Verdict.MET)
        .extracting(o -> o.architecture())
        .doesNotContain("graceful")
        .contains("single", "retrying", "failover");
    assertThat(Headline.of(summary)).startsWith("“graceful” keeps all 4 objectives");
  }

  /**
   * Four hours in which nobody can log in: retries only add calls, everybody's fallback is full,
   * and a key for the same engine is served all the time.
   */
  @Test
  void claudeOutage_everybodysFallbackIsFullAndTheOtherDoorIsOpen() throws IOException {
    Summary summary =
        summary(run("run", scenario("claude-outage"), "-n", "3", "--json", "-o", folder));

    double single = chatAvailability(summary, "single-provider");
    assertThat(single).isBetween(0.7, 0.8);
    assertThat(chatAvailability(summary, "retry-only")).isLessThan(single);
    assertThat(chatAvailability(summary, "failover")).isBetween(single + 0.01, 0.85);
    assertThat(chatAvailability(summary, "other-door")).isGreaterThan(0.99);
    assertThat(chatAvailability(summary, "graceful")).isGreaterThan(0.99);
    assertThat(useCase(summary, "failover", 2).availability().mean())
        .as("our failing over takes from everyone else")
        .isLessThan(useCase(summary, "graceful", 2).availability().mean());
    ArchitectureSummary told = summary.architectures().get(0);
    assertThat(told.brokeFirst().get(0).place()).isEqualTo("log_in");
    assertThat(useCase(summary, "single-provider", 2).level().minutesBelow())
        .as("3 h 58 min")
        .isBetween(120.0, 476.0);
    assertThat(useCase(summary, "single-provider", 2).level().relapses().mean())
        .as("by the crowd that returns")
        .isGreaterThanOrEqualTo(1);
    ArchitectureSummary door = summary.architectures().get(3);
    assertThat(door.providers().get(0).availability()).as("the API").isGreaterThan(0.995);
    assertThat(door.providers().get(0).utilization()).as("inference").isLessThan(0.5);
    assertThat(Headline.of(summary))
        .startsWith("“other-door” and “graceful” keep all 4 objectives; “other-door” costs least");
  }

  /** One percent of the rival is half of us: who cannot serve them loses some of those he had. */
  @Test
  void platformMigration_onlyTheLadderKeepsTheUsersThatThereWere() throws IOException {
    Summary summary =
        summary(run("run", scenario("platform-migration"), "-n", "1", "--json", "-o", folder));

    for (ArchitectureSummary architecture : summary.architectures()) {
      PlatformSummary rival = architecture.platforms().get(0);
      PlatformSummary ours = architecture.platforms().get(1);
      boolean keeps = architecture.name().equals("ladder");
      assertThat(rival.left()).isBetween(2_900_000.0, 3_000_000.0);
      assertThat(ours.lostShare()).isBetween(keeps ? 0 : 0.03, keeps ? 0 : 0.12);
      assertThat(ours.atEnd()).isCloseTo(ours.users() - ours.lost() + ours.gained(), within(0.001));
      double everybody =
          architecture.platforms().stream().mapToDouble(PlatformSummary::atEnd).sum();
      assertThat(everybody).isCloseTo(275_000_000, within(0.01));
    }
    assertThat(chatAvailability(summary, "ladder")).isGreaterThan(0.97);
    assertThat(chatAvailability(summary, "admission")).isLessThan(0.95);
  }

  /** South was fine in the rehearsal; the herd takes it, but not what is reserved at west. */
  @Test
  void everyoneFailsOver_theFallbackThatWasFineAloneCollapsesUnlessItIsReserved()
      throws IOException {
    Summary summary =
        summary(run("run", scenario("everyone-fails-over"), "-n", "2", "--json", "-o", folder));

    double single = chatAvailability(summary, "single");
    assertThat(chatAvailability(summary, "failover")).isBetween(single + 0.1, 0.85);
    assertThat(chatAvailability(summary, "failover-alone")).isGreaterThan(0.999);
    assertThat(chatAvailability(summary, "failover-reserved")).isGreaterThan(0.999);
    assertThat(Headline.of(summary))
        .startsWith("“failover-reserved” keeps both objectives, for ")
        .contains(" USD a run; “failover” and “single” miss");
    List<ProviderSummary> providers = summary.architectures().get(1).providers();
    MarketSummary north = providers.get(0).market();
    MarketSummary south = providers.get(1).market();
    assertThat(south.refused()).isGreaterThan(south.offered() / 2);
    assertThat(providers.get(2).market().refused()).as("without the herd").isZero();
    double perRun = 500 * 170 * 60;
    assertThat(south.offered() / 2.0 - perRun)
        .as("half of those who left north")
        .isCloseTo(north.failedOver() / 2.0 / 2, within(1e-3 * perRun));
  }

  private static double chatAvailability(Summary summary, String architecture) {
    return useCase(summary, architecture, 0).availability().mean();
  }

  /**
   * A tenth of the size, and 500 s instead of 1000. For the client that tries once fluid theory
   * says 592.49 c answers in 1000 s, of which 0.8 c (1 - e^-3) 500 come in the second half, and of
   * what is under way at the end 0.8 c (1 - 4 e^-3) will be in time: 213,000 with c = 1000, and by
   * the variance of arrivals and services some 2,600 more or less. With four tries the pool does
   * not come back: what is in time is what was before the spike, about 160,000.
   */
  @Test
  void retryStorm_aSpikeIsOverForThoseWhoTryOnceOnly() throws IOException {
    Summary summary =
        summary(
            run(
                "run",
                scenario("retry-storm"),
                "--json",
                "-o",
                folder,
                "--set",
                "duration=500s",
                "--set",
                "demand.requests.arrivals.rate=800/s",
                "--set",
                "providers.pool.engine.servers=1000",
                "--set",
                "providers.pool.engine.queue_limit=100k"));

    UseCaseSummary once = useCase(summary, "once", 0);
    UseCaseSummary fourTimes = useCase(summary, "four-times", 0);
    assertThat(once.outcomes().offered()).isEqualTo(fourTimes.outcomes().offered());
    assertThat(once.outcomes().full()).isBetween(204_500L, 221_500L);
    assertThat(fourTimes.outcomes().full()).isBetween(160_000L, 170_000L);
    assertThat(fourTimes.attempts().amplification()).isGreaterThan(2);
  }

  /**
   * Its eight gateways lose a region; the other one takes all of it, as long as there is no wave.
   * More threads, same bits.
   */
  @Test
  void manyGateways_givesTheSameBitsForAnyNumberOfJobs() throws IOException {
    Summary one = manyGateways("1");
    Summary two = manyGateways("2");

    assertThat(two.run().digest()).isEqualTo(one.run().digest());
    assertThat(two.architectures()).isEqualTo(one.architectures());
    assertThat(one.run().drainEvents()).isPositive();
    assertThat(useCase(one, "fleet", 0).outcomes().unfinished()).isZero();
    assertThat(useCase(one, "fleet", 0).availability().mean()).isGreaterThan(0.995);
    assertThat(useCase(one, "fleet", 0).attempts().amplification())
        .as("three of seven seconds are asked for twice, until breakers open")
        .isBetween(1.2, 1 + 3 / 7.0);
  }

  /** Five seconds before the outage and three in it; the wave is only about to come. */
  private Summary manyGateways(String jobs) throws IOException {
    return summary(
        run(
            "run",
            scenario("many-gateways"),
            "--json",
            "-o",
            folder.resolve(jobs),
            "-j",
            jobs,
            "--set",
            "duration=8s",
            "--set",
            "warmup=1s",
            "--set",
            "drain=5s",
            "--set",
            "demand.completions.arrivals.surges[0].at=7s",
            "--set",
            "faults[0].at=5s"));
  }

  /** A thousandth of the users, and of what serves them. */
  @Test
  void hundredMillion_mostGetAnAnswerAndTheOthersAreRefused() throws IOException {
    Summary summary =
        summary(
            run(
                "run",
                scenario("hundred-million"),
                "--json",
                "-o",
                folder,
                "--set",
                "demand.users.arrivals.rate=2/s",
                "--set",
                "providers.launched.engine.servers=9",
                "--set",
                "providers.launched.engine.queue_limit=10",
                "--set",
                "providers.smaller.engine.servers=3",
                "--set",
                "providers.smaller.engine.queue_limit=2"));

    UseCaseSummary users = useCase(summary, "fleet", 0);
    assertThat(users.outcomes().offered()).isBetween(98_000L, 102_000L);
    assertThat(users.outcomes().full()).isGreaterThan(users.outcomes().degraded());
    assertThat(users.availability().mean()).isBetween(0.5, 0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x", "10x"})
  void azureCodeReplay_offersEveryRequestOfTheTrace(String speed) throws IOException {
    Path trace = SCENARIOS.resolve("../../shared/data/azure_llm_2023_code.csv.gz").normalize();
    assumeTrue(Files.exists(trace), () -> "the public trace is not here: " + trace);
    assertReplayOffers(8_819, trace, speed);
  }

  /** A stand-in with bursts and silences: ten minutes of 300 requests, every third one none. */
  @ParameterizedTest
  @ValueSource(strings = {"1x", "10x"})
  void azureCodeReplay_offersEveryRequestOfAMadeTrace(String speed) throws IOException {
    StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int i = 0; i < 3_000; i++) {
      int minute = i / 300 + i / 900;
      rows.append(
          "2023-11-16 18:%02d:%02d.%d,%d,%d\n"
              .formatted(minute, i % 300 / 10, i % 10, 500 + i % 3_000, 10 + i % 50));
    }
    Path trace = CommandLineFixture.write(folder, "made.csv", rows.toString());

    assertReplayOffers(3_000, trace, speed);
  }

  private void assertReplayOffers(int requests, Path trace, String speed) throws IOException {
    Summary summary =
        summary(
            run(
                "run",
                scenario("azure-code-replay"),
                "--json",
                "-o",
                folder.resolve("replayed"),
                "--set",
                "demand.coding.arrivals.trace=" + trace,
                "--set",
                "demand.coding.arrivals.speed=" + speed));

    assertThat(useCase(summary, "sdk", 0).outcomes().offered()).isEqualTo(requests);
    assertThat(useCase(summary, "sdk", 0).outcomes().unfinished()).isZero();
  }

  /**
   * Erlang C at three points, through the shipped file: the mean wait, the share that waits and the
   * 99th percentile lie within 3.3 standard errors of the formula (oracle values from the closed
   * form). With t(19) a right implementation misses one of these nine checks for one seed in 29;
   * the scenario's own seed was fixed before it was looked at.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.8/s, 4.0, 0.8, 21.910133",
    "10, 8/s, 0.2045901, 0.4091802, 1.8557897",
    "100, 90/s, 0.0216940, 0.2169405, 0.3077061",
  })
  void mmc_agreesWithErlangC(int servers, String rate, double wait, double waits, double p99)
      throws IOException {
    Summary summary =
        summary(
            run(
                "run",
                scenario("mmc"),
                "--json",
                "-o",
                folder,
                "--set",
                "duration=" + (servers == 100 ? "2h" : "10h"),
                "--set",
                "providers.pool.engine.servers=" + servers,
                "--set",
                "demand.work.arrivals.rate=" + rate,
                "--set",
                "objectives=[work.latency.wait.mean <= 1h, work.waitProbability <= 100%,"
                    + " work.latency.wait.p99 <= 1h]"));

    assertThat(standardErrorsFrom(wait, summary, 0)).isBetween(-3.3, 3.3);
    assertThat(standardErrorsFrom(waits, summary, 1)).isBetween(-3.3, 3.3);
    assertThat(standardErrorsFrom(p99, summary, 2)).isBetween(-3.3, 3.3);
  }

  /** The nearer end of the interval is Student's; skewness only moves the other one out. */
  private static double standardErrorsFrom(double theory, Summary summary, int objective) {
    Estimate estimate = summary.objectives().get(objective).estimate();
    double low = requireNonNull(estimate.ci95().get(0));
    double high = requireNonNull(estimate.ci95().get(1));
    double studentT19 = 2.093024;
    double nearer = Math.min(estimate.mean() - low, high - estimate.mean());
    return (estimate.mean() - theory) / (nearer / studentT19);
  }
}
