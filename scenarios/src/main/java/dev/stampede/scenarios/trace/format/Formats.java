package dev.stampede.scenarios.trace.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms that are known, each by what its files have and what its fields tell. */
public final class Formats {
  private static final Set<String> CALLS =
      Set.of("chat", "text_completion", "generate_content", "embeddings");

  private static final List<Format> ALL =
      List.of(
          TableFormat.csv(
              "azure",
              "Azure's public LLM inference traces",
              Columns.of(Clock.ISO, "TIMESTAMP")
                  .and(Role.INPUT, "ContextTokens")
                  .and(Role.OUTPUT, "GeneratedTokens"),
              "TIMESTAMP",
              "ContextTokens",
              "GeneratedTokens"),
          TableFormat.csv(
                  "burstgpt",
                  "BurstGPT",
                  Columns.of(Clock.S, "Timestamp")
                      .and(Role.INPUT, "Request tokens")
                      .and(Role.OUTPUT, "Response tokens")
                      .and(Role.SESSION, "Session ID")
                      .and(Role.FAILED, "Response tokens"),
                  "Timestamp",
                  "Request tokens",
                  "Response tokens")
              .failing("0"::equals),
          TableFormat.json(
              "mooncake",
              "Mooncake's traces",
              Columns.of(Clock.MS, "timestamp")
                  .and(Role.INPUT, "input_length")
                  .and(Role.OUTPUT, "output_length")
                  .and(Role.SESSION, "session_id")
                  .and(Role.BLOCKS, "hash_ids"),
              "timestamp",
              "input_length",
              "output_length"),
          new VllmBench(),
          TableFormat.json(
                  "vllm_requests",
                  "requests logged by vLLM",
                  Columns.of(Clock.S, "arrival_time")
                      .and(Role.INPUT, "input_toks")
                      .and(Role.OUTPUT, "output_toks"),
                  "arrival_time",
                  "input_toks",
                  "output_toks")
              .byEnd(),
          TableFormat.json(
                  "guidellm",
                  "GuideLLM's report",
                  Columns.of(
                          Clock.S,
                          "request_start_time",
                          "start_time",
                          "info.timings.request_start",
                          "info.timings.resolve_start",
                          "scheduler_info.request_timings.request_start")
                      .and(Role.INPUT, "prompt_tokens", "input_metrics.text_tokens")
                      .and(Role.OUTPUT, "output_tokens", "output_metrics.text_tokens")
                      .and(Role.FAILED, "error", "info.error"),
                  "benchmarks")
              .below(
                  List.of(
                      Set.of("benchmarks"),
                      Set.of("requests"),
                      Set.of("successful", "errored", "incomplete")))
              .failing(said -> true)
              .byEnd(),
          TableFormat.json(
                  "aiperf",
                  "aiperf's profile_export.jsonl",
                  Columns.of(Clock.NS, "metadata.request_start_ns")
                      .and(
                          Role.INPUT,
                          "metrics.input_sequence_length.value",
                          "metrics.error_isl.value")
                      .and(Role.OUTPUT, "metrics.output_sequence_length.value")
                      .and(Role.SESSION, "metadata.x_correlation_id")
                      .and(Role.FAILED, "error"),
                  "metadata.request_start_ns")
              .failing(said -> true)
              .only(
                  Field.of("metadata.benchmark_phase"),
                  phase -> phase == null || phase.equals("profiling"))
              .byEnd(),
          TableFormat.json(
                  "llmperf",
                  "LLMPerf's individual responses",
                  new Columns(Map.of(), null, null)
                      .and(Role.INPUT, "number_input_tokens")
                      .and(Role.OUTPUT, "number_output_tokens")
                      .and(Role.FAILED, "error_code"),
                  "number_input_tokens",
                  "end_to_end_latency_s")
              .failing(said -> true)
              .timeless(
                  "LLMPerf's individual responses hold no times: replay the log of what it called,"
                      + " or give a rate and take the lengths from here"),
          TableFormat.csv(
                  "k6",
                  "k6",
                  Columns.of(null, "timestamp").and(Role.FAILED, "status"),
                  "metric_name",
                  "timestamp",
                  "metric_value")
              .only(Field.of("metric_name"), "http_req_duration"::equals)
              .failing(Formats::isStatusOfFailure)
              .byEnd()
              .caveat("k6 notes when requests ended"),
          TableFormat.json(
                  "k6",
                  "k6",
                  Columns.of(Clock.ISO, "data.time").and(Role.FAILED, "data.tags.status"),
                  "metric",
                  "type",
                  "data")
              .only(Field.of("metric"), "http_req_duration"::equals)
              .failing(Formats::isStatusOfFailure)
              .byEnd()
              .caveat("k6 notes when requests ended"),
          TableFormat.csv(
                  "jmeter",
                  "JMeter's results",
                  Columns.of(Clock.MS, "timeStamp").and(Role.FAILED, "success"),
                  "timeStamp",
                  "elapsed",
                  "label")
              .failing("false"::equals)
              .byEnd(),
          new LocustHistory(),
          new AccessLog(),
          TableFormat.json(
                  "envoy",
                  "Envoy's access log in JSON",
                  Columns.of(Clock.ISO, "start_time")
                      .and(Role.CLIENT, "x_forwarded_for", "downstream_remote_address")
                      .and(Role.FAILED, "response_code"),
                  "start_time",
                  "response_code")
              .failing(code -> code.equals("0") || isStatusOfFailure(code))
              .byEnd(),
          litellm(false),
          litellm(true),
          TableFormat.json(
                  "otel",
                  "OpenTelemetry's spans of generative AI",
                  Columns.of(Clock.NS, "startTimeUnixNano")
                      .and(
                          Role.INPUT,
                          "attributes[gen_ai.usage.input_tokens]",
                          "attributes[gen_ai.usage.prompt_tokens]")
                      .and(
                          Role.OUTPUT,
                          "attributes[gen_ai.usage.output_tokens]",
                          "attributes[gen_ai.usage.completion_tokens]")
                      .and(Role.CACHED, "attributes[gen_ai.usage.cache_read.input_tokens]")
                      .and(Role.SESSION, "attributes[gen_ai.conversation.id]")
                      .and(Role.FAILED, "status.code"),
                  "resourceSpans")
              .below(
                  List.of(
                      Set.of("resourceSpans"),
                      Set.of("scopeSpans", "instrumentationLibrarySpans"),
                      Set.of("spans")))
              .only(
                  Field.of(
                      "attributes[gen_ai.operation.name]",
                      "attributes[gen_ai.usage.input_tokens]",
                      "attributes[gen_ai.usage.prompt_tokens]"),
                  said -> said != null && (isNumber(said) || CALLS.contains(said)))
              .failing(code -> code.equals("2") || code.equals("STATUS_CODE_ERROR"))
              .byEnd(),
          TableFormat.csv(
                  "tracelab",
                  "TraceLab's export of sessions, of which the first rounds are taken",
                  Columns.of(Clock.MS, "arrival_time").and(Role.SESSION, "session_id", "id"),
                  "round_idx",
                  "prefix_len",
                  "input_len",
                  "tool_wait_after_ms")
              .only(Field.of("round_idx"), "0"::equals)
              .fromZero(),
          TableFormat.json(
                  "llmservingsim",
                  "LLMServingSim's sessions of agents",
                  Columns.of(Clock.NS, "arrival_time_ns").and(Role.SESSION, "session_id"),
                  "session_id",
                  "arrival_time_ns",
                  "sub_requests")
              .fromZero(),
          TableFormat.csv(
                  "recorded",
                  "arrivals recorded by run --record-arrivals",
                  Columns.of(Clock.S, "time_s")
                      .and(Role.INPUT, "input_tokens")
                      .and(Role.OUTPUT, "output_tokens")
                      .and(Role.CACHED, "cached_input_tokens"),
                  "time_s",
                  "use_case",
                  "input_tokens",
                  "output_tokens",
                  "cached_input_tokens")
              .fromZero(),
          TableFormat.csv(
              "plain",
              "times and lengths",
              Columns.of(Clock.S, "arrival_s")
                  .and(Role.INPUT, "input_tokens")
                  .and(Role.OUTPUT, "output_tokens"),
              "arrival_s",
              "input_tokens",
              "output_tokens"));

