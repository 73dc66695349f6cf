package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The small scenarios on ladders and people: what each protects from, and where it hurts. */
class LadderScenariosTest {

  private static final Path SCENARIOS = Path.of("").toAbsolutePath().resolve("policies");

  @TempDir Path folder;

  static Stream<Arguments> scenarios() {
    return Stream.of(
        of("switchover", LadderScenariosTest::switchover),
        of("status-page", LadderScenariosTest::statusPage),
        of("ladder", LadderScenariosTest::ladder),
        of("human-desk", LadderScenariosTest::humanDesk),
        of("rework", LadderScenariosTest::rework),
        of("resubmission", LadderScenariosTest::resubmission));
  }

  private static Arguments of(String name, Consumer<Summary> expected) {
    return Arguments.of(name, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void scenario_showsWhatItIsAbout(String name, Consumer<Summary> expected) throws IOException {
    Path file = SCENARIOS.resolve(name + ".yaml");
    Result result = run("run", file, "--json", "--data-only", "-o", folder);
    assertThat(result.err()).isEmpty();
    Summary summary = SummaryJson.read(result.out());
    assertThat(summary.warnings()).isEmpty();
    assertThat(String.join(" ", Files.readAllLines(file).stream().limit(4).toList())).contains("?");
    expected.accept(summary);
  }

  private static UseCaseSummary useCase(Summary summary, String architecture, int useCase) {
    return architecture(summary, architecture).useCases().get(useCase);
  }

  private static ArchitectureSummary architecture(Summary summary, String name) {
    return summary.architectures().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double availability(Summary summary, String architecture) {
    return useCase(summary, architecture, 0).availability().mean();
  }

  /**
   * A third of an hour, 60 % of the work waits 8 s for a failure, and some 80 % of those answers
   * are then not in time. Leaving saves them, after half a minute; deciding for ten minutes, half.
   * The price is quality: all work goes to the second model, also what the first would have done.
   */
  private static void switchover(Summary summary) {
    double trying = availability(summary, "trying");
    double switching = availability(summary, "switching");
    assertThat(switching).isGreaterThan(trying + 0.06);
    assertThat(availability(summary, "deciding")).isCloseTo((trying + switching) / 2, within(0.02));
    assertThat(useCase(summary, "trying", 0).attempts().amplification()).isGreaterThan(1.15);
    assertThat(useCase(summary, "switching", 0).attempts().amplification()).isLessThan(1.03);
    assertThat(useCase(summary, "switching", 0).outcomes().degraded())
        .isGreaterThan(2 * useCase(summary, "trying", 0).outcomes().degraded());
  }

  /**
   * All work of 12 minutes in 240 is lost until the page says so, and of 27 until somebody decides;
   * own errors tell after a quarter of a minute, and each of some thirty tries to return costs a
   * dozen calls. The page keeps work at the worse model for 37 minutes after the end.
   */
  private static void statusPage(Summary summary) {
    double own = availability(summary, "own-errors");
    assertThat(own).isBetween(0.994, 0.998);
    assertThat(availability(summary, "status-page")).isCloseTo(1 - 12 / 240.0, within(0.004));
    assertThat(availability(summary, "status-page-and-a-meeting"))
        .isCloseTo(1 - 27 / 240.0, within(0.004));
    double perMinute = 600;
    double degraded = useCase(summary, "own-errors", 0).outcomes().degraded() / perMinute;
    double announced = useCase(summary, "status-page", 0).outcomes().degraded() / perMinute;
    assertThat(announced - degraded).isBetween(37 - 12 - 4.0, 37 - 12 + 4.0);
  }

  private static void ladder(Summary summary) {
    OutcomeCounts failover = useCase(summary, "failover", 0).outcomes();
    OutcomeCounts shorter = useCase(summary, "shorter", 0).outcomes();
    UseCaseSummary deferring = useCase(summary, "deferring", 0);
    assertThat(shorter.failed()).isLessThan(failover.failed() / 2);
    assertThat(useCase(summary, "shorter", 0).quality())
        .as("shorter answers are not as good")
        .isLessThan(useCase(summary, "failover", 0).quality());
    assertThat(deferring.outcomes().failed()).isZero();
    assertThat(deferring.latencySeconds().deferred().count()).isEqualTo(shorter.failed());
    WorkLatency latency = deferring.latencySeconds().e2e();
    WorkLatency without = useCase(summary, "shorter", 0).latencySeconds().e2e();
    assertThat(latency.answered().count()).isEqualTo(without.answered().count() + shorter.failed());
    assertThat(without.p99()).as("one in thirty is never answered").isNaN();
    assertThat(latency.p99())
        .as("what is put off is answered when the desk has opened, 25 minutes after the first")
        .isBetween(5 * 60.0, 30 * 60.0);
    assertThat(useCase(summary, "deferring", 1).outcomes().late())
        .as("an answer in an hour is of no use to a greeting")
        .isEqualTo(useCase(summary, "shorter", 1).outcomes().failed());
    assertThat(useCase(summary, "canned", 0).outcomes())
        .as("a canned answer is of no use to a chat")
        .isEqualTo(shorter);
    assertThat(useCase(summary, "canned", 1).outcomes().failed()).isZero();
  }

  private static void humanDesk(Summary summary) {
    assertThat(availability(summary, "calling"))
        .isGreaterThan(availability(summary, "fixed") + 0.1);
    assertThat(availability(summary, "stressed")).isLessThan(availability(summary, "fixed"));
    assertThat(useCase(summary, "fixed", 1).availability().mean())
        .as("contracts have priority")
        .isGreaterThan(0.98);
    assertThat(useCase(summary, "skilled", 1).outcomes().failed())
        .as("the lawyers are alone with the contracts, and full of chats")
        .isGreaterThan(40);
  }

  /** Half of 14,400 answers of the small model lie below 0.6, and half of those come back. */
  private static void rework(Summary summary) {
    UseCaseSummary small = useCase(summary, "small", 0);
    assertThat(small.outcomes().full()).isEqualTo(small.outcomes().offered() - cameBack(small));
    assertThat(small.returns().rework()).isBetween(2900L, 3600L);
    assertThat(useCase(summary, "large", 0).returns().rework()).isBetween(600L, 900L);
    assertThat(availability(summary, "large")).isGreaterThan(0.99);
    assertThat(availability(summary, "small"))
        .as("all of it was answered in time, and then the desk was full")
        .isLessThan(0.85);
  }

  private static long cameBack(UseCaseSummary useCase) {
    return useCase.returns().rework() + useCase.returns().resubmitted();
  }

  /** First attempts are the same under both; returns multiply the work while nothing answers. */
  private static void resubmission(Summary summary) {
    UseCaseSummary single = useCase(summary, "single", 0);
    UseCaseSummary failover = useCase(summary, "failover", 0);
    assertThat(single.outcomes().offered() - cameBack(single))
        .isEqualTo(failover.outcomes().offered() - cameBack(failover));
    assertThat(single.returns().resubmitted())
        .isGreaterThan(single.outcomes().failed() * 7 / 10)
        .isGreaterThan(3 * failover.returns().resubmitted() / 2);
    assertThat(single.returns().rework()).isZero();
  }
}
