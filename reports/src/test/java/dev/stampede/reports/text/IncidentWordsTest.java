package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.Summary.IncidentSighting;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncidentWordsTest {

  private static final Summary PLAIN = SmallExperiment.summary(List.of(), List.of());

  private static List<String> words(int replications, IncidentSighting... incidents) {
    return IncidentWords.of(
        SmallExperiment.struck(SmallExperiment.replicated(PLAIN, replications), incidents));
  }

  @Test
  void words_compareWhatWasSeenWithWhatWasToBeExpected() {
    assertThat(
            words(
                20,
                new IncidentSighting("north", 3, 2.94),
                new IncidentSighting("power", 0, 0.283)))
        .containsExactly(
            "incidents of north: struck 3 of 20 replications, 2.9 expected",
            "incidents of power: struck 0 of 20 replications, 0.28 expected");
    assertThat(words(1, new IncidentSighting("north", 1, 1)))
        .containsExactly("incidents of north: struck 1 of 1 replication, 1 expected");
    assertThat(words(4_000, new IncidentSighting("a\u001b[2J", 1_200, 1234.56)))
        .containsExactly(
            "incidents of a\\u001b[2J: struck 1,200 of 4,000 replications, 1,234.6 expected");
  }

  @Test
  void words_areNoneWhereNoneArePossible() {
    assertThat(words(20)).isEmpty();
  }

  @Test
  void console_tellsThemUnderTheVerdict() {
    Summary summary =
        SmallExperiment.struck(
            SmallExperiment.replicated(SmallExperiment.of("only", "chat", "p").summary(), 20),
            new IncidentSighting("p", 3, 2.94));
    assertThat(ConsoleSummary.of(summary).render())
        .contains(
            "20 s simulated in 500 ms\nincidents of p: struck 3 of 20 replications, 2.9 expected\n\n");
  }
}
