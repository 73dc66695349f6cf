package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the language says what is true. */
public class LanguagePageTest {
  private static final String PAGE = "docs/scenario-language.md";
  private static final String START = "```yaml\n";

  private static String page() throws IOException {
    return Files.readString(top().resolve(PAGE));
  }

  /** The folder of the project. */
  public static Path top() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(PAGE))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("there is no %s at or above the working directory".formatted(PAGE));
    }
    return folder;
  }

  /** The scenario that the page begins with. */
  static String example() throws IOException {
    String page = page();
    int start = page.indexOf(START) + START.length();
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void example_isFine() throws IOException {
    Reading.of(example()).complains();
  }

  @Test
  void example_runs() throws IOException {
    Reading reading =
        new Reading(
            example(),
            Path.of(""),
            "duration=15m",
            "warmup=1m",
            "demand.support-chat.arrivals.surges[0].at=2m",
            "faults[0].at=5m",
            "faults[0].for=5m");
    for (int architecture = 0; architecture < 3; architecture++) {
      try (Trial trial = new Trial(reading.scenario().trial(), architecture, 42, 0)) {
        assertThat(trial.run(1)).isTrue();
        assertThat(trial.result().events()).isPositive();
      }
    }
  }

  @Test
  void everyKey_isOnThePage() throws IOException {
    String page = page();
    String all =
        "apiVersion: stampede/v1\nname: x\nduration: 1h\nnosuch: 1\n"
            + "demand: {a: {arrivals: {rate: 1/s}, rework: {nosuch: 1}, resubmit: {nosuch: 1}, tolerance: {nosuch: 1},"
            + " nosuch: 1}}\n"
            + "providers: {p: {engine: {servers: 9, service: 1s, nosuch: 1}, nosuch: 1,"
            + " market: {nosuch: 1, retrial: {nosuch: 1}}},"
            + " q: {engine: {batching: {alpha: 1ms, experts: 1, active_experts: 1, nosuch: 1,"
            + " disaggregated: {prefill_replicas: 1, decode_replicas: 1, nosuch: 1,"
            + " kv_transfer: {nosuch: 1}}}}},"
            + " r: {engine: {tokens: 9, first_token: 1s, tokens_per_second: 9/s,"
            + " slows_at_full: {nosuch: 1}}}}\n"
            + "architectures: {b: {chain: [{retry: {nosuch: 1, backoff: {nosuch: 1},"
            + " retry_after: {nosuch: 1}}}, {retry: {budget: {envoy: {nosuch: 1}}}},"
            + " {retry: {budget: {grpc: {nosuch: 1}}}}, {retry: {budget: {finagle: {nosuch: 1}}}},"
            + " {retry: {budget: {aws: {nosuch: 1}}}}, {retry: {budget: {ratio: {nosuch: 1}}}},"
            + " {retry: {budget: {bucket: {nosuch: 1}}}}, {deadline: {total: 1s, nosuch: 1}},"
            + " {hedge: {percentile: 95%, nosuch: 1}}, {rate_limit: {limit: 1, nosuch: 1}},"
            + " {adaptive_rate: {nosuch: 1}}, {adaptive_throttling: {nosuch: 1}},"
            + " {admission_control: {nosuch: 1}},"
            + " {circuit_breaker: {nosuch: 1}}], ladder: [{cache: {hit: 1%, quality: 1,"
            + " nosuch: 1}}, {human: {agents: 1, handle: 1s, nosuch: 1, call_in: {nosuch: 1},"
            + " stress: {nosuch: 1}}}, {shorter: {leave: {nosuch: 1}, return: {nosuch: 1},"
            + " nosuch: 1}}, {deferred: {nosuch: 1}}, {static: {nosuch: 1}}]}}\n";
    List<String> keys =
        Reading.of(all)
            .rendered()
            .lines()
            .filter(line -> line.startsWith("  help: known keys: "))
            .flatMap(line -> List.of(line.substring(20).split(", ")).stream())
            .filter(key -> !key.equals("..."))
            .toList();
    assertThat(keys).hasSizeGreaterThan(50).allMatch(page::contains);
  }
}
