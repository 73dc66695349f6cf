package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "availability, availability, share, true",
    "tickets, tickets, '', false",
    "costUsd, cost of tickets, USD, false",
    "quality, quality, share, true",
    "waitProbability, share that waited, share, false",
    "attempts.amplification, amplification, '', false",
    "latency.e2e.p99, p99 latency, s, false",
    "latency.e2e.p99.9, p99.9 latency, s, false",
    "latency.e2e.mean, mean latency, s, false",
    "latency.e2e.max, longest latency, s, false",
    "latency.e2e.answered.p99, p99 latency of the answered, s, false",
    "latency.wait.p95, p95 wait, s, false",
    "latency.first_token.p50, p50 time to first token, s, false",
    "latency.first_token.answered.mean, mean time to first token of the answered, s, false",
    "latency.per_token.p99, p99 time per token, s, false",
    "latency.human.max, longest time to a person's answer, s, false",
    "latency.deferred.p90, p90 time to a deferred answer, s, false",
    "latency.failed.p90, p90 time to failure, s, false",
    "latency.of.something, latency of something, s, false",
    "peak_load, peak load, '', false"
  })
  void metric_tellsByItsName(String name, String words, String unit, boolean higherIsBetter) {
    Metric metric = Metric.of(name);
    assertThat(metric.words()).isEqualTo(words);
    assertThat(metric.unit()).isEqualTo(unit);
    assertThat(metric.higherIsBetter()).isEqualTo(higherIsBetter);
  }
}
