package dev.stampede;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.LanguagePageTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The map leads to what is there. */
class ArchitecturePageTest {

  /** The module, and the path below its package. */
  private static final Pattern PLACE = Pattern.compile("\\| `([a-z]+)/([^`]+)` \\|\n");

  @Test
  void everyPlaceOfTheIndex_exists() throws IOException {
    Path home = LanguagePageTest.top();
    List<Path> places =
        PLACE
            .matcher(Files.readString(home.resolve("docs/architecture.md")))
            .results()
            .map(
                place ->
                    home.resolve(place.group(1))
                        .resolve("src/main/java/dev/stampede")
                        .resolve(place.group(1))
                        .resolve(place.group(2)))
            .toList();
    assertThat(places).hasSizeGreaterThan(50).allMatch(Files::exists);
  }
}
