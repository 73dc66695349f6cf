package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.language.LanguagePageTest;
import dev.stampede.scenarios.starter.Starter;
import dev.stampede.scenarios.starter.Starters;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code init}, and the scenarios that it writes. */
class InitCommandTest {

  private static final int MOST_LINES = 30;

  @TempDir Path folder;

  static List<Starter> starters() {
    return Starters.all();
  }

  @Test
  void init_listsAQuestionForEachName() {
    Result result = run("init");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("provider-outage        Would we survive an outage of our provider")
        .contains("write one: stampede init NAME");
    assertThat(result.out().lines()).hasSize(Starters.names().size() + 2);
  }

  @Test
  void starters_areAllFilesOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("questions").toAbsolutePath())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Starters.names().stream().map(name -> name + ".yaml").toList());
    }
  }

  /**
   * The command is planned, which reads all of it and checks every value, and simulates nothing.
   */
  @ParameterizedTest
  @MethodSource("starters")
  void starter_isShortAndValidAndItsCommandCanBeAsked(Starter starter) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Result written = run("init", starter.name(), "-o", file);
    assertThat(written.code()).isEqualTo(ExitCode.OK);
    assertThat(written.out()).contains(starter.question()).contains(file.toString());
    assertThat(Files.readString(file)).isEqualTo(starter.text());
    assertThat(starter.text().lines().filter(line -> !line.startsWith("#")).count())
        .isLessThanOrEqualTo(MOST_LINES);
    assertThat(run("validate", file, "-q").code()).isEqualTo(ExitCode.OK);
    List<Object> plan = new ArrayList<>(List.of("plan"));
    plan.addAll(words(starter.commandFor(file.toString())));
    plan.addAll(List.of("--chunk-trials", 1, "-o", folder.resolve("plan")));
    Result planned = run(plan.toArray());
    assertThat(planned.code()).as(planned.err()).isEqualTo(ExitCode.OK);
  }

  private static List<String> words(String command) {
    return Stream.of(command.split(" ", -1)).skip(1).map(word -> word.replace("'", "")).toList();
  }

  @Test
  void init_neverWritesOverAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "precious");
    Result result = run("init", "provider-outage", "-o", file);
    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err())
        .contains(file + " is there already, and stays as it is")
        .contains("stampede init provider-outage -o FILE");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  @Test
  void init_ofAnUnknownName_saysTheNearest() {
    Result result = run("init", "provider-outages");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains("did you mean 'provider-outage'?");
  }

  @Test
  void init_whereNothingCanBeWritten_saysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Result result = run("init", "provider-outage", "-o", file.resolve("mine.yaml"));
    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("cannot write " + file.resolve("mine.yaml"));
  }

  /** The answers on the page are as they were seen. */
  @Test
  void page_hasEveryQuestionWithItsCommand() throws IOException {
    String page = Files.readString(LanguagePageTest.top().resolve("docs/questions.md"));
    for (Starter starter : Starters.all()) {
      assertThat(page)
          .contains("## " + starter.question())
          .contains(starter.commandFor("scenarios/questions/" + starter.name() + ".yaml"))
          .contains("(../scenarios/questions/" + starter.name() + ".yaml)");
    }
  }
}
