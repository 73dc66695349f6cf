package dev.stampede.scenarios.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.txt");
  }

  @Test
  void lines_comeBackAsTheyWere() throws IOException {
    List<String> lines = List.of("", "a b", "two\nlines\r", "C:\\new\\table", "\\n", "ü 語 \t");
    SealedText.write(file(), "kind/v1", lines);
    assertThat(SealedText.read(file(), "kind/v1")).isEqualTo(lines);
    SealedText.write(file(), "kind/v1", List.of());
    assertThat(SealedText.read(file(), "kind/v1")).isEmpty();
  }

  @Test
  void whatIsNotWhole_isDamaged() throws IOException {
    SealedText.write(file(), "kind/v1", List.of("one", "two"));
    String whole = Files.readString(file());
    for (int length = "kind/v1\n".length(); length < whole.length(); length++) {
      Files.writeString(file(), whole.substring(0, length));
      assertThatIOException()
          .isThrownBy(() -> SealedText.read(file(), "kind/v1"))
          .withMessage(file() + " is damaged; make the plan again");
    }
    Files.writeString(file(), whole + whole);
    assertThatIOException().isThrownBy(() -> SealedText.read(file(), "kind/v1"));
  }

  @Test
  void anotherKindOrVersion_isNamed() throws IOException {
    SealedText.write(file(), "kind/v1", List.of());
    assertThatIOException()
        .isThrownBy(() -> SealedText.read(file(), "kind/v2"))
        .withMessageContaining("is of kind/v1; this version reads kind/v2 alone");
    assertThatIOException()
        .isThrownBy(() -> SealedText.read(file(), "other/v1"))
        .withMessageContaining("is not what it should be: other/v1");
  }

  @Test
  void questions_areReadAsTheyWereAsked() throws IOException {
    Path scenario = Files.writeString(folder.resolve("my scenario.yaml"), "a");
    AskedQuestion asked =
        AskedQuestion.of(
            List.of("run", scenario.toString(), "--set", "description='a\nb'"),
            7,
            List.of(scenario.toString()));
    asked.write(file());
    AskedQuestion read = AskedQuestion.read(file());
    assertThat(read).isEqualTo(asked);
    assertThat(read.change()).isEmpty();
    Files.writeString(scenario, "b");
    assertThat(read.change()).hasValue(scenario + " has changed since the plan was made");
  }
}
