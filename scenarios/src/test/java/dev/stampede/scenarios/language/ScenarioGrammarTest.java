package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.second;
import static dev.stampede.scenarios.language.Grammar.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form that a scenario may use beside engines, distributions and policies. */
class ScenarioGrammarTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void quota_hasDefaults_andRejectsWhatNoBucketHolds() {
    assertThat(
            Reading.of(text("{servers: 9, service: 1s}", "[]", "[north]", ""))
                .scenario()
                .trial()
                .providers()
                .get(0)
                .quota())
        .isEqualTo(
            new QuotaSpec(
                1000,
                QuotaSpec.UNLIMITED,
                QuotaSpec.UNLIMITED,
                QuotaSpec.OutputCharge.METERED,
                60 * SECOND));
    String huge =
        text("{servers: 9, service: 1s}", "[]", "[north]", "").replace("1k", "999999999937");
    assertThat(Reading.of(huge).rendered()).contains("error: providers.north.quota: burst (");
  }

  @Test
  void rungs_sayWhenAndHow() {
    assertThat(second("south")).isEqualTo(new ProviderRungSpec("south", RungSpec.ANY, false));
    assertThat(second("{provider: south}"))
        .isEqualTo(new ProviderRungSpec("south", RungSpec.ANY, false));
    assertThat(
            second(
                "{provider: {name: south, when: [timeout, rate_limited],"
                    + " after_first_token: restart}}"))
        .isEqualTo(
            new ProviderRungSpec("south", Outcomes.of(Status.TIMEOUT, Status.RATE_LIMITED), true));
    assertThat(second("{cache: {hit: 34%, quality: 60%, latency: 1ms, when: timeout}}"))
        .isEqualTo(new CacheRungSpec(0.34, 0.6, 1_000_000, Outcomes.of(Status.TIMEOUT), false));
  }

  @Test
  void replicas_areOneUnlessSaid_andInherited() {
    Reading reading =
        Reading.of(
            text("{servers: 9, service: 1s}", "[]", "[north]", "")
                + "  many: {extends: single, replicas: 64}\n  more: {extends: many, chain: []}\n");
    assertThat(reading.scenario().trial().architectures())
        .extracting(a -> a.replicas())
        .containsExactly(1, 64, 64);
  }

  @Test
  void secondDeskOfOneName_isRejected() {
    String desk = "{human: {agents: 2, handle: 4m, max_queue: 9}}";
    assertThat(
            Reading.of(text("{servers: 9, service: 1s}", "[]", "[%1$s, %1$s]".formatted(desk), ""))
                .rendered())
        .contains("error: an architecture has two desks called 'human'");
  }

  @Test
  void numberOfSurges_isBounded() {
    String surge = "{at: 1m, peak: 2x, hold: 1s}, ";
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("rate: 1/s", "rate: 1/s, surges: [%s]".formatted(surge.repeat(1_001)));
    assertThat(Reading.of(all).rendered())
        .contains("demand.chat.arrivals.surges (a list) must have at most 1000 surges");
  }

  @Test
  void architectures_inheritFromEachOther_mistakesAreSaidOnce() {
    String all =
        text("{servers: 9, service: 1s}", "[{retry: {max: 3}}]", "[noth]", "")
            .replace("architectures:", "architectures:\n  other: {extends: single}");
    assertThat(Reading.of(all).rendered().split(": error: ", -1)).hasSize(3);
  }

  @Test
  void hash_isOfTheFileAndTheSettings(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("empty.txt");
    Files.writeString(file, text("{servers: 9, service: 1s}", "[]", "[north]", ""));
    String all = Files.readString(file);
    String plain = Reading.of(all).scenario().sha256();
    assertThat(plain).hasSize(64).matches("[0-9a-f]+");
    assertThat(new Reading(all, directory, "seed=1").scenario().sha256()).isNotEqualTo(plain);
    assertThat(new Reading(all, directory, "seed=-7").scenario().seed()).isEqualTo(-7);
    assertThat(Reading.of(all + "# more\n").scenario().sha256()).isNotEqualTo(plain);
  }

  @Test
  void paths_areRelativeToTheFile_thoseOfSettingsToTheWorkingDirectory(@TempDir Path directory)
      throws IOException {
    String trace = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.97,4808,10\n";
    Files.writeString(directory.resolve("a.csv"), trace);
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("{rate: 1/s}", "{trace: a.csv}");
    new Reading(all, directory).complains();
    new Reading(all, directory, "demand.chat.arrivals.trace=no-such.csv")
        .complains(
            "--set demand.chat.arrivals.trace=no-such.csv:1:28: error: demand.chat.arrivals.trace:"
                + " cannot read no-such.csv: there is no such file",
            "    demand.chat.arrivals.trace=no-such.csv",
            "                               ^");
  }

  @Test
  void traces_areCheckedWithTheScenario(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("a.csv"),
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2023-11-16 18:00:00,4808,10
        2023-11-16 20:00:00,4808,10
        2023-11-16 20:00:01,-1,10
        """);
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("{rate: 1/s}", "{trace: a.csv, speed: 2x}\n    request: {input_tokens: 9}");
    new Reading(all, directory)
        .complains(
            "scenario.yaml:6:23: error: demand.chat.arrivals.trace: %s:4: ContextTokens (-1) must be"
                    .formatted(directory.resolve("a.csv"))
                + " a whole number from 0 to 1000000000",
            "    arrivals: {trace: a.csv, speed: 2x}",
            "                      ^",
            "scenario.yaml:7:29: error: demand.chat.request.input_tokens is given, but a trace"
                + " brings its own tokens",
            "    request: {input_tokens: 9}",
            "                            ^",
            "  help: leave it out");
    Files.writeString(
        directory.resolve("a.csv"),
        Files.readString(directory.resolve("a.csv")).replace(",-1,", ",1,"));
    Reading late = new Reading(all.replace("input_tokens: 9", "max_tokens: 9"), directory);
    assertThat(late.scenario().warnings())
        .containsExactly(
            "demand.chat.arrivals.trace: 2 of 3 rows come after the end of the run and are not counted");
  }
}
