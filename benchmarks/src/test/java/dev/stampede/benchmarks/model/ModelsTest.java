package dev.stampede.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void pingPong_losesNoStroke(int workers) {
    PingPong model = new PingPong();
    model.run(10_000, workers);
    model.run(10_000, workers);

    assertThatCode(model::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void flood_losesNoMessage(int workers) {
    Flood model = new Flood();
    model.run(10, workers);
    model.run(10, workers);

    assertThatCode(model::check).doesNotThrowAnyException();
  }

  @Test
  void replicas_areAsFastAsALiquid() {
    Replicas replicas = new Replicas(50);
    assertThatThrownBy(replicas::check).isInstanceOf(IllegalStateException.class);
    replicas.run(50_000);

    assertThatCode(replicas::check).doesNotThrowAnyException();
  }

  @Test
  void retryStorm_isOne() {
    RetryStorm storm = new RetryStorm();
    storm.run();

    assertThatCode(storm::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "5, 0, true", "0, 5, true", "0, 5, false"})
  void chainedCalls_areLeftAlone(int policies, int tiers, boolean servers) {
    ChainedCalls calls = new ChainedCalls(policies, tiers, servers);
    calls.run();

    assertThatCode(calls::check).doesNotThrowAnyException();
  }

  @Test
  void retryStorm_thatDidNotRun_isNone() {
    RetryStorm storm = new RetryStorm();

    assertThatThrownBy(storm::check).isInstanceOf(IllegalStateException.class);
  }
}
