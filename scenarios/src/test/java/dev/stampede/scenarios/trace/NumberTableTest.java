package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTableTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("lengths.csv"), text);
  }

  @Test
  void columns_areReadByTheirNames() throws IOException {
    Path file = file("\ufeffid,in,out\r\na,3,1.5\r\nb, 40 ,2e1\r\n\"c,d\",0,-0\r\n");

    NumberTable table = NumberTable.read(file, List.of("out", "in"));

    assertThat(table.values(0)).containsExactly(1.5, 20, 0);
    assertThat(table.values(1)).containsExactly(3, 40, 0);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.every()).isEqualTo(1);
    assertThat(table.mean(1)).isCloseTo(43.0 / 3, within(1e-12));
  }

  /** 2.5 million rows: every fourth is kept, and the mean is of all of them. */
  @Test
  void longFile_isThinned() throws IOException {
    Path file = folder.resolve("lengths.csv.gz");
    try (PrintStream out = new PrintStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.println("n");
      for (int i = 0; i < 2_500_000; i++) {
        out.println(i);
      }
    }

    NumberTable table = NumberTable.read(file, List.of("n"));

    assertThat(table.rows()).isEqualTo(2_500_000);
    assertThat(table.every()).isEqualTo(4);
    assertThat(table.values(0)).hasSize(625_000);
    for (int i = 0; i < 625_000; i += 999) {
      assertThat(table.values(0)[i]).isEqualTo(4.0 * i);
    }
    assertThat(table.mean(0)).isEqualTo(1_249_999.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a\n1\nx\n' | lengths.csv:3: a (x) must be a number that is not negative",
        "'a\n1\n-2\n' | lengths.csv:3: a (-2) must be a number that is not negative",
        "'a\nNaN\n' | a (NaN) must be a number",
        "'a\n1d\n' | a (1d) must be a number",
        "'a\n1e999\n' | a (1e999) must be a number",
        "'a,b\n1,2\n,2\n' | a (nothing) must be a number",
        "'a,b\n1,2\n3\n' | lengths.csv:3: has 1 fields, but the header 2",
        "'b,c\n1,2\n' | lengths.csv:1: the header has no column 'a'; it has b, c",
        "'a;b\n1;2\n' | the header has no column 'a'; it has a;b; ",
        "'a\n' | has no rows below its header",
        "'' | has no header"
      })
  void brokenFile_isAnErrorWithItsLine(String text, String complaint) throws IOException {
    Path file = file(text);
    assertThatIOException()
        .isThrownBy(() -> NumberTable.read(file, List.of("a")))
        .withMessageContaining(complaint);
  }
}
