package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "availability, availability, true",
    "tickets, tickets, false",
    "cost.tickets, cost of tickets, false",
    "cost.total, cost, false",
    "cost.reserved, cost of reserved capacity, false",
    "cost.fixed, fixed cost, false",
    "quality, quality, true",
    "waitProbability, share that waited, false",
    "attempts.amplification, amplification, false",
    "latency.e2e.p99, p99 latency, false",
    "latency.e2e.p99.9, p99.9 latency, false",
    "latency.e2e.mean, mean latency, false",
    "latency.e2e.max, longest latency, false",
    "latency.e2e.answered.p99, p99 latency of the answered, false",
    "latency.wait.p95, p95 wait, false",
    "latency.first_token.p50, p50 time to first token, false",
    "latency.first_token.answered.mean, mean time to first token of the answered, false",
    "latency.per_token.p99, p99 time per token, false",
    "latency.human.max, longest time to a person's answer, false",
    "latency.deferred.p90, p90 time to a deferred answer, false",
    "latency.failed.p90, p90 time to failure, false",
    "latency.of.something, latency of something, false",
    "peak_load, peak load, false"
  })
  void metric_tellsByItsName(String name, String words, boolean higherIsBetter) {
    Metric metric = Metric.of(name);
    assertThat(metric.words()).isEqualTo(words);
    assertThat(metric.higherIsBetter()).isEqualTo(higherIsBetter);
  }
}
