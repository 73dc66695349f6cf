package dev.stampede.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.scenarios.language.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  @TempDir Path folder;

  @Test
  void missingFile_isNamed() {
    Path file = folder.resolve("none.yaml");
    assertThatThrownBy(() -> Source.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read " + file + ": there is no such file");
  }

  @Test
  void directory_isNotAFile() {
    assertThatThrownBy(() -> Source.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read " + folder + ": it is a directory");
  }

  @Test
  void hugeFile_isRefused() {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[Source.MAX_BYTES + 1]);
    assertThatThrownBy(() -> Source.read("big.yaml", in))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read big.yaml: it is larger than the 8 MiB a file may have");
  }

  @Test
  void byteOrderMark_isNoPartOfTheText() throws IOException {
    Path file = folder.resolve("marked.yaml");
    Files.writeString(file, "\ufeffname: x");
    Source source = Source.read(file);
    assertThat(source.length()).isEqualTo(7);
    assertThat(source.at(0).column()).isEqualTo(1);
    assertThat(Document.parse(source, new Problems())).isNotNull();
  }

  @Test
  void badByte_isLocated_alsoAfterAMark() {
    byte[] bytes = "\ufeffa: 1\nb: \u00e9?!\n".getBytes(StandardCharsets.UTF_8);
    bytes[13] = (byte) 0xff; // the question mark: 3 of the mark, 5 of the line, b, colon, blank, 2
    Scenario.ofBytes(bytes)
        .complains(
            "scenario.yaml:2:5: error: the byte 0xff is not UTF-8",
            "    b: \u00e9\ufffd!",
            "        ^",
            "  help: save the file as UTF-8");
  }

  @Test
  void truncatedCharacter_isLocated() {
    Scenario.ofBytes(new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82})
        .complains(
            "scenario.yaml:1:4: error: the byte 0xe2 is not UTF-8",
            "    a: \ufffd",
            "       ^",
            "  help: save the file as UTF-8");
  }

  @Test
  void encodedSurrogate_isNotUtf8() {
    Scenario scenario =
        Scenario.ofBytes(new byte[] {'a', ':', (byte) 0xed, (byte) 0xa0, (byte) 0x80});
    assertThat(scenario.problems().render())
        .startsWith("scenario.yaml:1:3: error: the byte 0xed is not UTF-8\n");
  }

  @Test
  void lines_endAsInEditors() {
    Source source = Source.of("a", "1\n2\r\n3\r4");
    assertThat(source.at(2)).isEqualTo(new Position(source, 2, 1));
    assertThat(source.at(5)).isEqualTo(new Position(source, 3, 1));
    assertThat(source.at(7)).isEqualTo(new Position(source, 4, 1));
    assertThat(source.excerpt(source.at(2)).text()).isEqualTo("2");
  }
}
