package dev.stampede.reports.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.reports.block.SeveralRuns;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.beside.RunsBeside;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerJsonTest {

  @TempDir Path folder;

  static Stream<Answer> answers() {
    return Stream.of(
        SeveralRuns.comparison("a"),
        SeveralRuns.sweep("b"),
        SeveralRuns.uncertain("c"),
        SeveralRuns.capacity("d"),
        SeveralRuns.tipping("e"));
  }

  private Answer again(Answer answer) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(AnswerJson.NAME))) {
      AnswerJson.write(answer, out);
    }
    return AnswerJson.read(folder);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatIsRead_isWhatWasWritten(Answer answer) throws IOException {
    assertThat(again(answer)).isEqualTo(answer);
  }

  /** Its histograms are not the same objects, but have the same counts; replications are left. */
  @Test
  void run_isReadWithAllThatIsDrawn() throws IOException {
    Experiment run = ExampleExperiment.blackFriday();

    Experiment read = (Experiment) again(run);

    assertThat(read.replications().metrics()).isEqualTo(run.replications().metrics());
    assertThat(read.replications().rows()).isEmpty();
    assertThat(read.withoutReplications()).isEqualTo(run.withoutReplications());
    assertThat(read.useCases().get(0).latency().getTotalCount()).isPositive();
  }

  @Test
  void runsBesideEachOther_areReadToo() throws IOException {
    Experiment run = ExampleExperiment.blackFriday().withoutReplications();
    RunsBeside beside = new RunsBeside(List.of(new RunsBeside.Run("one", "out/one", run)));

    assertThat(again(beside)).isEqualTo(beside);
  }

  /** JSON has no word for them, and they are not the same. */
  @Test
  void figuresThatAreInfinite_areNotThoseThatThereAreNot() throws IOException {
    Experiment run = ExampleExperiment.blackFriday();
    String console = ReportFormats.console(run, false, "");
    assertThat(console).contains("never");

    assertThat(ReportFormats.console(again(run), false, "")).isEqualTo(console);
  }

  @Test
  void folderWithoutIt_isRefused() {
    assertThatThrownBy(() -> AnswerJson.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("no answer.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1]",
        "{\"schema\": \"stampede.answer/v1\", \"kind\": \"run\"",
        "{\"schema\": \"stampede.answer/v1\", \"kind\": \"run\", \"answer\": {}}",
        "{\"schema\": \"stampede.answer/v1\", \"kind\": \"dance\", \"answer\": {}}",
        "{\"schema\": \"stampede.answer/v0\", \"kind\": \"run\", \"answer\": {}}"
      })
  void fileThatIsNotWhole_orOfAnotherVersion_isRefused(String text) throws IOException {
    Files.writeString(folder.resolve(AnswerJson.NAME), text, StandardCharsets.UTF_8);

    assertThatThrownBy(() -> AnswerJson.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run the scenario again");
  }

  @Test
  void histogramThatIsDamaged_isRefused() throws IOException {
    again(ExampleExperiment.blackFriday());
    Path file = folder.resolve(AnswerJson.NAME);
    String text = Files.readString(file);
    int at = text.indexOf("\"latency\":\"") + "\"latency\":\"".length();
    Files.writeString(file, text.substring(0, at) + "AAAA" + text.substring(at + 4));

    assertThatThrownBy(() -> AnswerJson.read(folder)).isInstanceOf(IOException.class);
  }
}
