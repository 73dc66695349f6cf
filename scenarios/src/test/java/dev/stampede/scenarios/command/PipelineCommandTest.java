package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.language.LanguagePageTest;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/pipelines.md has pipelines do. */
class PipelineCommandTest {

  private static final Pattern COMMAND =
      Pattern.compile("tools/stampede/stampede ((?:[^>\\n\\\\]|\\\\\\n)+)");

  @TempDir private Path folder;

  private Path scenario() {
    return write(
        folder,
        "launch.yaml",
        SMALL.replace("duration: 10m", "duration: 5m")
            + "objectives: [work.availability >= 99.99%, work.tickets <= 1]\n");
  }

  @Test
  void commandsOfThePage_doWhatItSays() throws IOException {
    String page = Files.readString(LanguagePageTest.top().resolve("docs/pipelines.md"));
    List<String> commands =
        COMMAND
            .matcher(page)
            .results()
            .map(found -> found.group(1).replace("\\\n", " ").strip())
            .toList();
    assertThat(commands).hasSize(3);

    Result checked = pipeline(commands.get(0));
    assertThat(checked.code()).isEqualTo(ExitCode.OK);
    assertThat(checked.out().lines()).allMatch(line -> line.startsWith("::"));

    Result shown = pipeline(commands.get(1));
    assertThat(shown.code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    assertThat(shown.out())
        .startsWith("## Stampede: small\n\n**")
        .contains("| Objective | Limit | single | pair |\n", "| ✗ ", " · digest ")
        .endsWith("\nReport: " + folder.resolve("out/report.html") + "\n");
    assertThat(folder.resolve("out/junit.xml")).content().contains("<failure type=\"failed\"");
    assertThat(commands.get(2)).isEqualTo(commands.get(1).replace(" --format markdown", ""));
  }

  private Result pipeline(String command) {
    return run(
        Arrays.stream(command.split("\\s+", -1))
            .map(word -> word.equals("capacity/launch.yaml") ? scenario().toString() : word)
            .map(word -> word.equals("out") ? folder.resolve("out").toString() : word)
            .toArray());
  }

  @Test
  void comparisons_areMarkdown_too() {
    Result result =
        run("compare", scenario(), "--format", "markdown", "-o", folder.resolve("compared"));

    assertThat(result.out()).startsWith("## Stampede: ").contains("\n### ", "\n| --- |");
  }

  @Test
  void twoFormatsAtOnce_areAnError() {
    Result result = run("run", scenario(), "--json", "--format", "markdown");

    assertThat(result.err()).contains("--json").contains("mutually exclusive");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
  }
}
