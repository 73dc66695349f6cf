package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.work.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say of a trace. */
class TraceLanguageTest {

  private static final String ROWS =
      """
      time_s,use_case,input_tokens,output_tokens,cached_input_tokens
      1.000000000,chat,10,1,5
      2.000000000,agents,20,2,0
      2.000000000,chat,30,3,15
      9.500000000,chat,40,4,0
      """;

  @TempDir private Path directory;

  @BeforeEach
  void aTrace() throws IOException {
    Files.writeString(directory.resolve("rows.csv"), ROWS);
  }

  private Reading reading(String arrivals) {
    return new Reading(
        Reading.smallWith("").replace("{rate: 1/s}", "{trace: rows.csv" + arrivals + "}"),
        directory);
  }

  private static ArrivalSpec spec(Scenario scenario) {
    return ((PopulationSpec) scenario.trial().useCases().get(0).source()).arrivals();
  }

  /** Returns times in seconds, with the tokens of prompt, cached part and answer. */
  private List<String> arrivals(String said) {
    Scenario scenario = reading(said).scenario();
    List<String> all = new ArrayList<>();
    try (ArrivalProcess process = spec(scenario).open(new RandomStreams(1, 0)::stream)) {
      Request request = new Request();
      for (long at = process.next(); at != ArrivalProcess.NEVER && all.size() < 9; ) {
        process.shape(request, scenario.trial().useCases().get(0).request());
        all.add(
            "%s: %d/%d/%d"
                .formatted(
                    at / 1e9,
                    request.inputTokens,
                    request.cachedInputTokens,
                    request.outputTokens));
        at = process.next();
      }
    }
    return all;
  }

  private List<String> times(String said) {
    return arrivals(said).stream().map(arrival -> arrival.replaceAll(":.*", "")).toList();
  }

  /** Times of recorded arrivals count from the run's start, and so the first is not at 0. */
  @Test
  void rows_areThoseThatSayWhatIsAskedFor() {
    assertThat(arrivals(", where: {use_case: chat}"))
        .containsExactly("1.0: 10/5/1", "2.0: 30/15/3", "9.5: 40/0/4");
    assertThat(arrivals(", where: {use_case: [agents, others]}")).containsExactly("2.0: 20/0/2");
    assertThat(arrivals(", where: {use_case: chat, output_tokens: [3, 4]}"))
        .containsExactly("2.0: 30/15/3", "9.5: 40/0/4");
  }

  @Test
  void window_takesAPart_andTheRunBeginsWithIt() {
    assertThat(times(", window: {from: 2s}")).containsExactly("0.0", "0.0", "7.5");
    assertThat(times(", window: {from: 2s, to: 9s}")).containsExactly("0.0", "0.0");
    assertThat(times(", origin: 500ms, window: {to: 1s}")).containsExactly("0.5");
    assertThat(times(", speed: 2x, origin: 1s")).containsExactly("0.0", "0.5", "0.5", "4.25");
  }

