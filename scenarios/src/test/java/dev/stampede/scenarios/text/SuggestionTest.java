package dev.stampede.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("concurrency", "rate", "queue_limit", "at", "max_retries", "min_retries");

  @ParameterizedTest
  @CsvSource({
    "concurency, concurrency",
    "Rate, rate",
    "raet, rate",
    "queue-limit, queue_limit",
    "queueLimit, queue_limit",
    "AT, at",
    "max_retrys, max_retries",
    "mn_retries, min_retries",
  })
  void nearest_forgivesSlips(String word, String meant) {
    assertThat(Suggestion.nearest(word, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"as", "rest", "quota", "currency_of_money", "''"})
  void nearest_doesNotGuessWildly(String word) {
    assertThat(Suggestion.nearest(word, KNOWN)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"ab, ab, 0", "ab, ba, 1", "abc, ac, 1", "abc, abxc, 1", "abc, xyz, 3", "'', abc, 3"})
  void distance_countsEdits(String a, String b, int edits) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
  }

  @Test
  void help_listsWhatIsKnown_butNotForEver() {
    assertThat(Suggestion.help("zebra", "known keys", List.of("a", "b")))
        .isEqualTo("known keys: a, b");
    assertThat(Suggestion.help("zebra", "known keys", List.of())).isEqualTo("known keys: none");
    List<String> many = IntStream.range(0, 50).mapToObj(i -> "key" + i).toList();
    assertThat(Suggestion.help("zebra", "known keys", many)).endsWith("key38, key39, ...");
  }
}
