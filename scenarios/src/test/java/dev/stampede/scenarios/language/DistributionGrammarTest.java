package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.service;
import static dev.stampede.scenarios.language.Grammar.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Loglogistic;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Pareto;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Distribution.Weibull;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form of a distribution. */
class DistributionGrammarTest {

  static Stream<Arguments> distributions() {
    return Stream.of(
        Arguments.of("8s", new Constant(8)),
        Arguments.of("{dist: constant, value: 250ms}", new Constant(0.25)),
        Arguments.of("{dist: exponential, mean: 3m}", new Exponential(180)),
        Arguments.of("{dist: uniform, min: 1s, max: 2s}", new Uniform(1, 2)),
        Arguments.of("{dist: lognormal, p50: 1s, p90: 4s}", Lognormal.ofPercentiles(1, 0.9, 4)),
        Arguments.of("{dist: lognormal, p50: 1s, p95: 4s}", Lognormal.ofPercentiles(1, 0.95, 4)),
        Arguments.of("{dist: lognormal, p50: 1s, p99: 4s}", Lognormal.ofPercentiles(1, 0.99, 4)),
        Arguments.of("{dist: lognormal, p50: 1s, p99.9: 4s}", Lognormal.ofPercentiles(1, 0.999, 4)),
        Arguments.of("{dist: loglogistic, shape: 2.22, scale: 14s}", new Loglogistic(2.22, 14)),
        Arguments.of("{dist: lognormal, mean: 1s, cv: 0.5}", Lognormal.ofMean(1, 0.5)),
        Arguments.of("{dist: weibull, shape: 0.7, scale: 2s}", new Weibull(0.7, 2)),
        Arguments.of("{dist: pareto, shape: 1.5, min: 100ms}", new Pareto(1.5, 0.1)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void distribution(String text, Distribution expected) {
    assertThat(service(text)).isEqualTo(expected);
  }

  @Test
  void quantiles_areReadInAnyOrder() {
    Distribution read = service("{quantiles: {p99.9: 10h, p0: 10ms, p90: 20m, p50: 86s}}");

    assertThat(read.quantile(0.5)).isCloseTo(86, within(1e-9));
    assertThat(read.quantile(0.9)).isCloseTo(1200, within(1e-9));
    assertThat(read.quantile(0.999)).isCloseTo(36_000, within(1e-6));
    assertThat(read.quantile(1e-12)).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void mixture_mayHoldMixtures() {
    Distribution read =
        service(
            "{mixture: [{share: 50%, of: 4s}, {share: 50%, of: {mixture:"
                + " [{share: 50%, of: 1s}, {share: 50%, of: {dist: exponential, mean: 9s}}]}}]}");

    assertThat(read.mean()).isCloseTo(2 + 0.25 + 2.25, within(1e-12));
    assertThat(read.below(0.999)).isCloseTo(0.25 * -Math.expm1(-0.111), within(1e-12));
  }

  @Test
  void gammaWithALimit_isCapped() {
    Distribution read = service("{dist: gamma, shape: 1, scale: 10s, max: 20s}");

    assertThat(read.mean()).isCloseTo(10 * -Math.expm1(-2), within(1e-4));
    assertThat(read.quantile(0.99)).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist: lognormal, p50: 1s} | a lognormal needs p50 and one of p90, p95, p99 and p99.9, or mean and cv",
        "{dist: lognormal, p50: 1s, p90: 2s, p99: 3s} | a lognormal needs p50 and one of",
        "{dist: lognormal, mean: 1s} | missing key 'cv' in providers.north.engine.service",
        "{dist: lognormal, mean: 1s, cv: 1, p50: 1s} | unknown key 'p50'",
        "{dist: lognormal, p50: 4s, p99: 2s} | service.p99 (2s) must be at least p50 (4.0)",
        "{dist: lognorml, p50: 4s} | service.dist (lognorml) is not one of the choices",
        "{mean: 4s} | missing key 'dist' in providers.north.engine.service",
        "{dist: uniform, min: 4s, max: 3s} | service.max (3s) must be at least min (4.0)",
        "{dist: weibull, shape: 0, scale: 3s} | service.shape (0) must be positive",
        "{dist: gamma, shape: 0.01, scale: 3s} | service.shape (0.01) must be",
        "{dist: gamma, shape: 2, scale: 0s} | service.scale (0s) must be positive",
        "{dist: exponential, mean: 1s, max: 0s} | service.max (0s) must be positive",
        "{dist: uniform, min: 1s, max: 2s, scale: 1s} | unknown key 'scale'",
        "{quantiles: {p50: 2s, p90: 1s}} | quantiles.p90 (1s) must be at least that of p50",
        "{quantiles: {p90: 1s, p50: 2s}} | quantiles.p90 (1s) must be at least that of p50",
        "{quantiles: {p50: 2s}} | service.quantiles (a mapping) must have two percentiles",
        "{quantiles: {}} | service.quantiles (a mapping) must have two percentiles",
        "{quantiles: {p50: 2s, p100: 9s}} | must have two percentiles between p0 and p100, or both",
        "{quantiles: {p50: 0s, p90: 1s}} | quantiles.p50 (0s) must be above 0",
        "{quantiles: {p50: 1s, p101: 2s}} | (p101) is no percentile",
        "{quantiles: {p50: 1s, median: 2s}} | (median) is no percentile",
        "{quantiles: {p50: 1s, p-1: 2s}} | (p-1) is no percentile",
        "{quantiles: {p50: 1s, p50.0: 2s, p90: 3s}} | (p50.0) is there twice",
        "{quantiles: {p50: 1, p90: 3s}} | quantiles.p50 (1) has no unit",
        "{quantiles: [1s, 2s]} | service.quantiles (a list) must be a mapping of names",
        "{quantiles: {p50: 1s, p90: 2s}, dist: uniform} | has both quantiles and dist",
        "{quantiles: {p50: 1s, p90: 2s}, mixture: []} | has both quantiles and mixture",
        "{quantiles: {p50: 1s, p90: 2s}, max: 3s} | unknown key 'max'",
        "{mixture: []} | service.mixture: its shares add up to 0.0%, not to 100%",
        "{mixture: [{share: 70%, of: 1s}, {share: 20%, of: 2s}]} | add up to 90.0%, not to 100%",
        "{mixture: [{share: 170%, of: 1s}]} | mixture[0].share (170%) must be from 0% to 100%",
        "{mixture: [{share: 100%}]} | missing key 'of' in providers.north.engine.service.mixture[0]",
        "{mixture: [{share: 100%, of: {dist: weibll}}]} | mixture[0].of.dist (weibll) is not one",
        "{values: {file: nowhere.csv, column: x}} | there is no such file",
        "{values: {file: nowhere.csv}} | missing key 'column'",
        "[1s] | providers.north.engine.service (a list) must be a single value"
      })
  void brokenDistribution(String text, String complaint) {
    String all = text("{servers: 9, service: %s}".formatted(text), "[]", "[north]", "");
    String rendered = Reading.of(all).rendered();
    assertThat(rendered).contains(complaint);
    assertThat(rendered.split(": error: ", -1)).hasSize(2);
  }
}