  @Test
  void window_ofDates_isThatOfTheTrace() throws IOException {
    Files.writeString(
        directory.resolve("rows.csv"),
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2024-05-10 00:00:00,1,1
        2024-05-10 01:00:00,2,2
        2024-05-10 02:00:00,3,3
        """);
    assertThat(times(", window: {from: 2024-05-10 00:30:00, to: 2024-05-10 02:00:00}"))
        .containsExactly("1800.0");
    assertThat(times(", window: {from: 2024-05-10 02:30:00+02:00}"))
        .containsExactly("1800.0", "5400.0");
    assertThat(times(", origin: 2024-05-10 00:30:00, window: {to: 45m}")).containsExactly("1800.0");
  }

  @Test
  void repetition_keepsWholeUnitsOfTime() {
    assertThat(times(", repeat: 2"))
        .as("12.3 s long: 13 s")
        .containsExactly("1.0", "2.0", "2.0", "9.5", "14.0", "15.0", "15.0", "22.5");
    assertThat(times(", repeat: forever, every: 1m, where: {use_case: agents}"))
        .startsWith("2.0", "62.0", "122.0")
        .hasSize(9);
    assertThat(times(", window: {from: 2s, to: 4s}, repeat: 2"))
        .containsExactly("0.0", "0.0", "2.0", "2.0");
  }

  @Test
  void moreOfTheSame_enters_theExpectation() {
    assertThat(spec(reading(", rate: 3x").scenario()).expected().expected(0, 3_600_000_000_000L))
        .isCloseTo(12, within(1e-9));
    assertThat(spec(reading(", rate: 0.5x").scenario()).isShared()).isFalse();
    assertThat(spec(reading("").scenario()).isShared()).isTrue();
  }

  @Test
  void timesAlone_takeTheLengthsOfTheRequest() {
    String shape = "}, request: {input_tokens: 77, output_tokens: 7}";
    String columns = ", columns: {time: time_s, unit: s}";
    Reading reading =
        new Reading(
            Reading.smallWith("").replace("{rate: 1/s}", "{trace: rows.csv" + columns + shape),
            directory);
    assertThat(spec(reading.scenario()).meanTokens()).isNull();
  }

  @Test
  void file_entersTheIdentity() throws IOException {
    String before = reading("").scenario().sha256();
    assertThat(reading("").scenario().sha256()).isEqualTo(before);
    Files.writeString(directory.resolve("rows.csv"), ROWS.replace("9.5", "9.6"));
    assertThat(reading("").scenario().sha256()).isNotEqualTo(before);
  }

  @Test
  void digestOfAFile_isChecked() throws IOException {
    Files.writeString(
        directory.resolve("plain.csv"), "arrival_s,input_tokens,output_tokens\n0,1,1\n");
    String file = "{trace: {file: plain.csv, sha256: %s}}";
    String right = "d76bd4ef8d9bfdd8fcd70c1cb7bd3cbc2d15e2dd2b1a0bc3ae2ab9e8e3f0b2bb";
    Reading wrong =
        new Reading(Reading.smallWith("").replace("{rate: 1/s}", file.formatted(right)), directory);
    assertThat(wrong.rendered())
        .contains(
            "demand.chat.arrivals.trace.sha256 (d76bd4ef8d9\u2026) is not the SHA-256 of the file,"
                + " which is ");
    String is = wrong.rendered().replaceAll("(?s).*which is ([0-9a-f]{64}).*", "$1");
    Reading well =
        new Reading(Reading.smallWith("").replace("{rate: 1/s}", file.formatted(is)), directory);
    assertThat(well.isAccepted()).as(well.rendered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ", bootstrap: {block: 1m} | demand.chat.arrivals.bootstrap.block (1m) must be at most half of the trace",
        ", bootstrap: {} | missing key 'block'",
        ", repeat: 2, every: 5s | demand.chat.arrivals.every (5s) must not be shorter than the trace",
        ", window: {from: 5s, to: 5s} | 'to' is not after 'from'",
        ", window: {to: 2024-05-10 00:00:00} | 'to' is a date, and neither origin nor from is",
        ", window: {from: 1h} | has no rows from the origin on: all 4 are earlier",
        ", where: {use_case: chta} | has no rows that say what 'where' asks for",
        ", where: {usecase: chat} | rows.csv:1: has no column 'usecase', which rows are chosen by",
        ", format: k7 | demand.chat.arrivals.format (k7) is not one of the choices",
        ", format: otel | rows.csv:1: is not OpenTelemetry's spans of generative AI",
        ", format: azure | rows.csv:1: the header must name the columns TIMESTAMP, ContextTokens",
        ", columns: {time: ts} | rows.csv:1: the header must name the columns ts",
        ", columns: {input: a} | needs both input and output, or neither",
        ", rate: 2/s | demand.chat.arrivals.rate (2/s)",
        ", rate: 2000x | demand.chat.arrivals.rate (2000x) must be at most 1000x",
        ", rate: 0x | rate (0x) must be positive",
        ", origin: 2024-02-30 00:00:00 | demand.chat.arrivals.origin (2024-02-30 00:00:00) is no date and time",
        ", sizes: other | demand.chat.arrivals.sizes (other) is not one of the choices",
      })
  void whatIsWrong_isPlaced(String said, String complaint) {
    Reading reading = reading(said);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains("scenario.yaml:4:").contains(complaint);
  }

  @Test
  void doubtfulTimes_areSaidAloud() throws IOException {
    StringBuilder rows = new StringBuilder("ts,a\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i / 4 * 1_000 + (i >= 20 ? 9_000_000 : 0)).append(",0\n");
    }
    Files.writeString(directory.resolve("rows.csv"), rows);
    String columns = ", columns: {time: ts}, window: {to: 3650d}, where: {a: 0}";
    assertThat(reading(columns).rendered())
        .contains("the unit of its times is not said; they are taken to be in s")
        .contains(
            "% of the rows come at the same time as the one before, for times are whole multiples")
        .contains("jitter: ")
        .contains("nothing comes for ");
    assertThat(reading(columns.replace("{time: ts}", "{time: ts, unit: ms}")).rendered())
        .doesNotContain("is not said")
        .contains("jitter: 1s spreads them within");
  }
}
