package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.engine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.start.GivenUp;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.tier.QueuedEngineSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario may say about the queue that starts pass, and mistakes in it. */
class StartsGrammarTest {

  private static final String NODES =
      "nodes: 20, service: 4s, places: 200, memory: {per_call: 40MB, limit: 8GB}, restart: 30s";

  private static StartsSpec starts(String text) {
    StartsSpec starts = engine("{servers: 9, service: 1s, starts: %s}".formatted(text)).starts();
    if (starts == null) {
      throw new AssertionError("nothing is said about starts");
    }
    return starts;
  }

  @Test
  void aRate_isOneStartAfterTheOther_andNobodyGivesUp() {
    assertThat(starts("{rate: 20/min}"))
        .isEqualTo(
            new StartsSpec(
                1, new Constant(3), StartsSpec.ENDLESS, GivenUp.WASTED, new Constant(0)));
  }

  @Test
  void aRate_isOfAllAtOnceTogether() {
    assertThat(starts("{rate: 20/min, at_once: 4, timeout: 5m, given_up: cancelled}"))
        .isEqualTo(
            new StartsSpec(
                4, new Constant(12), 300_000_000_000L, GivenUp.CANCELLED, new Constant(0)));
  }

  @Test
  void each_mayBeAnyLaw_andABootComesAfterwards() {
    assertThat(starts("{each: {dist: exponential, mean: 12s}, at_once: 4, boot: 90s}"))
        .isEqualTo(
            new StartsSpec(
                4, new Exponential(12), StartsSpec.ENDLESS, GivenUp.WASTED, new Constant(90)));
  }

  @Test
  void nodes_takeTheirRestart() {
    StartsSpec starts = engine("{%s, starts: {rate: 1/s}}".formatted(NODES)).starts();
    assertThat(starts).isNotNull().extracting(StartsSpec::boot).isEqualTo(new Constant(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers: 9, service: 1s",
        "servers: {servers: 9, service: 1s}",
        "sharing: 4, service: 1s",
        "tokens: 9, first_token: 1s, tokens_per_second: 10/s",
        "preset: small-8b",
        "batching: {preset: small-8b}",
        NODES
      })
  void everyEngine_mayHaveThem_andIsTheSameOtherwise(String keys) {
    EngineSpec plain = engine("{" + keys + "}");
    String with =
        keys.endsWith("}")
            ? keys.substring(0, keys.length() - 1) + ", starts: {rate: 1/s}}"
            : keys + ", starts: {rate: 1/s}";
    QueuedEngineSpec queued = (QueuedEngineSpec) engine("{" + with + "}");
    assertThat(queued.engine()).isEqualTo(plain);
    assertThat(plain.starts()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servers: 9, service: 1s | {rate: 0/s} | must be positive",
        "servers: 9, service: 1s | {each: 0s} | each (0s) must be positive",
        "servers: 9, service: 1s | {} | needs a rate, or each",
        "servers: 9, service: 1s | {rate: 1/s, each: 1s} | has both a rate and each",
        "servers: 9, service: 1s | {rate: 1/s, at_once: 0} | at_once",
        "servers: 9, service: 1s | {rate: 20/min, timeout: 2s} | not be shorter than the queue's work",
        "servers: 9, service: 1s | {rate: 20/min, at_once: 4, timeout: 11s} | or nothing ever starts",
        "servers: 9, service: 1s | {rate: 1/s, given_up: kept} | given_up",
        NODES + " | {rate: 1/s, boot: 1m} | leave it to the restart of the nodes"
      })
  void starts_thatMakeNoSense_areRefusedWithTheirPlace(
      String engine, String starts, String complaint) {
    String text = "{%s, starts: %s}".formatted(engine, starts);
    Reading reading = Reading.of(Grammar.text(text, "[]", "[north]", ""));
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains(complaint).contains("scenario.yaml:8:");
  }
}
