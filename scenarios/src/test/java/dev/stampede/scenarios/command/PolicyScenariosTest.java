package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each policy of the chain in a small scenario: what it protects from, and where it hurts. The
 * seeds are fixed, so the tests pass always or never.
 */
class PolicyScenariosTest {

  private static final Path POLICIES = Path.of("").toAbsolutePath().resolve("policies");

  @TempDir Path folder;

  /** What is measured of an architecture. */
  private record Seen(ArchitectureSummary architecture) {

    double availability() {
      return useCase().availability().mean();
    }

    double amplification() {
      return useCase().attempts().amplification();
    }

    /** Of all work: an answer came to so many within so long. */
    double seconds(String percentile) {
      WorkLatency latency = useCase().latencySeconds().e2e();
      double seconds = percentile.equals("p90") ? latency.p90() : latency.p99();
      assertThat(seconds).as(percentile + " of " + architecture.name()).isFinite();
      return seconds;
    }

    ProviderSummary provider(int number) {
      return architecture.providers().get(number);
    }

    List<UseCaseSummary> useCases() {
      return architecture.useCases();
    }

    private UseCaseSummary useCase() {
      return architecture.useCases().get(0);
    }
  }

  /** What a run shows of its architectures. */
  private record Run(List<ArchitectureSummary> architectures) {

    Seen get(String name) {
      return architectures.stream()
          .filter(a -> a.name().equals(name))
          .map(Seen::new)
          .findFirst()
          .orElseThrow();
    }
  }

  /** What a run must show. */
  private interface Expectation {
    void check(Run seen);
  }

  private static Arguments scenario(String name, List<String> settings, Expectation expectation) {
    return Arguments.of(name, settings, expectation);
  }

