package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {

  @TempDir Path folder;

  @Test
  void write_replacesWhatWasThere() throws IOException {
    Path path = folder.resolve("arrivals.csv");
    OutputFile file = OutputFile.at(path);

    file.write(Artefact.of("old"));
    file.write(Artefact.of("new"));

    assertThat(path).hasContent("new");
    assertThat(names()).containsExactly("arrivals.csv");
  }

  @Test
  void failedWrite_leavesWhatWasThere() throws IOException {
    Path path = Files.writeString(folder.resolve("arrivals.csv"), "old");
    OutputFile file = OutputFile.at(path);

    assertThatIOException()
        .isThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write(7);
                      throw new IOException("No space left on device");
                    }))
        .withMessage("cannot write %s: the disk is full".formatted(path));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                file.write(
                    out -> {
                      throw new IllegalStateException();
                    }));

    assertThat(path).hasContent("old");
    assertThat(names()).containsExactly("arrivals.csv");
  }

  @Test
  void write_goesThroughLinks() throws IOException {
    Path path = Files.writeString(folder.resolve("arrivals.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), path);

    OutputFile.at(link).write(Artefact.of("new"));

    assertThat(link).isSymbolicLink();
    assertThat(path).hasContent("new");
  }

  @Test
  void check_tellsWhatIsInTheWay() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThatIOException()
        .isThrownBy(() -> OutputFile.at(folder).check())
        .withMessageEndingWith(": it is a folder");
    assertThatIOException()
        .isThrownBy(() -> OutputFile.at(folder.resolve("no/a.csv")).check())
        .withMessageEndingWith(": there is no folder " + folder.resolve("no"));
    assertThatIOException()
        .isThrownBy(() -> OutputFile.at(folder.resolve("file/a.csv")).check())
        .withMessageEndingWith(" is not a folder");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
