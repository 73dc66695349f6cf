package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.place.BrokeFirst;
import dev.stampede.reports.result.place.PlaceSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened in five real incidents comes out of what planners could have known before. */
class IncidentScenariosTest {

  /** The module's folder, which the build runs tests in, holds the scenarios. */
  private static final Path INCIDENTS = Path.of("").toAbsolutePath().resolve("incidents");

  private static final String MORNING = "2023-11-08-morning-after";
  private static final String WAVES = "2024-12-04-two-waves";
  private static final String PLANE = "2024-12-11-control-plane";
  private static final String MILLION = "2025-03-30-million-an-hour";
  private static final String EDGE = "2025-11-18-one-edge";

  @TempDir Path folder;

  private ArchitectureSummary first(String name, String... settings) throws IOException {
    return summary(name, settings).architectures().get(0);
  }

  private Summary summary(String name, String... settings) throws IOException {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("run", INCIDENTS.resolve(name + ".yaml"), "--json", "--data-only", "-o", folder));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return SummaryJson.read(run(arguments.toArray()).out());
  }

  private static UseCaseSummary useCase(ArchitectureSummary architecture, String name) {
    return architecture.useCases().stream()
        .filter(useCase -> useCase.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double availability(ArchitectureSummary architecture, String useCase) {
    return useCase(architecture, useCase).availability().mean();
  }

  private static ProviderSummary provider(ArchitectureSummary architecture, String name) {
    return architecture.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long lost(ArchitectureSummary architecture, String provider, String place) {
    return provider(architecture, provider).places().stream()
        .filter(found -> found.place().equals(place))
        .mapToLong(PlaceSummary::refused)
        .sum();
  }

  private static String brokeFirst(ArchitectureSummary architecture) {
    BrokeFirst broke = architecture.brokeFirst().get(0);
    return broke.provider() + " " + broke.place();
  }

  private static LevelSummary.Trigger after(
      ArchitectureSummary architecture, String useCase, String trigger) {
    return useCase(architecture, useCase).level().triggers().stream()
        .filter(found -> found.trigger().equals(trigger))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {MORNING, WAVES, PLANE, MILLION, EDGE})
  void head_saysWhatHappenedWhatIsPublicAndWhatComesOut(String name) throws IOException {
    Path file = INCIDENTS.resolve(name + ".yaml");
    List<String> comment =
        Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("#")).toList();
    Result result = run("validate", file);

    assertThat(String.join("\n", comment))
        .contains("?", "What happened.", "Public:", "Assumptions:", "must come out");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.err()).isEmpty();
  }

  /**
   * In the last ten minutes before the operators limit load, nothing gets through though fresh load
   * has not grown for an hour: what was answered was so before.
   */
  @Test
  void morningAfter_routersDieOneAfterTheOtherAndStayDown() throws IOException {
    ArchitectureSummary until = first(MORNING, "duration=2h", "warmup=100m");
    ProviderSummary api = provider(until, "completions-api");

    assertThat(brokeFirst(until)).isEqualTo("completions-api router");
    assertThat(availability(until, "completions")).isLessThan(0.01);
    assertThat(availability(until, "list-of-models")).isGreaterThan(0.999);
    assertThat(lost(until, "completions-api", "edge")).isZero();
    assertThat(lost(until, "completions-api", "keys")).isZero();
    assertThat(api.utilization()).as("inference idles").isLessThan(0.02);
  }

  /** The time judged is that with all limits lifted and fresh load back at the usual. */
  @Test
  void morningAfter_comesBackOnlyBecauseLoadWasLimited() throws IOException {
    ArchitectureSummary limited = first(MORNING, "duration=215m", "warmup=205m");
    ArchitectureSummary left =
        first(MORNING, "duration=215m", "warmup=205m", "steps[0].share=0%", "steps[2].share=0%");

    assertThat(limited.steps()).allMatch(step -> step.doneIn() == 1);
    assertThat(availability(limited, "completions")).isGreaterThan(0.99);
    assertThat(availability(left, "completions")).isLessThan(0.05);
  }

  /** Public: from minute 81 to 116, from the limit on load to the first lasting success. */
  @Test
  void morningAfter_tailFromTheLimitIsWithinAFactorOfTwo() throws IOException {
    ArchitectureSummary told = first(MORNING);
    LevelSummary level = useCase(told, "completions").level();
    double broke = told.brokeFirst().get(0).medianSeconds();
    double limit = told.steps().get(0).secondsAt().orElseThrow();
    double minutes = level.minutesBelow() - (limit - broke) / 60;

    assertThat(minutes).isBetween(35 / 2.0, 35 * 2.0);
    assertThat(level.relapses().mean()).isZero();
  }

  @Test
  void twoWaves_theSecondOneIsSeenByCallersAlone() throws IOException {
    ArchitectureSummary both = first(WAVES);
    ProviderSummary platform = provider(both, "platform");

    assertThat(brokeFirst(both)).isEqualTo("platform balancer");
    assertThat(lost(both, "platform", "identity")).isZero();
    assertThat(lost(both, "platform", "keys")).isZero();
    assertThat(lost(both, "platform", "limits")).isZero();
    assertThat(platform.hungUp().patience()).isGreaterThan(50_000);
    assertThat(after(both, "api", "balancer-setting").tailSeconds()).isZero();
    assertThat(useCase(both, "api").level().relapses().mean()).as("wave two").isEqualTo(1);
    assertThat(after(both, "api", "slow-names").relapses()).isZero();
    assertThat(after(both, "api", "slow-names").tailSeconds()).isLessThanOrEqualTo(120);
  }

  /** In the middle of wave two: about the share of callers whose patience exceeds 30 s. */
  @Test
  void twoWaves_whoIsPatientEnoughIsAnsweredAndFewPlacesMakeItAnotherStory() throws IOException {
    ArchitectureSummary enough = first(WAVES, "duration=100m", "warmup=60m");
    ArchitectureSummary few =
        first(WAVES, "duration=100m", "warmup=60m", "providers.platform.tiers.identity.places=300");

    assertThat(availability(enough, "api")).isBetween(0.55, 0.65);
    assertThat(availability(enough, "app")).isBetween(0.85, 0.95);
    assertThat(lost(few, "platform", "identity")).isGreaterThan(10_000);
    assertThat(availability(few, "api")).isLessThan(0.4);
  }

  /** An hour in the middle: after all names are forgotten, before the census ends anywhere. */
  @Test
  void controlPlane_largeClustersForgetTheirPeersAndSmallOnesDoNot() throws IOException {
    ArchitectureSummary all = first(PLANE, "duration=2h", "warmup=1h");

    assertThat(availability(all, "chat")).isLessThan(0.01);
    assertThat(availability(all, "api")).isLessThan(0.01);
    assertThat(availability(all, "small-customers")).isGreaterThan(0.99);
    for (String cluster : List.of("serving-largest", "serving-large", "serving-small")) {
      assertThat(lost(all, cluster, "edge")).isZero();
      assertThat(lost(all, cluster, "limits")).isZero();
      assertThat(lost(all, cluster, "queue")).isZero();
    }
  }

  /** The first quarter of an hour: planes are overloaded, and caches hide part of it. */
  @Test
  void controlPlane_namesAreFirstAndCachesHideIt() throws IOException {
    ArchitectureSummary cached = first(PLANE, "duration=45m");
    ArchitectureSummary forgetful =
        first(
            PLANE,
            "duration=45m",
            "providers.serving-large.tiers.names.asks.plane-large.cache.life=2m");

    assertThat(brokeFirst(cached)).isEqualTo("serving-largest names");
    assertThat(availability(cached, "api")).isGreaterThan(availability(forgetful, "api") + 0.1);
  }

  /** The first day. */
  @Test
  void millionAnHour_accountsBreakAndRetriesDeepenIt() throws IOException {
    ArchitectureSummary clients = first(MILLION, "duration=24h");
    ArchitectureSummary patient =
        first(MILLION, "duration=24h", "architectures.clients.chain[0].retry.max_retries=0");

    assertThat(brokeFirst(clients)).containsAnyOf("log_in", "sign_up", "read_back", "account");
    for (String decoy : List.of("edge", "limits", "queue")) {
      assertThat(lost(clients, "chat", decoy)).isZero();
    }
    assertThat(lost(clients, "door", "edge")).isZero();
    assertThat(availability(clients, "sign-ups")).isLessThan(0.6);
    assertThat(availability(clients, "messages"))
        .isGreaterThan(availability(clients, "sign-ups") + 0.2);
    assertThat(availability(patient, "sign-ups")).isGreaterThan(availability(clients, "sign-ups"));
  }

  @Test
  void millionAnHour_fallsAgainOnEachOfThreeDays() throws IOException {
    ArchitectureSummary clients = first(MILLION);

    assertThat(useCase(clients, "sign-ups").level().relapses().mean()).isEqualTo(2);
    assertThat(useCase(clients, "messages").level().relapses().mean()).isGreaterThanOrEqualTo(2);
    assertThat(provider(clients, "chat").utilization()).isLessThan(0.2);
  }

  @Test
  void oneEdge_aFallbackBehindItIsWorthNothingAndSignInKeepsATail() throws IOException {
    Summary summary = summary(EDGE);
    ArchitectureSummary alone = summary.architectures().get(0);
    ArchitectureSummary behind = summary.architectures().get(1);
    ArchitectureSummary elsewhere = summary.architectures().get(2);

    assertThat(brokeFirst(alone)).isEqualTo("north door");
    assertThat(availability(behind, "questions") - availability(alone, "questions"))
        .isBetween(0.0, 0.01);
    assertThat(availability(elsewhere, "questions")).isGreaterThan(0.99);
    for (String decoy : List.of("keys", "limits", "queue")) {
      assertThat(lost(alone, "north", decoy)).isZero();
    }
    assertThat(after(alone, "questions", "all-files-bad").tailSeconds()).isZero();
    assertThat(after(alone, "console", "all-files-bad").tailSeconds())
        .as("60 min from the fix on")
        .isBetween(1800.0, 7200.0);
  }

  @Test
  void oneEdge_aLargerSignInHasHardlyATail() throws IOException {
    ArchitectureSummary alone = first(EDGE, "providers.console.tiers.sign_in.servers=6");

    assertThat(after(alone, "console", "all-files-bad").tailSeconds()).isLessThan(900);
  }
}
