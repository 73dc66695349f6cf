package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario is warned of before it runs. */
class ScenarioWarningsTest {

  private static Reading reading(
      String arrivals, String north, String chain, String ladder, String... more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat:
            arrivals: %s
            tolerance: {min_quality: 0.5}
        providers:
          north: %s
          south: {engine: {servers: 10, service: 1s, queue_limit: 10}}
        architectures:
          single:
            chain: %s
            ladder: %s
          other: {extends: single}
        %s"""
            .formatted(arrivals, north, chain, ladder, String.join("\n", more)));
  }

  private static Reading reading(String arrivals, String north) {
    return reading(arrivals, north, "[]", "[north]");
  }

  @Test
  void unstableQueue() {
    Reading reading = reading("{rate: 12/s}", "{engine: {servers: 10, service: 1s}}");
    reading.complains(
        "scenario.yaml:9:19: warning: the queue of north will grow by 2/s under single, other:"
            + " 12/s arrive before retries, and 10/s can be served",
        "    north: {engine: {servers: 10, service: 1s}}",
        "                    ^",
        "  help: a queue_limit would refuse the rest");
    assertThat(reading.scenario().warnings())
        .containsExactly(
            "the queue of north will grow by 2/s under single, other:"
                + " 12/s arrive before retries, and 10/s can be served");
  }

  @Test
  void surge_fillsAQueue() {
    // 5/s x 3 = 15/s on 10/s: 5 x 600 s at the top, and the outer two thirds of rise and fall
    reading(
            "{rate: 5/s, surges: [{at: 10m, peak: 3x, rise: 4m, hold: 10m, fall: 4m}]}",
            "{engine: {servers: 10, service: 1s}}")
        .complains(
            "scenario.yaml:9:19: warning: the queue of north will grow to about 3600 by 26m under"
                + " single, other: up to 15/s arrive before retries, and 10/s can be served",
            "    north: {engine: {servers: 10, service: 1s}}",
            "                    ^",
            "  help: a queue_limit would refuse the rest");
  }

  @Test
  void queuesThatAreBounded_orWaitedInWithPatience_areFine() {
    reading("{rate: 12/s}", "{engine: {servers: 10, service: 1s, queue_limit: 5}}").complains();
    reading("{rate: 12/s}", "{engine: {servers: 10, service: 1s, patience: 9s}}").complains();
    reading("{rate: 9/s}", "{engine: {sharing: 10, service: 1s}}").complains();
    // 1 s to the first token and no further one: 10 at a time are 10/s
    reading("{rate: 9/s}", "{engine: {tokens: 10, first_token: 1s, tokens_per_second: 5/s}}")
        .complains();
  }

  @Test
  void otherEngines_areReviewedToo() {
    assertThat(reading("{rate: 12/s}", "{engine: {sharing: 10, service: 1s}}").rendered())
        .contains("will grow by 2/s");
    assertThat(
            reading(
                    "{rate: 12/s}",
                    "{engine: {tokens: 10, first_token: 1s, tokens_per_second: 5/s}}")
                .rendered())
        .contains("will grow by 2/s");
  }

  @Test
  void market_countsWithOurCalls() {
    String engine = "{engine: {servers: 10, service: 1s}, market: ";
    assertThat(reading("{rate: 6/s}", engine + "{times: 1}}").rendered())
        .contains("will grow by 2/s under single, other: 12/s arrive before retries");
    reading("{rate: 6/s}", engine + "{rate: 3/s}}").complains();
    // 5/s and 3/s x 3 are 14/s on 10/s for 600 s
    assertThat(
            reading("{rate: 5/s}", engine + "{rate: 3/s, surges: [{at: 5m, peak: 3x, hold: 10m}]}}")
                .rendered())
        .contains("will grow to about 2400 by 15m under single, other: up to 14/s arrive");
  }

  @Test
  void cache_takesItsShareOfTheLoad() {
    String north = "{engine: {servers: 10, service: 1s}}";
    String ladder = "[{cache: {hit: 20%, quality: 0.6}}, north]";
    reading("{rate: 12/s}", north, "[]", ladder).complains();
    assertThat(reading("{rate: 20/s}", north, "[]", ladder).rendered())
        .contains("will grow by 6/s under single, other: 16/s arrive");
  }

  @Test
  void retriesInsideRetries() {
    reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s}}",
            "[retry, {timeout: 9s}, {retry: {max_retries: 4}}]",
            "[north]")
        .complains(
            "scenario.yaml:13:12: warning: architectures.single.chain has retries inside retries:"
                + " up to 15 calls for one request",
            "    chain: [retry, {timeout: 9s}, {retry: {max_retries: 4}}]",
            "           ^",
            "  help: one retry is usually enough");
  }

  @Test
  void retriesAroundAGateway() { // 3 attempts of 2 calls to either provider
    reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s, queue_limit: 5}}",
            "[retry]",
            "[{gateway: {chain: [{retry: {max_retries: 1}}], ladder: [north, south]}}]")
        .complains(
            "scenario.yaml:14:14: warning: architectures.single.ladder[0] is tried up to 3 times and"
                + " makes up to 4 calls each time: up to 12 for one request",
            "    ladder: [{gateway: {chain: [{retry: {max_retries: 1}}], ladder: [north, south]}}]",
            "             ^",
            "  help: one layer that retries is usually enough");
  }

  @Test
  void retriesAroundAGatewayOfOneCall_multiplyNothing() {
    String north = "{engine: {servers: 10, service: 1s, queue_limit: 5}}";
    reading("{rate: 1/s}", north, "[retry]", "[{gateway: {ladder: [north]}}]").complains();
  }

  @Test
  void rungsInsideAndAfterGateways_areLookedAt() {
    String north = "{engine: {servers: 10, service: 1s, queue_limit: 5}}"; // 529 when full
    assertThat(
            reading(
                    "{rate: 1/s}",
                    north,
                    "[]",
                    "[{gateway: {ladder: [{static: {quality: 1}}, north]}}]")
                .rendered())
        .contains("ladder[0].gateway.ladder[1] can never be reached");
    assertThat(
            reading(
                    "{rate: 1/s}",
                    north,
                    "[]",
                    "[{gateway: {ladder: [north]}}, {provider: {name: south, when: error}}]")
                .rendered())
        .contains("ladder[1] can never be reached", "can only end with overloaded");
    assertThat(
            reading(
                    "{rate: 1/s}",
                    north,
                    "[]",
                    "[{gateway: {ladder: [north, {static: {quality: 0.1}}]}}]")
                .rendered())
        .contains("ladder[0].gateway.ladder[1] is of no use");
    assertThat(
            reading(
                    "{rate: 12/s}",
                    "{engine: {servers: 10, service: 1s}}",
                    "[]",
                    "[{gateway: {ladder: [north]}}]")
                .rendered())
        .contains("the queue of north will grow by 2/s");
    assertThat(
            reading(
                    "{rate: 1/s}",
                    north,
                    "[]",
                    "[{gateway: {ladder: [{provider: {name: north, leave: {failure_rate: 50%}, return:"
                        + " {after: 5m}}}]}}]")
                .rendered())
        .contains("ladder[0].gateway.ladder[0] can be left, and there is nothing after it");
  }

  @ParameterizedTest
  @CsvSource({"529, true", "503, false", "500-599, true"})
  void rung_isReachedByTheCodesOfTheRungBefore(String codes, boolean reached) {
    Reading reading =
        reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s, queue_limit: 5}}",
            "[]",
            "[north, {provider: {name: south, when: %s}}]".formatted(codes));
    assertThat(reading.rendered().isEmpty()).isEqualTo(reached);
    if (!reached) {
      assertThat(reading.rendered())
          .contains("ladder[1] can never be reached")
          .contains("the rungs before it can only end with overloaded (529)");
    }
  }

  @Test
  void rungThatNothingLeadsTo() {
    reading("{rate: 1/s}", "{engine: {servers: 10, service: 1s}}", "[]", "[north, south]")
        .complains(
            "scenario.yaml:14:21: warning: architectures.single.ladder[1] can never be reached",
            "    ladder: [north, south]",
            "                    ^",
            "  help: nothing before it can fail");
    reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s}}",
            "[{timeout: 9s}]",
            "[north, {provider: {name: south, when: breaker_open}}]")
        .complains(
            "scenario.yaml:14:21: warning: architectures.single.ladder[1]: no rung before it can"
                + " end with breaker_open",
            "    ladder: [north, {provider: {name: south, when: breaker_open}}]",
            "                    ^",
            "  help: it takes a circuit_breaker in the chain");
    reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s}}",
            "[{timeout: 9s}]",
            "[north, {provider: {name: south, when: rate_limited}}]")
        .complains(
            "scenario.yaml:14:21: warning: architectures.single.ladder[1] can never be reached",
            "    ladder: [north, {provider: {name: south, when: rate_limited}}]",
            "                    ^",
            "  help: the rungs before it can only end with timeout");
  }

  @Test
  void whateverCanFail_leadsOn() {
    String plain = "{engine: {servers: 10, service: 1s}}";
    for (String chain : new String[] {"{timeout: 9s}", "circuit_breaker", "concurrency_limit: 9"}) {
      reading("{rate: 1/s}", plain, "[" + chain + "]", "[north, south]").complains();
    }
    reading("{rate: 1/s}", plain, "[]", "[south, north]").complains();
    reading("{rate: 1/s}", plain.replace("}}", "}, quota: {rpm: 9}}"), "[]", "[north, south]")
        .complains();
    for (String kind : new String[] {"outage", "brownout, errors: 5%"}) {
      reading(
              "{rate: 1/s}",
              plain,
              "[]",
              "[north, south]",
              "faults: [{id: a, provider: north, at: 1m, for: 1m, kind: %s}]".formatted(kind))
          .complains();
    }
  }

  @Test
  void deskWithoutBound_andRungsOfNoUse() {
    reading(
            "{rate: 1/s}",
            "{engine: {servers: 10, service: 1s}}",
            "[{timeout: 9s}]",
            "[north, {cache: {hit: 9%, quality: 0.4}}, {human: {agents: 2, handle: 4m}}]")
        .complains(
            "scenario.yaml:14:21: warning: architectures.single.ladder[1] is of no use: its quality"
                + " is 0.4, and every use case wants 0.5 or more",
            "    ladder: [north, {cache: {hit: 9%, quality: 0.4}}, {human: {agents: 2, handle: 4m}}]",
            "                    ^",
            "scenario.yaml:14:56: warning: architectures.single.ladder[2].human: any number may wait"
                + " for a person",
            "    ladder: [north, {cache: {hit: 9%, quality: 0.4}}, {human: {agents: 2, handle: 4m}}]",
            "                                                       ^",
            "  help: give max_queue, or 'max_queue: unlimited' if that is meant");
  }

  @Test
  void firstRung_looksAtNoStatus() {
    assertThat(
            reading(
                    "{rate: 1/s}",
                    "{engine: {servers: 10, service: 1s}}",
                    "[]",
                    "[{provider: {name: north, when: timeout}}]")
                .scenario()
                .warnings())
        .containsExactly("architectures.single.ladder[0]: 'when' means nothing on the first rung");
  }

  @Test
  void reservationLargerThanTheQuota() {
    assertThat(
            reading(
                    "{rate: 1/s}",
                    "{engine: {servers: 10, service: 1s}, quota: {otpm: 4k, output: reserved}}")
                .scenario()
                .warnings())
        .containsExactly(
            "providers.north.quota holds at most 4000 output tokens, and refuses every request of"
                + " chat, which reserves its max_tokens");
  }

  @Test
  void infiniteMean() {
    assertThat(
            reading(
                    "{rate: 1/s}",
                    "{engine: {servers: 10, service: {dist: pareto, shape: 0.9, min: 2s}}}")
                .scenario()
                .warnings())
        .containsExactly(
            "providers.north.engine.service has no finite mean: figures depend on how long the run"
                + " is");
  }

  @Test
  void surgeAfterTheEnd() {
    assertThat(
            reading(
                    "{rate: 1/s, surges: [{at: 1h, peak: 2x, hold: 1m}]}",
                    "{engine: {servers: 10, service: 1s}}")
                .scenario()
                .warnings())
        .containsExactly("demand.chat.arrivals.surges[0] begins after the end of the run");
  }
}
