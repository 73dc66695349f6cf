package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.service;
import static dev.stampede.scenarios.language.Grammar.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Pareto;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Distribution.Weibull;
import java.util.stream.Stream;
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
        Arguments.of("{dist: lognormal, mean: 1s, cv: 0.5}", Lognormal.ofMean(1, 0.5)),
        Arguments.of("{dist: weibull, shape: 0.7, scale: 2s}", new Weibull(0.7, 2)),
        Arguments.of("{dist: pareto, shape: 1.5, min: 100ms}", new Pareto(1.5, 0.1)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void distribution(String text, Distribution expected) {
    assertThat(service(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist: lognormal, p50: 1s} | a lognormal needs p50 and one of p90, p95 and p99, or mean and cv",
        "{dist: lognormal, p50: 1s, p90: 2s, p99: 3s} | a lognormal needs p50 and one of",
        "{dist: lognormal, mean: 1s} | missing key 'cv' in providers.north.engine.service",
        "{dist: lognormal, mean: 1s, cv: 1, p50: 1s} | unknown key 'p50'",
        "{dist: lognormal, p50: 4s, p99: 2s} | service.p99 (2s) must be at least p50 (4.0)",
        "{dist: lognorml, p50: 4s} | service.dist (lognorml) is not one of the choices",
        "{mean: 4s} | missing key 'dist' in providers.north.engine.service",
        "{dist: uniform, min: 4s, max: 3s} | service.max (3s) must be at least min (4.0)",
        "{dist: weibull, shape: 0, scale: 3s} | service.shape (0) must be positive",
        "[1s] | providers.north.engine.service (a list) must be a single value"
      })
  void brokenDistribution(String text, String complaint) {
    String all = text("{servers: 9, service: %s}".formatted(text), "[]", "[north]", "");
    String rendered = Reading.of(all).rendered();
    assertThat(rendered).contains(complaint);
    assertThat(rendered.split(": error: ", -1)).hasSize(2);
  }
}
