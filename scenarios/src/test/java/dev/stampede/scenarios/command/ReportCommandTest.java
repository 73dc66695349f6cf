package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reports that are drawn again. */
class ReportCommandTest {

  /** Single loses two of ten minutes, and what is never answered has no p99. */
  private static final String PROMISED =
      SMALL + "objectives: [work.availability >= 95%, work.latency.e2e.p99 <= 3s]\n";

  @TempDir static Path folder;
  private static Path one;
  private static Path other;

  @BeforeAll
  static void runTwice() {
    Path scenario = write(folder, "small.yaml", PROMISED);
    one = folder.resolve("one");
    other = folder.resolve("other");
    assertThat(run("run", scenario, "-o", one, "-q").code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    run("run", scenario, "-o", other, "-q", "--set", "demand.work.arrivals.rate=2/s");
  }

  private static SortedMap<String, String> files(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(path).toString(),
            Base64.getEncoder().encodeToString(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  @Test
  void drawnAgain_itIsTheSameToTheLastByte() throws IOException {
    Path again = folder.resolve("again");

    Result result = run("report", one, "-o", again);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("single", "never").contains(again.toString());
    assertThat(files(again)).isEqualTo(files(one));
  }

  @Test
  void withoutAnotherFolder_itReplacesWhatIsDrawn() throws IOException {
    Path again = folder.resolve("in-place");
    run("report", one, "-q", "-o", again);
    Files.writeString(again.resolve("report.html"), "an older version's");

    assertThat(run("report", again).code()).isZero();

    assertThat(files(again)).isEqualTo(files(one));
  }

  @Test
  void whatWasNotDrawn_canBeDrawnLater() throws IOException {
    Path later = folder.resolve("later");
    Result data = run("run", folder.resolve("small.yaml"), "-o", later, "--data-only");
    assertThat(data.out()).contains("single").doesNotContain("report.html");
    assertThat(files(later)).containsKey("summary.json").doesNotContainKey("report.html");
    assertThat(later.resolve("charts")).doesNotExist();

    run("report", later, "-q");

    assertThat(files(later).keySet()).isEqualTo(files(one).keySet());
    assertThat(later.resolve("charts/overview.png"))
        .hasSameBinaryContentAs(one.resolve("charts/overview.png"));
  }

  @Test
  void severalRuns_lieSideBySide() throws IOException {
    Path beside = folder.resolve("beside");

    Result result = run("report", one, other, "-o", beside);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("one: single", "other: pair", "never", "✗", "✓")
        .contains(beside.resolve("report.html").toString());
    assertThat(files(beside))
        .containsKeys("report.html", "runs.json", "charts/1-overview.svg", "charts/2-overview.svg");
    JsonNode json = tree(run("report", one, other, "-o", beside, "--json"));
    assertThat(json.get("runs")).hasSize(2);
    assertThat(json.get("runs").get(1).get("summary").get("scenario").get("name").stringValue())
        .isEqualTo("small");
    assertThat(run("report", beside).out()).contains("one: single");
  }

  @Test
  void runsOfDifferentTimes_areSaidToBe() {
    Path longer = folder.resolve("longer");
    run("run", folder.resolve("small.yaml"), "-o", longer, "-q", "--set", "duration=12m");

    Result result = run("report", one, longer, "-o", folder.resolve("unlike"));

    assertThat(result.out()).contains("10 min and 12 min");
  }

  @Test
  void whatHoldsNoResults_isRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Result result = run("report", empty);

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains(empty.toString(), "answer.json");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void onlyRuns_lieSideBySide() {
    Path compared = folder.resolve("compared");
    run("compare", folder.resolve("small.yaml"), "-o", compared, "-q");

    Result result = run("report", one, compared);

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("compared holds no run");
  }
}
