package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code fit} finds in public traces, beside what is known of them. */
class FitOfPublicDataTest {

  @TempDir private Path directory;

  /** Returns a file below {@code shared/data}; skips the test where there is none. */
  private static Path data(String name) {
    Path found = Path.of("shared/data", name).toAbsolutePath();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data").resolve(name);
      found = Files.exists(file) ? file : found;
    }
    assumeThat(found).as("public traces; FitCommandTest needs none").exists();
    return found;
  }

  private JsonNode fit(String name, Object... more) {
    Object[] all = new Object[more.length + 6];
    all[0] = "fit";
    all[1] = data(name);
    all[2] = "-o";
    all[3] = directory.resolve("out");
    all[4] = "--json";
    all[5] = "-q";
    System.arraycopy(more, 0, all, 6, more.length);
    Result result = run(all);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    return JsonMapper.shared().readTree(result.out());
  }

  private static JsonNode proposed(JsonNode found) {
    for (JsonNode process : found.get("processes")) {
      if (process.get("proposed").asBoolean()) {
        return process;
      }
    }
    throw new AssertionError("nothing is proposed");
  }

  /** Counted with other software: 1.39, 3.86 and 16.1; the proposal's within a quarter. */
  @Test
  void azureConversations_keepTheirDispersion() {
    JsonNode found = fit("azure_llm_2023_conv.csv.gz");
    double[] known = {1.3851418849785946, 3.856995898132027, 16.128259128235048};

    assertThat(found.get("requests").asInt()).isEqualTo(19_366);
    assertThat(found.get("gaps").get("cv").asDouble()).isCloseTo(1.09417, within(1e-4));
    assertThat(found.get("inputTokens").get("p99").asInt()).isEqualTo(4_142);
    assertThat(found.get("rankCorrelation").asDouble()).isCloseTo(0.07, within(0.005));
    JsonNode process = proposed(found);
    for (int i = 0; i < known.length; i++) {
      assertThat(found.get("dispersion").get(i).get("index").asDouble())
          .isCloseTo(known[i], within(1e-6));
      assertThat(process.get("dispersion").get(i).asDouble() / known[i]).isBetween(0.75, 1.25);
    }
    assertThat(process.get("distance").asDouble()).isLessThan(0.02);
  }

  @Test
  void azureCode_fitsNothing() {
    JsonNode found = fit("azure_llm_2023_code.csv.gz");

    assertThat(found.get("gaps").get("cv").asDouble()).isCloseTo(13.15, within(0.01));
    for (JsonNode process : found.get("processes")) {
      assertThat(process.get("close").asBoolean()).isFalse();
    }
    assertThat(directory.resolve("out/demand.yaml"))
        .content()
        .contains("arrivals:\n      trace: azure_llm_2023_code.csv.gz\n");
  }

  /** The paper's pools: 1.17 / 4.32 of client windows, and 16 / 43 / 63 % of the load. */
  @Test
  void serveGensClients_keepTheirSpread() {
    JsonNode clients = fit("servegen_m-large_clients.csv.gz").get("clients");

    assertThat(clients.get("count").asInt()).isEqualTo(162);
    assertThat(clients.get("cvP50").asDouble()).isCloseTo(1.17, within(0.005));
    assertThat(clients.get("cvP90").asDouble()).isCloseTo(4.32, within(0.005));
    assertThat(clients.get("top1").asDouble()).isCloseTo(0.16, within(0.005));
    assertThat(clients.get("top5").asDouble()).isCloseTo(0.43, within(0.005));
    assertThat(clients.get("top10").asDouble()).isCloseTo(0.63, within(0.005));
    double all = 0;
    double ten = 0;
    for (int rank = 1; rank <= 162; rank++) { // what a scenario makes of the exponent
      double share = Math.pow(rank, -clients.get("zipf").asDouble());
      all += share;
      ten += rank <= 10 ? share : 0;
    }
    assertThat(ten / all / 0.632).isBetween(0.85, 1.15);
  }

  /** Evenings come in 85 to 150 min from half the peak, and go in 11 to 30 min, most of them. */
  @Test
  void worldCupEvenings_riseSlowlyAndFallFast() {
    JsonNode found =
        fit("worldcup98_per_minute_to_1998-06-28.csv.gz", "--columns", "time=period,count=count");
    int evenings = 0;
    int slowly = 0;
    int fast = 0;
    for (JsonNode crowd : found.get("crowds")) {
      if (!crowd.get("spike").asBoolean()) {
        evenings++;
        double rise = crowd.get("riseSeconds").asDouble() / 60;
        double fall = crowd.get("fallSeconds").asDouble() / 60;
        slowly += rise >= 85 && rise <= 150 ? 1 : 0;
        fast += fall >= 11 && fall <= 31 ? 1 : 0;
      }
    }

    assertThat(found.get("windowsFilled").asInt()).isEqualTo(10);
    assertThat(evenings).isEqualTo(11);
    assertThat(slowly).isEqualTo(9);
    assertThat(fast).isEqualTo(9);
    // 12 May 1998, 06:33-06:49: seventeen minutes that nobody has explained
    assertThat(found.get("crowds").get(0).get("peak").asString()).startsWith("1998-05-12 06:");
    assertThat(found.get("crowds").get(0).get("spike").asBoolean()).isTrue();
  }

  /** Views of an article: peaks that leave a level, which are no adoption. */
  @Test
  void pageViews_areNoAdoption() {
    JsonNode found =
        fit(
            "wikipedia_peyton_manning_daily_log_views.csv",
            "--growth",
            "--columns",
            "time=ds,value=y,scale=ln");

    assertThat(found.get("values").asInt()).isEqualTo(2_905);
    List<JsonNode> laws = found.get("laws").valueStream().toList();
    assertThat(laws.get(0).get("law").asString()).isEqualTo("peak and tail");
    assertThat(laws.get(laws.size() - 1).get("law").asString()).isEqualTo("Bass");
  }

  /** Every form that is known is fitted, but for those that hold no times. */
  @Test
  void everyForm_isRead() {
    Path formats = data("README.md").resolveSibling("../cases/formats").normalize();
    Map<String, Integer> expected = Map.of("llmperf_individual.jsonl", 3, "vllm_bench.json", 3);
    for (String name :
        List.of(
            "aiperf.jsonl",
            "burstgpt.csv",
            "guidellm.json",
            "jmeter.jtl",
            "k6.csv",
            "litellm_spend.csv",
            "llmperf_individual.jsonl",
            "mooncake.jsonl",
            "nginx.log",
            "otel_genai.jsonl",
            "plain.csv",
            "vllm_bench.json")) {
      Result result = run("fit", formats.resolve(name), "-o", directory.resolve("out"), "-q");
      assertThat(result.code())
          .as(name + result.err())
          .isEqualTo((int) expected.getOrDefault(name, ExitCode.OK));
    }
  }
}
