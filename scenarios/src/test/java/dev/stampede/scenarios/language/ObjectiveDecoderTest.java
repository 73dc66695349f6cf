package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveDecoderTest {

  private static final long SECOND = 1_000_000_000L;

  private static List<Objective> objectives(String text) {
    String priced =
        Reading.smallWith("objectives: [" + text + "]").replace("1/s}", "1/s}, ticket_cost: 2 USD");
    return Reading.of(priced).scenario().objectives();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chat.availability >= 99.5% | 0.995",
        "chat.quality>=0.8 | 0.8",
        "chat.latency.e2e.p99.9 <= 1m30s | 90",
        "chat.latency.first_token.p50 <= 250ms | 0.25",
        "chat.latency.per_token.mean <= 50ms | 0.05",
        "chat.latency.e2e.answered.p95 <= 9s | 9",
        "chat.cost.tickets <= 500 USD | 500",
        "chat.attempts.amplification <= 1.2 | 1.2",
        "chat.tickets <= 4k | 4000"
      })
  void objective_isInTheUnitOfItsMetric(String text, double limit) {
    Objective objective = objectives(text).get(0);
    assertThat(objective.limit().value()).isEqualTo(limit);
    assertThat(objective.useCase()).isEqualTo("chat");
    assertThat(objective.limit().atLeast()).isEqualTo(text.contains(">="));
    assertThat(objective.text()).isEqualTo(text.replace("quality>=0", "quality >= 0"));
  }

  @Test
  void objective_asAMapping() {
    assertThat(objectives("{metric: latency.e2e.p99, use_case: chat, at_most: 20s}"))
        .extracting(Objective::text, Objective::limit)
        .containsExactly(tuple("chat.latency.e2e.p99 <= 20s", new Limit(20, false)));
    Objective relative = objectives("{metric: cost.total, at_least: 1.2x, versus: single}").get(0);
    assertThat(relative.text()).isEqualTo("cost.total >= 1.2x of single");
    assertThat(relative.isOfWhole()).isTrue();
    assertThat(relative.limit()).isEqualTo(new Limit(1.2, true));
    assertThat(relative.counted()).isEmpty(); // it is no time
    assertThat(relative.versus()).isEqualTo("single");
  }

  @Test
  void objective_ofEachReplication() {
    Objective objective = objectives("'P(chat.availability >= 99%) >= 95%'").get(0);
    assertThat(objective.text()).isEqualTo("P(chat.availability >= 99%) >= 95%");
    assertThat(objective.each()).isEqualTo("chat.availability >= 99%");
    assertThat(objective.limit()).isEqualTo(new Limit(0.99, true));
    assertThat(objective.ofReplications()).isEqualTo(new Limit(0.95, true));
    assertThat(objective.unit()).isEqualTo("share");
    Objective latency = objectives("'P( chat.latency.e2e.p99<=20s ) <= 50%'").get(0);
    assertThat(latency.limit()).isEqualTo(new Limit(20, false));
    assertThat(latency.ofReplications()).isEqualTo(new Limit(0.5, false));
    assertThat(latency.counted()).contains(new LatencyLimit("chat", Span.END_TO_END, 20 * SECOND));
  }

  /** What must be at least as long as the limit must not end a nanosecond before. */
  @Test
  void latencyLimits_areCountedInEachTrial() {
    assertThat(
            Reading.of(
                    Reading.smallWith(
                        "objectives: [chat.latency.wait.p90 >= 2s, chat.latency.e2e.max <= 3s,"
                            + " chat.tickets <= 1]"))
                .scenario()
                .trial()
                .limits())
        .containsExactly(
            new LatencyLimit("chat", Span.WAITING, 2 * SECOND - 1),
            new LatencyLimit("chat", Span.END_TO_END, 3 * SECOND));
  }
}
