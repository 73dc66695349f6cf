package dev.stampede.scenarios.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stampede.models.arrival.TraceCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

class AzureTraceTest {
  private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
  private static final String FIRST = "2023-11-16 18:17:03.9799600,4808,10\n";

  @TempDir private Path directory;

  private AzureTrace trace(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, content);
    return new AzureTrace(file);
  }

  private AzureTrace trace(String content) throws IOException {
    return trace("trace.csv", content.getBytes(UTF_8));
  }

  private static byte[] zipped(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private void isBroken(AzureTrace trace, String message) {
    assertThatThrownBy(() -> trace.check(0, Long.MAX_VALUE))
        .isInstanceOf(IOException.class)
        .hasMessage(message.replace("$", trace.file().toString()));
  }

  @Test
  void rows_areReadInOrder() throws IOException {
    AzureTrace trace = trace(HEADER + FIRST + "2023-11-16 18:17:04.0319600,3180,8\n");
    try (TraceCursor cursor = trace.open()) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.offsetNanos()).isZero();
      assertThat(cursor.inputTokens()).isEqualTo(4808);
      assertThat(cursor.outputTokens()).isEqualTo(10);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.offsetNanos()).isEqualTo(52_000_000);
      assertThat(cursor.inputTokens()).isEqualTo(3180);
      assertThat(cursor.outputTokens()).isEqualTo(8);
      assertThat(cursor.next()).isFalse();
    }
    assertThat(trace.check(1, 60_000_000))
        .isEqualTo(
            new TraceCheck(2, "2023-11-16 18:17:03.9799600", 0, 0, 1, 2, 52_000_000, 3994, 9));
    assertThat(trace.check(0, 52_000_000))
        .isEqualTo(
            new TraceCheck(2, "2023-11-16 18:17:03.9799600", 0, 0, 0, 1, 52_000_000, 3994, 9));
  }

  @Test
  void lineEnds_columns_andCompression_mayVary() throws IOException {
    TraceCheck plain = trace(HEADER + FIRST + FIRST).check(0, 1);
    assertThat(plain)
        .isEqualTo(new TraceCheck(2, "2023-11-16 18:17:03.9799600", 0, 0, 0, 2, 0, 4808, 10));
    String windows = (HEADER + FIRST + FIRST).replace("\n", "\r\n").strip();
    assertThat(trace(windows).check(0, 1)).isEqualTo(plain);
    assertThat(trace("\ufeff" + windows).check(0, 1)).isEqualTo(plain);
    String turned =
        """
        model,GeneratedTokens,"TIMESTAMP",ContextTokens
        "a, b",10,2023-11-16T18:17:03.9799600Z,4808
        c,10,2023-11-16 18:17:03.97996+00:00,4808""";
    assertThat(trace(turned).check(0, 1))
        .isEqualTo(new TraceCheck(2, "2023-11-16T18:17:03.9799600Z", 0, 0, 0, 2, 0, 4808, 10));
    assertThat(trace("a.csv.gz", zipped(HEADER + FIRST + FIRST)).check(0, 1)).isEqualTo(plain);
    assertThat(trace("a.csv", zipped(HEADER + FIRST + FIRST)).check(0, 1)).isEqualTo(plain);
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
        "2023-11-16 18:17:03.9799599,3,8 | 2023-11-16 18:17:03.9799599 is earlier than 2023-11-16 18:17:03.9799600 in the row before",
        "2023-11-16 18:17:04+02:00,3,8 | TIMESTAMP (2023-11-16 18:17:04+02:00) must be a time such as 2023-11-16 18:17:03.9799600; it seems to be of the time zone +02:00: convert all times to UTC",
        "2023-11-16 18:17:04 CET,3,8 | TIMESTAMP (2023-11-16 18:17:04 CET) must be a time such as 2023-11-16 18:17:03.9799600; it seems to be of the time zone CET: convert all times to UTC",
        "2023-11-16 18:17:04,3 | has 2 fields, but the header 3",
        "2023-11-16 18:17:04,3,8,9 | has 4 fields, but the header 3",
        "garbage | has 1 fields, but the header 3",
      })
  void brokenRow_isNamedByFileAndLine(String row, String complaint) throws IOException {
    isBroken(trace(HEADER + FIRST + row + "\n" + FIRST), "$:3: " + complaint);
  }

  @Test
  void brokenFile_isNamed() throws IOException {
    isBroken(
        trace(""),
        "$:1: the header must name the columns TIMESTAMP, ContextTokens, GeneratedTokens");
    isBroken(
        trace("time,ContextTokens,GeneratedTokens\n"),
        "$:1: the header must name the columns TIMESTAMP, ContextTokens, GeneratedTokens");
    isBroken(trace(HEADER), "$ has no rows");
    byte[] latin = (HEADER + FIRST + "2023\u00e9,1,1\n").getBytes(ISO_8859_1);
    isBroken(trace("latin.csv", latin), "$:3: is not UTF-8");
    isBroken(
        trace("plain.csv.gz", (HEADER + FIRST).getBytes(UTF_8)),
        "cannot read $: it is named .gz but is not compressed with gzip");
    isBroken(new AzureTrace(directory.resolve("none.csv")), "cannot read $: there is no such file");
    isBroken(new AzureTrace(directory), "cannot read $: it is a directory");
    byte[] zipped = zipped(HEADER + FIRST);
    isBroken(
        trace("short.gz", Arrays.copyOf(zipped, 5)),
        "cannot read $: its gzip header is damaged or cut off");
    isBroken(
        trace("cut.gz", Arrays.copyOf(zipped, zipped.length - 12)),
        "$:1: the file is cut off: its gzip data end too early");
    zipped[zipped.length - 6] ^= 1;
    isBroken(trace("bad.gz", zipped), "$:3: its gzip data are damaged");
    String endless = HEADER + FIRST + "\"" + "x".repeat(1 << 20);
    isBroken(trace(endless), "$:3: is not a row of comma-separated values");
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
        "$:1: the header must name the columns TIMESTAMP, ContextTokens, GeneratedTokens; its"
            + " columns seem to be separated by %s: separate them by commas";
    isBroken(trace((HEADER + FIRST).replace(',', ';')), columns.formatted("semicolons"));
    isBroken(trace((HEADER + FIRST).replace(',', '\t')), columns.formatted("tabs"));
    String wide = "cannot read $: it seems to be text in UTF-16: save it in UTF-8";
    isBroken(trace("wide.csv", (HEADER + FIRST).getBytes(UTF_16)), wide); // with a mark
    isBroken(trace("le.csv", (HEADER + FIRST).getBytes(UTF_16LE)), wide);
    isBroken(trace("be.csv", (HEADER + FIRST).getBytes(UTF_16BE)), wide);
    String packed =
        "cannot read $: it seems to be compressed with %s: unpack it, or compress it with gzip";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("trace.csv"));
      zip.write((HEADER + FIRST).getBytes(UTF_8));
    }
    isBroken(trace("a.csv", bytes.toByteArray()), packed.formatted("zip"));
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 1, 2, 3};
    isBroken(trace("a.csv.zst", zstd), packed.formatted("Zstandard"));
    isBroken(
        trace("a.parquet", "PAR1....".getBytes(UTF_8)),
        "cannot read $: it seems to be a Parquet file: export it as comma-separated values");
  }

  @Test
  void origin_isWhereTimeBegins_andLeavesOutWhatIsBefore() throws IOException {
    Path file = trace(HEADER + FIRST + "2023-11-16 18:17:05.5,3180,0\n").file();
    long second = AzureTrace.origin("2023-11-16 18:17:03");
    try (TraceCursor cursor = new AzureTrace(file, second).open()) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.offsetNanos()).isEqualTo(979_960_000);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.offsetNanos()).isEqualTo(2_500_000_000L);
      assertThat(cursor.next()).isFalse();
    }
    long later = AzureTrace.origin("2023-11-16 18:17:05");
    assertThat(new AzureTrace(file, later).check(0, Long.MAX_VALUE))
        .isEqualTo(new TraceCheck(1, "2023-11-16 18:17:05.5", 1, 1, 0, 1, 0, 3180, 0));
    isBroken(
        new AzureTrace(file, AzureTrace.origin("2023-11-16 18:17:06")),
        "$ has no rows from the origin on: all 2 are earlier");
  }

  @Test
  void fileThatChanges_isNamedAtRunTime() throws IOException {
    AzureTrace trace = trace(HEADER + FIRST);
    trace.check(0, 1);
    trace(HEADER + FIRST + "2022-11-16 18:17:03,1,1\n");
    try (TraceCursor cursor = trace.open()) {
      assertThat(cursor.next()).isTrue();
      assertThatThrownBy(cursor::next)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith(trace.file() + ":3: 2022-11-16 18:17:03 is earlier than");
    }
    Files.delete(trace.file());
    assertThatThrownBy(trace::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read %s: there is no such file", trace.file());
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
    TraceCheck check = trace("made.csv.gz", zipped(rows.toString())).check(0, Long.MAX_VALUE);
    assertThat(check.rows()).isEqualTo(20_000);
    assertThat(check.meanInputTokens()).isEqualTo(1_499.5);
    assertThat(check.meanOutputTokens()).isEqualTo(40);
    assertThat(check.spanNanos()).isEqualTo(19_999_001_999_900L);
  }

  @Test
  void realTraces_areReadWhole() throws IOException {
    TraceCheck code = new AzureTrace(shared("azure_llm_2023_code.csv.gz")).check(0, Long.MAX_VALUE);
    assertThat(code.rows()).isEqualTo(8_819);
    assertThat(code.meanInputTokens()).isCloseTo(2_048, within(1.0));
    assertThat(code.meanOutputTokens()).isCloseTo(28, within(0.5));
    TraceCheck chat = new AzureTrace(shared("azure_llm_2023_conv.csv.gz")).check(0, Long.MAX_VALUE);
    assertThat(chat.rows()).isEqualTo(19_366);
    assertThat(chat.rows() * 1e9 / chat.spanNanos()).isCloseTo(5.53, within(0.01));
  }

  /** Returns a file of the data kept beside the repository; without it the test is skipped. */
  private static Path shared(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
      folder = folder.getParent();
    }
    assumeThat(folder)
        .as("%s is in no folder shared/data above the working directory", name)
        .isNotNull();
    return folder == null ? Path.of(name) : folder.resolve("shared/data").resolve(name);
  }
}
