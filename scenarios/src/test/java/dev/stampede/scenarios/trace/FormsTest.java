package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.scenarios.trace.Forms.Form;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Columns;
import dev.stampede.scenarios.trace.format.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each form tells, by files of three requests; and what is made of broken ones. */
class FormsTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 1_500);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  private static final String INSERTED = "{}[]\",:0-9e\n\0\u00e9x";

  /** A request. */
  private record Read(double seconds, int input, int output) {}

  @TempDir private Path directory;

  static List<Form> forms() {
    return Forms.ALL;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("trace"), text);
  }

  private static List<Read> read(Trace trace) throws IOException {
    List<Read> all = new ArrayList<>();
    long first = 0;
    try (TraceRows rows = trace.rows()) {
      while (rows.next()) {
        first = all.isEmpty() ? rows.nanos() : first;
        all.add(new Read((rows.nanos() - first) / 1e9, rows.inputTokens(), rows.outputTokens()));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void form_isRecognised_andReadExactly(Form form) throws IOException {
    Trace trace = Trace.of(file(form.text()));
    try (TraceRows rows = trace.rows()) {
      assertThat(rows.format()).isEqualTo(form.name());
      assertThat(rows.hasLengths()).isEqualTo(form.lengths());
    }
    double[] times = {0, 1, 2.5};
    assertThat(read(trace))
        .isEqualTo(
            IntStream.range(0, 3)
                .mapToObj(
                    i ->
                        form.lengths()
                            ? new Read(times[i], 10 * i + 10, i + 1)
                            : new Read(times[i], -1, -1))
                .toList());
  }

  private Trace mapped(String text, @Nullable String format, Columns columns, Condition... where)
      throws IOException {
    return new Trace(file(text), format, columns, List.of(where), 0);
  }

  @Test
  void anyTable_isReadByItsColumns() throws IOException {
    Columns csv = Columns.of(Clock.MS, "when").and(Role.INPUT, "in").and(Role.OUTPUT, "out tokens");
    String table = "out tokens,status,when,in\n1,200,1000,10\n2,500,1500,20\n3,200.0,2500,30\n";
    assertThat(read(mapped(table, null, csv)))
        .containsExactly(new Read(0, 10, 1), new Read(.5, 20, 2), new Read(1.5, 30, 3));
    assertThat(read(mapped(table, null, csv, new Condition("status", List.of("200")))))
        .containsExactly(new Read(0, 10, 1), new Read(1.5, 30, 3));
    Columns json =
        Columns.of(null, "log.at")
            .and(Role.INPUT, "usage.prompt")
            .and(Role.OUTPUT, "gen_ai.usage.out");
    assertThat(
            read(
                mapped(
                    """
                    {"log": {"at": "2026-01-01T00:00:00Z"}, "usage": {"prompt": 5}, "gen_ai.usage.out": 6}
                    {"log": {"at": "2026-01-01T00:00:09Z"}, "usage": {"prompt": 7}, "gen_ai.usage.out": 8}
                    """,
                    null,
                    json)))
        .containsExactly(new Read(0, 5, 6), new Read(9, 7, 8));
  }

  @Test
  void timesOfEnds_areTakenBackToTheStart_andSorted() throws IOException {
    Columns columns = Columns.of(Clock.S, "end").and(Role.TOOK, "ms");
    assertThat(read(mapped("end,ms\n10,500\n11,7000\n12,0\n", null, columns)))
        .extracting(Read::seconds)
        .containsExactly(0.0, 5.5, 8.0);
  }

  @Test
  void whatIsTooFarFromItsPlace_isRefused() throws IOException {
    StringBuilder text = new StringBuilder("end,ms\n");
    for (int i = 0; i < TraceRows.WINDOW + 3; i++) {
      text.append(100_000 + i).append(i == TraceRows.WINDOW + 2 ? ",99999999\n" : ",0\n");
    }
    Trace trace = mapped(text.toString(), null, Columns.of(Clock.S, "end").and(Role.TOOK, "ms"));
    assertThatThrownBy(() -> read(trace))
        .hasMessage(
            "%s:%d: began before a request that is more than 65536 rows above it: sort the file by"
                + " time",
            trace.file(), TraceRows.WINDOW + 4);
  }

  @Test
  void unitThatNobodySays_isTakenFromTheMagnitude_andSaidAloud() throws IOException {
    Columns columns = Columns.of(null, "t");
    assertThat(read(mapped("t\n1767225600123\n1767225601123\n", null, columns)))
        .containsExactly(new Read(0, -1, -1), new Read(1, -1, -1));
    try (TraceRows rows = mapped("t\n0\n4000\n", null, columns).rows()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.guessedUnit()).isEqualTo(Clock.S);
    }
    try (TraceRows rows = mapped("t\n1767225600123\n", null, columns).rows()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.guessedUnit()).isNull();
    }
  }

  @Test
  void resultsWithoutTimes_sayWhatToDo() throws IOException {
    Trace llmperf =
        Trace.of(
            file(
                "[{\"error_code\": null, \"end_to_end_latency_s\": 4.1, \"number_input_tokens\": 7,"
                    + " \"number_output_tokens\": 3}]"));
    assertThat(read(llmperf)).containsExactly(new Read(0, 7, 3));
    assertThatThrownBy(() -> TraceSurvey.of(llmperf, TraceSurvey.Part.ALL, 0, 1))
        .hasMessageContaining("individual responses hold no times: replay the log");
    Trace bench =
        Trace.of(
            file(
                "{\"request_throughput\": 1, \"input_lens\": [7], \"output_lens\": [3],"
                    + " \"errors\": [\"\"]}"));
    assertThat(read(bench)).containsExactly(new Read(0, 7, 3));
    assertThatThrownBy(() -> TraceSurvey.of(bench, TraceSurvey.Part.ALL, 0, 1))
        .hasMessageContaining("holds no start_times");
    Trace sums =
        Trace.of(file("{\"request_throughput\": 1, \"total_input_tokens\": 7, \"duration\": 3}"));
    assertThatThrownBy(sums::rows).hasMessageContaining("let vllm bench serve --save-detailed");
  }

  @Test
  void wrongForm_isRefused() throws IOException {
    assertThatThrownBy(() -> new Trace(file("a,b\n"), "otel", null, List.of(), 0).rows())
        .hasMessageEndingWith(
            "trace:1: is not OpenTelemetry's spans of generative AI, because it does not hold JSON"
                + " objects");
    assertThatThrownBy(() -> new Trace(file("a,b\n"), "azure", null, List.of(), 0).rows())
        .hasMessageEndingWith(
            "trace:1: the header must name the columns TIMESTAMP, ContextTokens, GeneratedTokens");
    Columns columns = Columns.of(Clock.S, "a");
    assertThatThrownBy(
            () -> mapped("a,b\n1,2\n", null, columns, new Condition("c", List.of("1"))).rows())
        .hasMessageEndingWith("trace:1: has no column 'c', which rows are chosen by");
  }

  @Test
  void prefixCache_forgetsWhatWasNotUsedForLongest() {
    PrefixCache cache = new PrefixCache(3);
    assertThat(cache.take("1,2")).isZero();
    assertThat(cache.take("1,2,3")).isEqualTo(2);
    assertThat(cache.take("2,1")).isEqualTo(2);
    assertThat(cache.take("4")).isZero(); // and 3 is forgotten
    assertThat(cache.take("1,3,2")).isEqualTo(1);
  }

  /** Whatever bytes a file has: it is read, or refused with its name and a line. */
  @Test
  void brokenFile_isReadOrRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Form form = Forms.ALL.get(i % Forms.ALL.size());
      String text = broken(form.text(), random);
      Path file = file(text);
      String name = random.nextBoolean() ? null : form.name();
      Trace trace = new Trace(file, name, null, List.of(), 9);
      try {
        TraceSurvey.of(trace, TraceSurvey.Part.ALL, 0, Long.MAX_VALUE);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).as(text).contains(file.toString());
        assertThat(String.valueOf(e.getMessage()).codePoints())
            .as(text)
            .noneMatch(Character::isISOControl);
      }
    }
    assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
  }

  private static String broken(String text, SplittableRandom random) {
    StringBuilder broken = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0 && !broken.isEmpty(); edits--) {
      int at = random.nextInt(broken.length());
      switch (random.nextInt(5)) {
        case 0 -> broken.deleteCharAt(at);
        case 1 -> broken.insert(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
        case 2 -> broken.setCharAt(at, (char) random.nextInt(1, 128));
        case 3 -> broken.delete(at, Math.min(broken.length(), at + random.nextInt(1, 40)));
        default -> broken.setLength(at + (random.nextInt(8) == 0 ? 0 : broken.length() - at));
      }
    }
    return broken.toString();
  }
}
