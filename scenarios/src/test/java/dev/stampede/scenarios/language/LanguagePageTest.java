package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Trial;
import dev.stampede.scenarios.schema.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the language says what is true. */
public class LanguagePageTest {
  private static final String PAGE = "docs/scenario-language.md";
  private static final String START = "```yaml\n";

  private static String page() throws IOException {
    return Files.readString(top().resolve(PAGE));
  }

  /** The folder of the project. */
  public static Path top() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(PAGE))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("there is no %s at or above the working directory".formatted(PAGE));
    }
    return folder;
  }

  /** The scenario that the page begins with. */
  static String example() throws IOException {
    String page = page();
    int start = page.indexOf(START) + START.length();
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void example_isFine() throws IOException {
    Reading.of(example()).complains();
  }

  @Test
  void example_runs() throws IOException {
    Reading reading =
        new Reading(
            example(),
            Path.of(""),
            "duration=15m",
            "warmup=1m",
            "demand.support-chat.arrivals.surges[0].at=2m",
            "faults[0].at=5m",
            "faults[0].for=5m");
    for (int architecture = 0; architecture < 3; architecture++) {
      try (Trial trial = new Trial(reading.scenario().trial(), architecture, 42, 0)) {
        assertThat(trial.run(1)).isTrue();
        assertThat(trial.result().events()).isPositive();
      }
    }
  }

  /** {@code -Dpage.write=true} writes the tables anew. */
  @Test
  void tables_areWhatTheFormsSay() throws IOException {
    String page = page();
    String rewritten = ReferencePage.rewritten(Language.standard().form(), page);
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(top().resolve(PAGE), rewritten);
    } else {
      assertThat(page.lines().filter(line -> !rewritten.contains(line))).isEmpty();
      assertThat(page.equals(rewritten)).as("-Dpage.write=true writes the page").isTrue();
    }
  }

  @Test
  void everyForm_isInATable() throws IOException {
    assertThat(ReferencePage.missing(Language.standard().form(), page())).isEmpty();
  }
}
