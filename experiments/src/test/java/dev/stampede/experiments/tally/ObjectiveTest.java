package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Span;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  private static final Objective PLAIN =
      new Objective(
          "chat.latency.e2e.p99 <= 2s", "chat", Metrics.LATENCY_P99, atMost(2), null, null);
  private static final Objective VERSUS =
      new Objective("text", "chat", Metrics.LATENCY_P99, atMost(0.5), "single", null);
  private static final Objective SHARE =
      new Objective(
          "P(chat.latency.e2e.p99 <= 2s) >= 95%",
          "chat", Metrics.LATENCY_P99, atMost(2), null, atLeast(0.95));

  @Test
  void latencyLimits_areCounted_multiplesOfOthersWaitForEveryEnd() {
    LatencyLimit twoSeconds = new LatencyLimit("chat", Span.END_TO_END, 2_000_000_000);
    assertThat(PLAIN.counted()).contains(twoSeconds);
    assertThat(SHARE.counted()).contains(twoSeconds);
    assertThat(VERSUS.counted()).containsExactly(LatencyLimit.everyEnd("chat"));
    assertThat(new Objective("text", "chat", Metrics.TICKETS, atMost(2), null, null).counted())
        .isEmpty();
  }

  @Test
  void units_areThoseOfWhatIsShown() {
    assertThat(PLAIN.unit()).isEqualTo("s");
    assertThat(VERSUS.unit()).isEqualTo("share");
    assertThat(SHARE.unit()).isEqualTo("share");
  }

  @Test
  void each_isWhatAReplicationMustKeep() {
    assertThat(SHARE.each()).isEqualTo("chat.latency.e2e.p99 <= 2s");
    assertThat(PLAIN.each()).isEmpty();
  }
}
