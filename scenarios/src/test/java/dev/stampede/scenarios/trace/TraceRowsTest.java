package dev.stampede.scenarios.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.scenarios.trace.TraceSurvey.Part;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a file, whatever its form, and what is said of a broken one. */
class TraceRowsTest {
  private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
  private static final String FIRST = "2023-11-16 18:17:03.9799600,4808,10\n";

  @TempDir private Path directory;

  private Trace trace(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, content);
    return Trace.of(file);
  }

  private Trace trace(String content) throws IOException {
    return trace("trace.csv", content.getBytes(UTF_8));
  }

  private static byte[] zipped(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zstandard(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(bytes)) {
      out.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static TraceCheck check(Trace trace) throws IOException {
    return TraceSurvey.of(trace, Part.ALL, 0, Long.MAX_VALUE).check();
  }

  private void isBroken(Trace trace, String message) {
    assertThatThrownBy(() -> check(trace))
        .isInstanceOf(IOException.class)
        .hasMessage(message.replace("$", trace.file().toString()));
  }

  @Test
  void rows_areReadInOrder() throws IOException {
    Trace trace = trace(HEADER + FIRST + "2023-11-16 18:17:04.0319600,3180,8\n");
    try (TraceRows rows = trace.rows()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.nanos()).isEqualTo(1_700_158_623_979_960_000L);
      assertThat(rows.inputTokens()).isEqualTo(4808);
      assertThat(rows.outputTokens()).isEqualTo(10);
      assertThat(rows.cachedTokens()).isEqualTo(-1);
      assertThat(rows.next()).isTrue();
      assertThat(rows.nanos()).isEqualTo(1_700_158_624_031_960_000L);
      assertThat(rows.inputTokens()).isEqualTo(3180);
      assertThat(rows.outputTokens()).isEqualTo(8);
      assertThat(rows.next()).isFalse();
      assertThat(rows.format()).isEqualTo("azure");
    }
    TraceCheck check = TraceSurvey.of(trace, Part.ALL, 1, 60_000_000).check();
    assertThat(check.rows()).isEqualTo(2);
    assertThat(check.firstTime()).isEqualTo("2023-11-16 18:17:03.9799600");
    assertThat(check.rowsBefore()).isEqualTo(1);
    assertThat(check.rowsInTime()).isEqualTo(2);
    assertThat(check.spanNanos()).isEqualTo(52_000_000);
    assertThat(check.lengths()).isEqualTo(new TraceCheck.Lengths(7988, 18, 0));
    assertThat(TraceSurvey.of(trace, Part.ALL, 0, 52_000_000).check().rowsInTime()).isEqualTo(1);
  }

  @Test
  void lineEnds_columns_andCompression_mayVary() throws IOException {
    String windows = (HEADER + FIRST + FIRST).replace("\n", "\r\n").strip();
    isTwice(trace(HEADER + FIRST + FIRST));
    isTwice(trace(windows));
    isTwice(trace("\ufeff" + windows));
    isTwice(
        trace(
            """
            model,GeneratedTokens,"TIMESTAMP",ContextTokens
            "a, b",10,2023-11-16T18:17:03.9799600Z,4808
            c,10,2023-11-16 20:17:03.97996+02:00,4808"""));
    isTwice(trace("a.csv.gz", zipped(HEADER + FIRST + FIRST)));
    isTwice(trace("b.csv", zipped(HEADER + FIRST + FIRST)));
    isTwice(trace("a.csv.zst", zstandard(HEADER + FIRST + FIRST)));
    isTwice(trace("c.csv", zstandard(HEADER + FIRST + FIRST)));
  }

  private static void isTwice(Trace trace) throws IOException {
    TraceCheck check = check(trace);
    assertThat(check.firstNanos()).isEqualTo(1_700_158_623_979_960_000L);
    assertThat(check.rows()).isEqualTo(2);
    assertThat(check.ties()).isEqualTo(1);
    assertThat(check.spanNanos()).isZero();
    assertThat(check.lengths()).isEqualTo(new TraceCheck.Lengths(9616, 20, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-11-16 18:17:04,-3,8 | ContextTokens (-3) must be a whole number from 0 to 1000000000",
        "2023-11-16 18:17:04,3,8.5 | GeneratedTokens (8.5) must be a whole number from 0 to 1000000000",
        "2023-11-16 18:17:04,,8 | ContextTokens () must be a whole number from 0 to 1000000000",
        "2023-11-16 18:17:04,1000000001,8 | ContextTokens (1000000001) must be a whole number from 0 to 1000000000",
        "2023-11-31 18:17:04,3,8 | TIMESTAMP (2023-11-31 18:17:04) must be a time such as 2023-11-16 18:17:03.9799600",
        "2023-11-16 18:17:03.9799599,3,8 | 2023-11-16 18:17:03.9799599 is earlier than 2023-11-16 18:17:03.9799600 in the row before: sort the file by time",
        "2023-11-16 19:17:03+01:00,3,8 | 2023-11-16 19:17:03+01:00 is earlier than 2023-11-16 18:17:03.9799600 in the row before: sort the file by time",
        "2023-11-16 18:17:04 CET,3,8 | TIMESTAMP (2023-11-16 18:17:04 CET) must be a time such as 2023-11-16 18:17:03.9799600; it seems to be of the time zone CET: write its offset, or convert all times to UTC",
        "2023-11-16 18:17:04,3 | has 2 fields, but the header 3",
        "2023-11-16 18:17:04,3,8,9 | has 4 fields, but the header 3",
        "garbage | has 1 fields, but the header 3",
      })
  void brokenRow_isNamedByFileAndLine(String row, String complaint) throws IOException {
    isBroken(trace(HEADER + FIRST + row + "\n" + FIRST), "$:3: " + complaint);
  }

  @Test
  void brokenFile_isNamed() throws IOException {
    isBroken(trace(""), "$:1: is empty");
    isBroken(
        trace("time,ContextTokens,GeneratedTokens\n"),
        "$:1: is of no form that is known: its columns are time, ContextTokens, GeneratedTokens;"
            + " say what they tell, as in columns: {time: ts, unit: ms, input: prompt_tokens,"
            + " output: completion_tokens}");
    isBroken(
        trace("{\"at\": 1, \"usage\": {\"in\": 3}}\n"),
        "$:1: is of no form that is known: its keys are at, usage, usage.in; say what they tell,"
            + " as in columns: {time: ts, unit: ms, input: prompt_tokens, output:"
            + " completion_tokens}");
    isBroken(trace(HEADER), "$ has no rows");
    byte[] latin = (HEADER + FIRST + "2023\u00e9,1,1\n").getBytes(ISO_8859_1);
    isBroken(trace("latin.csv", latin), "$:3: is not UTF-8");
    isBroken(
        trace("plain.csv.gz", (HEADER + FIRST).getBytes(UTF_8)),
        "cannot read $: it is named .gz but is not compressed with gzip");
    isBroken(
        trace("plain.csv.zst", (HEADER + FIRST).getBytes(UTF_8)),
        "cannot read $: it is named .zst but is not compressed with Zstandard");
    isBroken(Trace.of(directory.resolve("none.csv")), "cannot read $: there is no such file");
    isBroken(Trace.of(directory), "cannot read $: it is a directory");
    String endless = HEADER + FIRST + "\"" + "x".repeat(1 << 20);
    isBroken(trace(endless), "$:3: is not a row of comma-separated values");
  }

  @Test
  void damagedCompression_isNamed() throws IOException {
    byte[] zipped = zipped(HEADER + FIRST);
    isBroken(
        trace("short.gz", Arrays.copyOf(zipped, 5)),
        "cannot read $: its gzip header is damaged or cut off");
    isBroken(
        trace("cut.gz", Arrays.copyOf(zipped, zipped.length - 12)),
        "$:1: the file is cut off: its gzip data end too early");
    zipped[zipped.length - 6] ^= 1;
    isBroken(trace("bad.gz", zipped), "$:3: its gzip data are damaged");
    byte[] packed = zstandard((HEADER + FIRST).repeat(40));
    isBroken(
        trace("cut.zst", Arrays.copyOf(packed, packed.length - 12)),
        "$:1: its Zstandard data are damaged or cut off");
    packed[packed.length - 6] ^= 1;
    isBroken(trace("bad.zst", packed), "$:1: its Zstandard data are damaged or cut off");
  }

  @Test
  void cellsOfControlCharacters_areShownAsEscapes() throws IOException {
    isBroken(
        trace(HEADER + "2023-11-16 18:17:04,\0,8\n"),
        "$:2: ContextTokens (\\u0000) must be a whole number from 0 to 1000000000");
    isBroken(
        trace(HEADER + "\033[31mred,3,8\n"),
        "$:2: TIMESTAMP (\\u001b[31mred) must be a time such as 2023-11-16 18:17:03.9799600");
  }

  @Test
  void filesOfAnotherKind_areNamedAsWhatTheySeemToBe() throws IOException {
    String columns =
        "$:1: is of no form that is known: its columns are %s; its columns seem to be separated by"
            + " %s: separate them by commas";
    isBroken(
        trace((HEADER + FIRST).replace(',', ';')),
        columns.formatted(HEADER.strip().replace(',', ';'), "semicolons"));
    isBroken(
        trace((HEADER + FIRST).replace(',', '\t')),
        columns.formatted(HEADER.strip().replace(",", "\\t"), "tabs"));
    String wide = "cannot read $: it seems to be text in UTF-16: save it in UTF-8";
    isBroken(trace("wide.csv", (HEADER + FIRST).getBytes(UTF_16)), wide); // with a mark
    isBroken(trace("le.csv", (HEADER + FIRST).getBytes(UTF_16LE)), wide);
    isBroken(trace("be.csv", (HEADER + FIRST).getBytes(UTF_16BE)), wide);
    String packed =
        "cannot read $: it seems to be compressed with %s: unpack it, or compress it with gzip or"
            + " Zstandard";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("trace.csv"));
      zip.write((HEADER + FIRST).getBytes(UTF_8));
    }
    isBroken(trace("a.csv", bytes.toByteArray()), packed.formatted("zip"));
    isBroken(trace("a.xz", "\u00fd7zXZ\0...".getBytes(ISO_8859_1)), packed.formatted("xz"));
    isBroken(
        trace("a.parquet", "PAR1....".getBytes(UTF_8)),
        "cannot read $: it seems to be a Parquet file: export it as comma-separated values");
  }

  @Test
  void origin_isWhereTimeBegins_andLeavesOutWhatIsBefore() throws IOException {
    Trace trace = trace(HEADER + FIRST + "2023-11-16 18:17:05.5,3180,0\n");
    long second = 1_700_158_623_000_000_000L;
    TraceSurvey.Found found =
        TraceSurvey.of(trace, new Part(second, 0, Long.MAX_VALUE), 0, Long.MAX_VALUE);
    assertThat(found.rows().open())
        .satisfies(
            rows -> {
              assertThat(rows.next()).isTrue();
              assertThat(rows.offsetNanos()).isEqualTo(979_960_000);
              assertThat(rows.next()).isTrue();
              assertThat(rows.offsetNanos()).isEqualTo(2_500_000_000L);
              assertThat(rows.next()).isFalse();
            });
    Part later = new Part(second + 2_000_000_000L, 0, Long.MAX_VALUE);
    TraceCheck check = TraceSurvey.of(trace, later, 0, Long.MAX_VALUE).check();
    assertThat(check.rows()).isEqualTo(1);
    assertThat(check.rowsLeftOut()).isEqualTo(1);
    assertThat(check.rowsWithoutAnswer()).isEqualTo(1);
    Part last = new Part(second + 3_000_000_000L, 0, Long.MAX_VALUE);
    assertThatThrownBy(() -> TraceSurvey.of(trace, last, 0, Long.MAX_VALUE))
        .hasMessage("%s has no rows from the origin on: all 2 are earlier", trace.file());
    Part window = new Part(second, 1_000_000_000L, 2_000_000_000L);
    assertThatThrownBy(() -> TraceSurvey.of(trace, window, 0, Long.MAX_VALUE))
        .hasMessage("%s has no rows in the window: 1 are earlier, 1 later", trace.file());
  }

  /** The rows are held apart from the file: what becomes of it later changes nothing. */
  @Test
  void fileThatChanges_isReplayedAsItWasRead() throws IOException {
    Trace trace = trace(HEADER + FIRST);
    TraceSurvey.Found found = TraceSurvey.of(trace, Part.ALL, 0, 1);
    Files.delete(trace.file());
    assertThat(found.rows().open().next()).isTrue();
  }

  /** A stand-in for the real ones: 20,000 rows, an answer in four of them as long as 100 tokens. */
  @Test
  void madeTrace_isReadWhole() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      rows.append(
          "2023-11-16 %02d:%02d:%02d.%07d,%d,%d\r\n"
              .formatted(
                  i / 3_600, i / 60 % 60, i % 60, i, 1_000 + i % 1_000, i % 4 == 0 ? 100 : 20));
    }
    TraceCheck check = check(trace("made.csv.gz", zipped(rows.toString())));
    assertThat(check.rows()).isEqualTo(20_000);
    assertThat(check.lengths())
        .isEqualTo(new TraceCheck.Lengths((long) (20_000 * 1_499.5), 20_000 * 40, 0));
    assertThat(check.spanNanos()).isEqualTo(19_999_001_999_900L);
  }
}
