package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of other people, against counts of them by other means: the samples of 120 requests against
 * their own list, real ones against zcat and awk (lengths) and a few lines of Python (prefix
 * blocks).
 */
class KnownFormsTest {

  /** What was read. */
  private record Sums(String format, long rows, long spanNanos, long input, long output) {}

  private static Sums read(String name) throws IOException {
    long rows = 0;
    long first = 0;
    long last = 0;
    long input = 0;
    long output = 0;
    try (TraceRows trace = Trace.of(SharedData.file(name)).rows()) {
      while (trace.next()) {
        first = rows == 0 ? trace.nanos() : first;
        last = trace.nanos();
        rows++;
        input += trace.inputTokens();
        output += trace.outputTokens();
      }
      return new Sums(
          trace.format(),
          rows,
          last - first,
          trace.hasLengths() ? input : 0,
          trace.hasLengths() ? output : 0);
    }
  }

  /** Times are as exact as each form is: to the second, the millisecond, or the microsecond. */
  @ParameterizedTest
  @CsvSource({
    "aiperf.jsonl, aiperf, 55487733000, true",
    "azure2023.csv, azure, 55487733000, true",
    "azure2024.csv, azure, 55487733000, true",
    "azure2025mm.csv, azure, 55487733000, true",
    "burstgpt.csv, burstgpt, 55000000000, true",
    "guidellm.json, guidellm, 55487733000, true",
    "jmeter.jtl, jmeter, 55488000000, false",
    "k6.csv, k6, 55000000000, false",
    "litellm_spend.csv, litellm, 55488000000, true",
    "llmperf_individual.jsonl, llmperf, 0, true",
    "mooncake.jsonl, mooncake, 54000000000, true",
    "nginx.log, nginx, 55000000000, false",
    "otel_genai.jsonl, otel, 55487733000, true",
    "plain.csv, plain, 55487733000, true",
    "vllm_bench.json, vllm_bench, 0, true"
  })
  void sample_isCountedExactly(String name, String format, long span, boolean lengths)
      throws IOException {
    assertThat(read("cases/formats/" + name))
        .isEqualTo(new Sums(format, 120, span, lengths ? 177_048 : 0, lengths ? 24_298 : 0));
  }

  @ParameterizedTest
  @CsvSource({
    "azure_llm_2023_conv.csv.gz, azure, 19366, 3501721937000, 22361870, 4088665",
    "azure_llm_2023_code.csv.gz, azure, 8819, 3435948056000, 18059974, 245896",
    "mooncake_synthetic_trace.jsonl.gz, mooncake, 3993, 1022025000000, 61194628, 595432",
    "engines/vllm_rtx4090_llama-3.1-8b_requests.jsonl.gz, vllm_requests, 300, 29100521300, 257239, 195753"
  })
  void realTrace_isCountedExactly(
      String name, String format, long rows, long span, long input, long output)
      throws IOException {
    assertThat(read("data/" + name)).isEqualTo(new Sums(format, rows, span, input, output));
  }

  /** 65.1 % of all prompt tokens lie in leading blocks that were seen before. */
  @Test
  void prefixBlocks_countAsCached() throws IOException {
    long cached = 0;
    try (TraceRows rows =
        Trace.of(SharedData.file("data/mooncake_synthetic_trace.jsonl.gz")).rows()) {
      while (rows.next()) {
        cached += rows.cachedTokens();
      }
    }
    assertThat(cached).isEqualTo(39_852_661);
  }
}
