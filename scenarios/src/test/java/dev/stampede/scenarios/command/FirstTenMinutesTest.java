package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.language.LanguagePageTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for whoever begins: its commands work, in their order. */
class FirstTenMinutesTest {

  @TempDir Path folder;

  /**
   * In the folder of the test; what simulates is planned, which checks all of it, or made short.
   */
  private List<Object> here(String command) {
    List<Object> words = new ArrayList<>();
    for (String word : command.replace("./stampede ", "").split(" ", -1)) {
      boolean isPath = word.startsWith("out/") || word.endsWith(".yaml");
      words.add(isPath ? folder.resolve(word).toString() : word);
    }
    switch (words.get(0).toString()) {
      case "init" -> words.addAll(List.of("-o", folder.resolve("provider-outage.yaml")));
      case "run" -> words.addAll(List.of("-n", 1, "--set", "duration=31m", "--data-only"));
      case "capacity" -> {
        words.add(0, "plan");
        words.addAll(List.of("--chunk-trials", 1000, "-o", folder.resolve("plan")));
      }
      case "report" -> words.addAll(List.of("-o", folder.resolve("beside")));
      default -> {} // as it is
    }
    return words;
  }

  @Test
  void commands_work() throws IOException {
    String page = Files.readString(LanguagePageTest.top().resolve("docs/first-ten-minutes.md"));
    List<String> commands = page.lines().filter(line -> line.startsWith("./stampede ")).toList();
    assertThat(commands).hasSizeGreaterThan(6);

    for (String command : commands) {
      Result result = run(here(command).toArray());
      assertThat(result.err()).as(command).doesNotContain("error");
      assertThat(result.code()).as(command).isIn(0, 98, 99);
    }

    assertThat(folder.resolve("beside/report.html")).isNotEmptyFile();
  }
}
