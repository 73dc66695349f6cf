package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.TenantSummary;
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

/** Use cases of several tenants, through the command line. */
class TenantsRunsTest {

  @TempDir private Path directory;

  private Path scenario(String whose) {
    return write(
        directory,
        "scenario.yaml",
        """
        apiVersion: stampede/v1
        name: tenants
        duration: 10m
        seed: 5
        replications: 1
        demand:
          chat:
            arrivals: {rate: 6/s}
            request: {input_tokens: {dist: lognormal, p50: 500, p99: 4000}}
            %s
          rest: {arrivals: {rate: 2/s}, served_by: b}
        providers:
          p:
            engine: {servers: 99, service: {dist: exponential, mean: 1s}}
            quota: {rpm: 120}
          q: {engine: {servers: 99, service: {dist: exponential, mean: 1s}}}
        architectures: {a: {ladder: [p]}, b: {ladder: [q]}}
        """
            .formatted(whose));
  }

  private Summary summary(String whose) throws IOException {
    Path out = directory.resolve("out");
    Object[] arguments = {"run", scenario(whose), "-o", out, "-q", "--record-arrivals", recorded()};
    Result result = run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return SummaryJson.read(Files.readString(out.resolve("summary.json")));
  }

  private Path recorded() {
    return directory.resolve("arrivals.csv");
  }

  private static List<TenantSummary> tenants(Summary summary, int architecture) {
    return summary.architectures().get(architecture).useCases().get(0).tenants();
  }

  /** 6 calls a second: 90 % are above two a second, and 10 % below. */
  @Test
  void heavyTenant_isRefusedAndTheOtherIsNot() throws IOException {
    Summary summary = summary("tenants: {heavy: 90%, light: 10%}");

    List<TenantSummary> limited = tenants(summary, 0);
    List<TenantSummary> free = tenants(summary, 1);
    assertThat(limited).extracting(TenantSummary::name).containsExactly("heavy", "light");
    OutcomeCounts heavy = limited.get(0).outcomes();
    OutcomeCounts light = limited.get(1).outcomes();
    assertThat(light.failed()).isZero();
    // 120 at once and 2/s over 600 s, but for what the end leaves
    assertThat(heavy.offered() - heavy.failed()).isBetween(1_315L, 1_321L);
    assertThat(free).extracting(t -> t.outcomes().failed()).containsOnly(0L);
    for (int tenant = 0; tenant < 2; tenant++) {
      assertThat(free.get(tenant).outcomes().offered())
          .isEqualTo(limited.get(tenant).outcomes().offered());
    }
    List<String> rows = Files.readAllLines(recorded());
    assertThat(rows.get(0)).endsWith(",tenant");
    assertThat(rows.stream().filter(row -> row.contains(",chat,") && row.endsWith(",light")))
        .hasSize((int) light.offered());
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("Within tolerance, of each tenant");
  }

  /** The times, lengths and order of all work, and all that is of other use cases. */
  @Test
  void tenants_leaveEverythingElseAlone() throws IOException {
    Summary plain = summary("tenant: ourselves");
    List<String> before = Files.readAllLines(recorded());
    Summary mixed = summary("tenants: {ourselves: 50%, them: 50%}");
    List<String> after = Files.readAllLines(recorded());

    assertThat(tenants(plain, 0)).isEmpty();
    assertThat(after).isNotEqualTo(before);
    assertThat(after.stream().map(row -> row.replaceFirst(",them$", ",ourselves")))
        .containsExactlyElementsOf(before);
    assertThat(rest(mixed)).isEqualTo(rest(plain)).contains("1");
  }

  private static String rest(Summary summary) {
    return summary.architectures().get(0).useCases().get(1).toString();
  }

  @Test
  void oneTenantWithAll_isThatTenant() throws IOException {
    String digest = summary("tenant: them").run().digest();

    assertThat(summary("tenants: {them: 100%}").run().digest()).isEqualTo(digest);
    assertThat(summary("tenants: {them: 50%, us: 50%}").run().digest())
        .isNotEqualTo(digest)
        .isEqualTo(summary("tenants: {us: 50%, them: 50%}").run().digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tenants: {a: 60%, b: 30%} | its shares add up to 90.0%, not to 100% | {acme: 60%",
        "tenants: {a: 60%, b: 60%} | its shares add up to 120.0%, not to 100% | {acme: 60%",
        "tenants: {a: -10%, b: 110%} | demand.chat.tenants.a (-10%) must be from 0% to 100% | %",
        "tenants: {a: 0.6, b: 0.4} | demand.chat.tenants.a (0.6) has no unit | 60%",
        "tenants: {a: , b: 100%} | demand.chat.tenants.a has no value | %",
        "tenants: {} | demand.chat.tenants has no tenant | {acme: 60%",
        "tenants: acme | demand.chat.tenants (acme) must be a mapping of names | ''",
        "tenants: {a b: 100%} | a b | ''",
        "'tenants: {a: 100%}, tenant: b' | tenants is given, and so is tenant | leave tenant out"
      })
  void mistakes_areErrorsWithTheirPlaces(String whose, String complaint, String help) {
    String keys = whose.replace("}, tenant: b", "}\n    tenant: b");

    Result result = run("validate", scenario(keys));

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains("scenario.yaml:10:").contains(complaint).contains(help);
  }

  /** Neither quotas nor objectives name tenants: it is use cases that they name. */
  @Test
  void objectiveOfATenant_isAnErrorWithItsPlace() {
    Result result =
        run(
            "validate",
            scenario("tenants: {acme: 60%, globex: 40%}"),
            "--set",
            "objectives=[acme.availability >= 99%]");

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains("acme");
  }
}