  static List<Arguments> scenarios() {
    return List.of(
        scenario("deadline", List.of(), PolicyScenariosTest::deadlineSavesCalls),
        scenario(
            "deadline",
            List.of("faults[0].factor=6x"),
            seen -> {
              double usual = seen.get("deadline").availability();
              assertThat(usual).isGreaterThan(0.93);
              assertThat(seen.get("strict").availability()).isLessThan(usual - 0.1);
            }),
        scenario("retry-budget", List.of(), PolicyScenariosTest::budgetsPreventTheStorm),
        scenario(
            "retry-budget",
            List.of("faults[0].errors=40%", "demand.work.arrivals.surges=[]"),
            PolicyScenariosTest::budgetsHideFewerErrors),
        scenario("circuit-breaker", List.of(), PolicyScenariosTest::breakerSavesTheWait),
        scenario(
            "circuit-breaker",
            List.of("faults[0].factor=1x", "faults[1].errors=60%"),
            seen ->
                assertThat(seen.get("alone-breaker").availability())
                    .isLessThan(seen.get("alone-without").availability() - 0.15)),
        scenario("throttling", List.of(), PolicyScenariosTest::throttlesKeepGoodput),
        scenario(
            "throttling",
            List.of("faults[0].errors=100%", "demand.work.arrivals.surges=[]"),
            seen ->
                assertThat(seen.get("adaptive").availability())
                    .isLessThan(seen.get("open").availability() - 0.3)),
        scenario("rate-limit", List.of(), PolicyScenariosTest::limitAvoidsTheQuota),
        scenario("adaptive-rate", List.of(), PolicyScenariosTest::adaptiveRateFindsTheQuota),
        scenario("hedge", List.of(), PolicyScenariosTest::hedgesCutTheTail),
        scenario(
            "hedge",
            List.of("providers.north.engine.servers=44"),
            seen -> {
              assertThat(seen.get("hedged").seconds("p90"))
                  .isGreaterThan(10 * seen.get("single").seconds("p90"));
              assertThat(seen.get("backup").seconds("p99"))
                  .as("a budget saves it")
                  .isLessThan(seen.get("single").seconds("p99"));
            }),
        scenario(
            "shadow",
            List.of(),
            seen -> {
              UseCaseSummary copied = seen.get("trial").useCases().get(0);
              UseCaseSummary plain = seen.get("plain").useCases().get(0);
              assertThat(copied.outcomes()).as("nobody notices").isEqualTo(plain.outcomes());
              assertThat(copied.latencySeconds()).isEqualTo(plain.latencySeconds());
              assertThat(copied.cost().tokens()).isGreaterThan(plain.cost().tokens());
              ProviderSummary onTrial = seen.get("trial").provider(2);
              assertThat(onTrial.shadow().attempts()).isBetween(3000L, 3700L);
              assertThat(onTrial.shadow().cost()).isGreaterThan(6);
            }),
        scenario(
            "shadow",
            List.of(
                "architectures.trial.chain[0].shadow.provider=south",
                "providers.south.engine.servers=15"),
            seen ->
                assertThat(seen.get("trial").useCases().get(1).availability().mean())
                    .isLessThan(seen.get("plain").useCases().get(1).availability().mean() - 0.1)),
        scenario("timeouts", List.of(), PolicyScenariosTest::timeoutsNoticeSilence),
        scenario(
            "timeouts",
            List.of(
                "faults[1].kind=slow",
                "faults[1].factor=8x",
                "providers.south.engine.tokens.concurrency=5"),
            seen ->
                assertThat(seen.get("tokens").availability())
                    .isLessThan(seen.get("sdk").availability() - 0.1)),
        scenario("hedge-first-token", List.of(), PolicyScenariosTest::firstTokensWinForLess),
        scenario(
            "hedge-first-token",
            List.of(
                "providers.north.engine.tokens.tokens_per_second={dist: uniform, min: 10/s, max: 100/s}"),
            seen ->
                assertThat(seen.get("first-token").seconds("p99"))
                    .isGreaterThan(1.5 * seen.get("completion").seconds("p99"))),
        scenario(
            "timeout-ejection",
            List.of(),
            seen -> {
              // a ninth of the work of 55 s is sent to the one that stands still, and sent again
              assertThat(seen.get("plain").availability())
                  .isCloseTo(1 - 55 / 9.0 / 120, within(0.008)); // three standard deviations
              assertThat(seen.get("ejecting").availability()).isGreaterThan(0.985);
            }),
        scenario(
            "timeout-ejection",
            List.of(
                "faults[0].kind=slow",
                "faults[0].factor=5x",
                "providers.a.engine.servers=25",
                "providers.b.engine.servers=25"),
            seen ->
                assertThat(seen.get("ejecting").availability())
                    .isLessThan(seen.get("plain").availability() - 0.05)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void policy_protectsAndHurtsAsItsScenarioSays(
      String name, List<String> settings, Expectation expectation) throws IOException {
    List<Object> words = new ArrayList<>(List.of("run", POLICIES.resolve(name + ".yaml")));
    words.addAll(List.of("--json", "--data-only", "-q", "-o", folder));
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    Result result = run(words.toArray());
    Summary summary = SummaryJson.read(result.out());
    expectation.check(new Run(summary.architectures()));
  }

  private static void deadlineSavesCalls(Run seen) {
    Seen retrying = seen.get("retrying");
    Seen deadline = seen.get("deadline");
    assertThat(retrying.provider(1).attempts()).isGreaterThan(800); // calls to south, for nobody
    assertThat(deadline.provider(1).attempts()).isLessThan(50);
    assertThat(deadline.amplification()).isLessThan(retrying.amplification() - 0.3);
    assertThat(deadline.availability()).isGreaterThan(retrying.availability() - 0.01);
  }

  private static void budgetsPreventTheStorm(Run seen) {
    assertThat(seen.get("unbounded").availability()).isLessThan(0.25);
    assertThat(seen.get("unbounded").amplification()).isGreaterThan(3);
    for (String budget : List.of("ratio", "finagle", "grpc", "aws", "bucket")) {
      assertThat(seen.get(budget).availability()).as(budget).isGreaterThan(0.55);
      assertThat(seen.get(budget).amplification()).as(budget).isLessThan(1.12);
    }
    // a bound on concurrency is wide where calls are long: better than none, not as good
    assertThat(seen.get("envoy").availability()).isBetween(0.35, 0.55);
  }

  private static void budgetsHideFewerErrors(Run seen) {
    double once = seen.get("once").availability();
    assertThat(seen.get("unbounded").availability()).isGreaterThan(0.95);
    for (String budget : List.of("ratio", "finagle", "aws", "bucket", "envoy")) {
      assertThat(seen.get(budget).availability()).as(budget).isBetween(once + 0.02, 0.75);
    }
    assertThat(seen.get("grpc").availability()).isBetween(once - 0.01, once + 0.01); // none left
  }

  private static void breakerSavesTheWait(Run seen) {
    assertThat(seen.get("without").seconds("p90")).isGreaterThan(5);
    assertThat(seen.get("breaker").seconds("p90")).isLessThan(2);
    assertThat(seen.get("breaker").provider(0).attempts())
        .isLessThan(seen.get("without").provider(0).attempts() * 6 / 10);
    AttributionSummary books = seen.get("breaker").architecture().attribution();
    OutcomeCounts outcomes = seen.get("breaker").useCase().outcomes();
    assertThat(books.origins("chat")).extracting(Origin::outcome).containsOnly("full");
    assertThat(books.origins("chat").stream().mapToLong(Origin::count).sum())
        .isEqualTo(outcomes.offered());
    assertThat(books.faultLoads().get(0).calls())
        .isLessThan(
            seen.get("without").architecture().attribution().faultLoads().get(0).calls() / 10);
    assertThat(books.guards().get(0).openedAfterSeconds().mean().mean()).isBetween(4.0, 5.0);
    assertThat(books.guards().get(1).openings()).as("south was well").isZero();
  }

  private static void throttlesKeepGoodput(Run seen) {
    double open = seen.get("open").availability();
    assertThat(seen.get("adaptive").availability()).isGreaterThan(open + 0.05);
    assertThat(seen.get("admission").availability()).isGreaterThan(open + 0.25);
  }

  private static void limitAvoidsTheQuota(Run seen) {
    assertThat(seen.get("retrying").provider(0).rateLimited()).isGreaterThan(1000);
    assertThat(seen.get("limited").provider(0).rateLimited()).isZero();
    assertThat(seen.get("limited").availability()).isGreaterThan(0.99);
    assertThat(seen.get("replicated").provider(0).rateLimited()).isGreaterThan(200);
    assertThat(seen.get("window").provider(0).rateLimited()).isGreaterThan(200);
  }

  private static void adaptiveRateFindsTheQuota(Run seen) {
    Seen adaptive = seen.get("adaptive");
    assertThat(seen.get("retrying").provider(0).availability()).isLessThan(0.25);
    assertThat(adaptive.provider(0).availability()).isGreaterThan(0.95);
    // the line has no bound; some still stand in it when the last piece of work is late
    assertThat(adaptive.useCase().latencySeconds().e2e().answered().p90()).isGreaterThan(30);
    assertThat(seen.get("bounded").availability())
        .isGreaterThan(seen.get("retrying").availability());
  }

  private static void timeoutsNoticeSilence(Run seen) {
    assertThat(seen.get("attempt").availability()).isLessThan(0.7);
    assertThat(seen.get("sdk").availability()).isBetween(0.85, 0.9); // those who cannot connect
    assertThat(seen.get("tokens").availability()).isGreaterThan(0.98);
    assertThat(seen.get("tokens").seconds("p99")).isLessThan(13);
  }

  private static void firstTokensWinForLess(Run seen) {
    assertThat(seen.get("single").seconds("p99")).isGreaterThan(13);
    for (String commit : List.of("completion", "first-token")) {
      assertThat(seen.get(commit).seconds("p99")).as(commit).isLessThan(11.5);
    }
    assertThat(seen.get("completion").amplification()).isGreaterThan(1.9);
    assertThat(seen.get("first-token").amplification()).isLessThan(1.1);
  }

  private static void hedgesCutTheTail(Run seen) {
    Seen single = seen.get("single");
    assertThat(single.seconds("p99")).isGreaterThan(9);
    assertThat(seen.get("hedged").seconds("p99")).isLessThan(6);
    assertThat(seen.get("hedged").amplification()).isLessThan(1.15);
    assertThat(seen.get("backup").seconds("p99")).isLessThan(single.seconds("p99") - 2);
    assertThat(seen.get("backup").amplification()).isLessThan(1.05);
  }
}
