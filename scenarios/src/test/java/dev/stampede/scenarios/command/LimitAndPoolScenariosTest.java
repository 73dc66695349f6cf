package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
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

/**
 * The small scenarios of limits, queues, pools and caches show what their comments say: what each
 * policy protects from, and where it hurts. Seeds are fixed, and the margins wide.
 */
class LimitAndPoolScenariosTest {

  private static final Path SCENARIOS = Path.of("").toAbsolutePath().resolve("policies");

  @TempDir Path folder;

  static Stream<Arguments> scenarios() {
    return Stream.of(
        scenario("bulkhead", LimitAndPoolScenariosTest::bulkhead),
        scenario("adaptive-limit", LimitAndPoolScenariosTest::adaptiveLimit),
        scenario("shedding", LimitAndPoolScenariosTest::shedding),
        scenario("queue-disciplines", LimitAndPoolScenariosTest::queueDisciplines),
        scenario("fair-queue", LimitAndPoolScenariosTest::fairQueue),
        scenario("outlier-ejection", LimitAndPoolScenariosTest::outlierEjection),
        scenario("routing", LimitAndPoolScenariosTest::routing),
        scenario("caches", LimitAndPoolScenariosTest::caches));
  }

  private static Arguments scenario(String name, Consumer<Summary> says) {
    return Arguments.of(name, says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void scenario_showsWhatItsCommentSays(String name, Consumer<Summary> says) throws IOException {
    Path file = SCENARIOS.resolve(name + ".yaml");
    assertThat(Files.readString(file)).startsWith("# ").contains("?\n#\n");
    Result validated = run("validate", file);
    assertThat(validated.err()).isEmpty();
    Result result = run("run", file, "--json", "--data-only", "-o", folder);
    assertThat(result.err()).isEmpty();
    says.accept(SummaryJson.read(result.out()));
  }

  private static UseCaseSummary useCase(Summary summary, String architecture, int useCase) {
    return summary.architectures().stream()
        .filter(a -> a.name().equals(architecture))
        .findFirst()
        .orElseThrow()
        .useCases()
        .get(useCase);
  }

  private static double availability(Summary summary, String architecture) {
    return useCase(summary, architecture, 0).availability().mean();
  }

  private static void bulkhead(Summary summary) {
    double refused = availability(summary, "refuse");
    assertThat(refused).isBetween(0.6, 0.75);
    assertThat(availability(summary, "wait-fifo")).isLessThan(0.3);
    assertThat(availability(summary, "wait-lifo")).isCloseTo(refused, within(0.05));
    assertThat(useCase(summary, "wait-lifo", 0).latencySeconds().e2e().answered().p99())
        .isGreaterThan(30);
  }

  private static void adaptiveLimit(Summary summary) {
    assertThat(availability(summary, "unlimited")).isLessThan(0.01);
    for (String algorithm : new String[] {"aimd", "gradient2", "envoy"}) {
      assertThat(availability(summary, algorithm)).as(algorithm).isBetween(0.42, 0.5);
    }
    assertThat(availability(summary, "vegas")).isBetween(0.1, 0.2);
  }

  private static void shedding(Summary summary) {
    assertThat(availability(summary, "equal")).isLessThan(0.8);
    assertThat(availability(summary, "thresholds")).isGreaterThan(0.98);
    assertThat(availability(summary, "guarantees")).isGreaterThan(0.98);
    double prefetch = useCase(summary, "guarantees", 1).availability().mean();
    assertThat(useCase(summary, "thresholds", 1).availability().mean()).isLessThan(prefetch / 2);
  }

  private static void queueDisciplines(Summary summary) {
    for (String lost : new String[] {"fifo", "drop-abandoned", "codel"}) {
      assertThat(availability(summary, lost)).as(lost).isLessThan(0.3);
    }
    for (String saved : new String[] {"lifo", "fail-at-scale", "least-delay"}) {
      assertThat(availability(summary, saved)).as(saved).isGreaterThan(0.85);
    }
  }

  private static void fairQueue(Summary summary) {
    assertThat(availability(summary, "first-come")).isLessThan(0.05);
    assertThat(availability(summary, "fair")).isGreaterThan(0.9);
  }

  private static void outlierEjection(Summary summary) {
    double plain = availability(summary, "plain");
    assertThat(plain).isBetween(0.8, 0.86);
    assertThat(availability(summary, "envoy-defaults")).isEqualTo(plain);
    assertThat(availability(summary, "breakers")).isCloseTo(plain, within(0.03));
    double cooldown = availability(summary, "cooldown");
    assertThat(cooldown).isBetween(0.88, 0.95);
    assertThat(availability(summary, "ejecting")).isGreaterThan(0.97);
    assertThat(useCase(summary, "breakers", 0).attempts().amplification()).isLessThan(0.9);
  }

  private static void routing(Summary summary) {
    for (String blind : new String[] {"weighted", "round-robin", "latency"}) {
      assertThat(availability(summary, blind)).as(blind).isBetween(0.6, 0.8);
    }
    assertThat(availability(summary, "least-busy")).isGreaterThan(0.92);
    assertThat(availability(summary, "two-choices")).isGreaterThan(0.9);
    assertThat(availability(summary, "priority")).isLessThan(0.3);
  }

  private static void caches(Summary summary) {
    double none = availability(summary, "none");
    double constant = availability(summary, "constant");
    double semantic = availability(summary, "semantic");
    assertThat((constant - none) / (1 - none)).isCloseTo(0.3, within(0.02));
    assertThat(availability(summary, "exact")).isBetween(none + 0.04, constant);
    assertThat(semantic).isGreaterThan(constant);
    assertThat(availability(summary, "before-the-model")).isBetween(none + 0.04, semantic - 0.04);
    assertThat(useCase(summary, "before-the-model", 0).attempts().amplification())
        .isCloseTo(0.6, within(0.05));
  }
}