  private Formats() {}

  private static Format litellm(boolean json) {
    Columns columns =
        Columns.of(Clock.ISO, "startTime")
            .and(Role.INPUT, "prompt_tokens")
            .and(Role.OUTPUT, "completion_tokens")
            .and(Role.SESSION, "session_id")
            .and(Role.CLIENT, "api_key")
            .and(Role.FAILED, "status");
    String[] known = {"startTime", "prompt_tokens", "completion_tokens"};
    String title = "LiteLLM's spend logs";
    TableFormat format =
        json
            ? TableFormat.json("litellm", title, columns, known)
            : TableFormat.csv("litellm", title, columns, known);
    return format.failing("failure"::equals).byEnd();
  }

  private static boolean isStatusOfFailure(String status) {
    long code = Decimal.whole(status, 999);
    return code == 0 || code >= 400;
  }

  private static boolean isNumber(String text) {
    return Decimal.whole(text, Integer.MAX_VALUE) >= 0;
  }

  /** The words for all forms, in the order in which they are told. */
  public static Set<String> names() {
    Map<String, Format> names = new LinkedHashMap<>();
    ALL.forEach(format -> names.putIfAbsent(format.name(), format));
    return names.keySet();
  }

  /** Returns the form that a file seems to be of; null if it is none that is known. */
  public static @Nullable Format of(Head head) {
    return ALL.stream().filter(format -> format.recognises(head)).findFirst().orElse(null);
  }

  /**
   * Returns a form by its word.
   *
   * @param head of a file that is said to be of it
   * @return null if there is none of this name
   */
  public static @Nullable Format called(String name, Head head) {
    List<Format> meant = ALL.stream().filter(format -> format.name().equals(name)).toList();
    return meant.stream()
        .filter(format -> format.fits(head))
        .findFirst()
        .orElse(meant.isEmpty() ? null : meant.get(0));
  }

  /** Returns a form of which nothing is known but what fields are said to tell. */
  public static Format any(Head head, Columns columns) {
    TableFormat format =
        head.isJson()
            ? TableFormat.json("columns", "a table", columns)
            : TableFormat.csv("columns", "a table", columns);
    return columns.field(Role.TOOK).exists() ? format.byEnd() : format;
  }
}
