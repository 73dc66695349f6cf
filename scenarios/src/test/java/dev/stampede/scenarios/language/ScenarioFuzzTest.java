package dev.stampede.scenarios.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a scenario says, reading it ends in a scenario or in at least one error. */
@Timeout(120)
class ScenarioFuzzTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.%/-]+");
  private static final List<String> ODD =
      List.of(
          "0",
          "-1",
          "1e300",
          "0s",
          "1ns",
          "3650d",
          "0%",
          "100%",
          "1e9x",
          "0/s",
          "null",
          "{}",
          "[]",
          "''",
          "any",
          "north",
          "retry",
          "human",
          "unlimited",
          "1e-300s",
          "1e300/s",
          "~",
          "9223372036854775807",
          "0.0000001",
          "{dist: pareto, shape: 0.1, min: 1}",
          "[a, b]");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void mutations_neverThrow(long seed, @TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("requests.csv"),
        "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.97,4808,10\n");
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words =
        Stream.concat(
                WORD.matcher(ScenarioReaderTest.EXAMPLE).results().map(r -> r.group()),
                ODD.stream())
            .toList();
    int accepted = 0;
    for (int i = 0; i < 1_000; i++) {
      String text = ScenarioReaderTest.EXAMPLE;
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        text = random.nextInt(4) == 0 ? scratched(text, random) : reworded(text, words, random);
      }
      Reading reading = new Reading(text, directory);
      accepted += reading.isAccepted() ? 1 : 0;
      assertThat(reading.isAccepted() || reading.rendered().contains(": error: "))
          .as("seed %d, case %d:\n%s", seed, i, text)
          .isTrue();
    }
    assertThat(accepted).isBetween(5, 500);
  }

  private static String reworded(String text, List<String> words, SplittableRandom random) {
    Matcher matcher = WORD.matcher(text);
    int from = random.nextInt(text.length());
    if (!matcher.find(from)) {
      return text;
    }
    String word = words.get(random.nextInt(words.size()));
    return text.substring(0, matcher.start()) + word + text.substring(matcher.end());
  }

  private static String scratched(String text, SplittableRandom random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length);
    bytes[at] = (byte) random.nextInt(256);
    return new String(bytes, ISO_8859_1);
  }
}
