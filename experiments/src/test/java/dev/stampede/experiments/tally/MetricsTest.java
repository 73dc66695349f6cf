package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void all_areThoseOfTheWorkSevenOfEachLatencyAndThoseOfItsPromises() {
    List<String> names = Metric.values().stream().map(Metric::name).toList();

    assertThat(names.subList(0, 13))
        .containsExactly(
            "availability",
            "tickets",
            "attempts.amplification",
            "quality",
            "waitProbability",
            "cost.total",
            "cost.tickets",
            "cost.tokens",
            "cost.people",
            "cost.replicas",
            "cost.reserved",
            "cost.fixed",
            "cost.lost_hours");
    assertThat(names.subList(13, 20))
        .containsExactly(
            "latency.e2e.mean",
            "latency.e2e.p50",
            "latency.e2e.p90",
            "latency.e2e.p95",
            "latency.e2e.p99",
            "latency.e2e.p99.9",
            "latency.e2e.max");
    assertThat(names.subList(13 + 11 * 7, names.size()))
        .containsExactly(
            "minutes_out",
            "recovery",
            "users.lost",
            "relapses",
            "tail",
            "people.eventual_success",
            "people.tries",
            "people.waited",
            "people.unaided",
            "people.stopped",
            "people.lost",
            "minutes_below",
            "agents.turns_in_time",
            "agents.redone",
            "agents.losses",
            "agents.work_lost");
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).contains("latency.per_token.p50", "latency.human.max", "latency.failed.mean");
    assertThat(names).doesNotContain("latency.human.answered.p50");
  }

  @Test
  void units_areThoseOfLimits() {
    assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 13))
        .extracting(i -> Metric.values().get(i).unit())
        .containsExactly("share", "", "", "share", "share", "money", "money", "s");
  }

  @Test
  void named_findsEachByItsName() {
    for (Metric metric : Metric.values()) {
      assertThat(Metric.named(metric.name())).containsSame(metric);
    }
    assertThat(Metric.named("latency.e2e.p98")).isEmpty();
    assertThat(Metric.named("latency.e2e.p99")).contains(Metrics.LATENCY_P99);
  }
}
