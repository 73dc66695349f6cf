package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.reports.result.SmallExperiment;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputFolderTest {

  @TempDir private Path home;

  private Path folder() {
    return home.resolve("out/run");
  }

  private void write(Map<String, Artefact> artefacts) throws IOException {
    OutputFolder.at(folder()).write(artefacts);
  }

  /** Everything under the home folder, as text by path. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(home.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static final Map<String, Artefact> FIRST =
      Map.of("a.txt", Artefact.of("first"), "charts/b.svg", Artefact.of("<svg/>"));

  @Test
  void write_createsTheFolderAndItsParents() throws IOException {
    write(FIRST);
    assertThat(files())
        .containsOnlyKeys("out/run/a.txt", "out/run/charts/b.svg", "out/run/.stampede-files")
        .containsEntry("out/run/a.txt", "first")
        .containsEntry(
            "out/run/.stampede-files", "stampede.files/v1\n.stampede-files\na.txt\ncharts/b.svg\n");
  }

  @Test
  void write_replacesTheWholeFolder() throws IOException {
    write(FIRST);
    write(Map.of("c.txt", Artefact.of("second")));
    assertThat(files()).containsOnlyKeys("out/run/c.txt", "out/run/.stampede-files");
  }

  @Test
  void write_fillsAnEmptyFolder() throws IOException {
    Files.createDirectories(folder());
    write(FIRST);
    assertThat(files()).containsEntry("out/run/a.txt", "first");
  }

  @Test
  void write_ofTheSameGivesTheSameBytes() throws IOException {
    write(DataFiles.of(SmallExperiment.of("a", "b", "c")));
    Map<String, String> before = files();
    write(DataFiles.of(SmallExperiment.of("a", "b", "c")));
    assertThat(files()).isEqualTo(before).containsKey("out/run/replications.csv").hasSize(8);
  }

  @Test
  void failure_inTheMiddleKeepsTheOldFolder() throws IOException {
    write(FIRST);
    Map<String, String> before = files();
    Artefact broken =
        out -> {
          out.write(new byte[100_000]);
          throw new IOException("No space left on device");
        };
    assertThatIOException()
        .isThrownBy(() -> write(Map.of("a.txt", Artefact.of("second"), "z", broken)))
        .withMessage("cannot write %s: the disk is full", folder());
    assertThat(files()).isEqualTo(before);
    Artefact bug =
        out -> {
          throw new IllegalStateException("bug");
        };
    assertThatThrownBy(() -> write(Map.of("a.txt", Artefact.of("second"), "z", bug)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void failure_leavesNothingBehindWhereNothingWas() throws IOException {
    Map<String, Artefact> clash = Map.of("a", Artefact.of(""), "a/b", Artefact.of(""));
    assertThatIOException().isThrownBy(() -> write(clash)).withMessageContaining("in the way");
    assertThat(home.resolve("out")).isEmptyDirectory();
  }

  @Test
  void write_refusesAFolderOfSomebodyElse() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("thesis.tex"), "years of work");
    Map<String, String> before = files();
    assertThatIOException()
        .isThrownBy(() -> write(FIRST))
        .withMessage(
            "will not replace %s: it holds files, and no earlier run of stampede wrote it",
            folder());
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void write_refusesToDeleteAFileThatWasAdded() throws IOException {
    write(FIRST);
    Files.writeString(folder().resolve("charts/notes.txt"), "mine");
    Map<String, String> before = files();
    assertThatIOException()
        .isThrownBy(() -> write(FIRST))
        .withMessage(
            "will not replace %s: stampede did not write charts/notes.txt in it", folder());
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void write_refusesAFile() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.writeString(folder(), "a file");
    assertThatIOException()
        .isThrownBy(() -> write(FIRST))
        .withMessage("cannot write results to %s: it is not a folder", folder());
    assertThatIOException()
        .isThrownBy(() -> OutputFolder.at(folder().resolve("below")).write(FIRST))
        .withMessageContaining("is in the way, and is not a folder");
    assertThat(files()).containsOnlyKeys("out/run");
  }

  @Test
  void write_replacesTheFolderBehindALink() throws IOException {
    write(FIRST);
    Path link = Files.createSymbolicLink(home.resolve("latest"), folder());
    OutputFolder.at(link).write(Map.of("c.txt", Artefact.of("second")));
    assertThat(link).isSymbolicLink();
    assertThat(files()).containsOnlyKeys("out/run/c.txt", "out/run/.stampede-files");
  }

  @Test
  void write_neverFollowsALinkInTheFolder() throws IOException {
    write(FIRST);
    Path precious = Files.createDirectory(home.resolve("precious"));
    Files.writeString(precious.resolve("thesis.tex"), "years of work");
    Files.createSymbolicLink(folder().resolve("link"), precious);
    assertThatIOException().isThrownBy(() -> write(FIRST)).withMessageContaining("link");
    assertThat(files()).containsKey("precious/thesis.tex");
  }

  @Test
  void write_afterAKillBetweenTheRenamesFindsTheEarlierResults() throws IOException {
    write(FIRST);
    Files.move(folder(), folder().resolveSibling("run.previous"));
    Artefact broken =
        out -> {
          throw new IOException("No space left on device");
        };
    assertThatIOException().isThrownBy(() -> write(Map.of("a.txt", broken)));
    assertThat(files()).containsEntry("out/run/a.txt", "first").hasSize(3);
  }

  @Test
  void write_afterAKillBeforeTheDeletionTidiesUp() throws IOException {
    write(FIRST);
    Files.move(folder(), folder().resolveSibling("run.previous"));
    Files.createDirectories(folder());
    write(Map.of("c.txt", Artefact.of("second")));
    assertThat(files()).containsOnlyKeys("out/run/c.txt", "out/run/.stampede-files");
  }

  @Test
  void write_worksInAnInterruptedThread() throws IOException {
    Thread.currentThread().interrupt();
    try {
      write(FIRST);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(files()).containsEntry("out/run/a.txt", "first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "/etc/x",
        "a//b",
        "a/./b",
        "C:x",
        "a\\b",
        "a\nb",
        ".stampede-files"
      })
  void write_rejectsNamesThatLeadElsewhere(String name) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(Map.of(name, Artefact.of("x"))))
        .withMessageContaining("cannot be the name of an artefact");
    assertThat(files()).isEmpty();
  }

  @Test
  void failure_saysWhatIsMissing() {
    Path path = Path.of("out");
    assertThat(WriteFailure.of(path, new NoSuchFileException("x")))
        .hasMessage("cannot write out: no folder can be made there");
    assertThat(WriteFailure.of(path, new AccessDeniedException("/elsewhere/x")))
        .hasMessage("cannot write out: no permission for /elsewhere/x");
    assertThat(WriteFailure.of(path, new IOException("Disk quota exceeded")))
        .hasMessage("cannot write out: the disk quota is used up");
    assertThat(WriteFailure.of(path, new IOException()))
        .hasMessage("cannot write out: IOException");
  }

  @Test
  void write_refusesTheRoot() {
    assertThatIOException().isThrownBy(() -> OutputFolder.at(Path.of("/")).write(FIRST));
  }

  @Test
  void write_takesAwayWhatAKilledProcessLeft() throws IOException {
    write(FIRST);
    Path left = folder().resolveSibling(".run.new-999999999"); // above every system's largest
    Path living = folder().resolveSibling(".run.new-" + ProcessHandle.current().pid());
    Path foreign = folder().resolveSibling(".run.new-999999998");
    Files.move(folder(), left);
    Files.createDirectories(living);
    Files.writeString(Files.createDirectories(foreign).resolve("thesis.tex"), "years of work");
    write(FIRST);
    assertThat(left).doesNotExist();
    assertThat(living).isDirectory();
    assertThat(foreign.resolve("thesis.tex")).exists();
    assertThat(files()).containsEntry("out/run/a.txt", "first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.txt", "charts"})
  void write_refusesResultsThatWereMadeReadOnly(String name) throws IOException {
    write(FIRST);
    Map<String, String> before = files();
    Path kept = folder().resolve(name);
    Set<PosixFilePermission> usual = Files.getPosixFilePermissions(kept);
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatIOException()
        .isThrownBy(() -> write(Map.of("c.txt", Artefact.of("second"))))
        .withMessageContaining("read-only");
    assertThatIOException().isThrownBy(() -> OutputFolder.at(folder()).check());
    Files.setPosixFilePermissions(kept, usual);
    assertThat(files()).isEqualTo(before);
  }
}
