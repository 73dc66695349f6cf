package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Limit;
import dev.stampede.models.operator.Ramp;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Scale;
import dev.stampede.models.operator.Shed;
import dev.stampede.models.operator.Shut;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.operator.Upon;
import dev.stampede.models.work.Errand;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say about what operators do, and mistakes in it. */
class StepLanguageTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static Reading with(String step) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          south: {engine: {servers: 20, service: 1s}}
          north:
            engine: {servers: 20, service: 1s}
            sessions: {users: 100, life: 1h}
            tiers:
              router: {servers: 3, service: 1ms}
              keys: {for: [log_in]}
        steps:
          - {%s}
        """
            .formatted(step));
  }

  private static StepSpec step(String text) {
    return with("id: a, provider: north, " + text).scenario().trial().steps().get(0);
  }

  @Test
  void kinds_areRead() {
    assertThat(step("tier: router, do: shed, share: 60%, status: 503, at: 20m, for: 30m"))
        .isEqualTo(
            new StepSpec(
                "a", "north", "router", new Shed(0.6, 503, 30 * MINUTE), new AtTime(20 * MINUTE)));
    assertThat(step("do: shed, share: 1%, at: 0s").step())
        .isEqualTo(new Shed(0.01, 429, Limit.ENDLESS));
    assertThat(step("do: ramp, share: 60%, over: 20m, at: 0s").step())
        .isEqualTo(new Ramp(0.6, 429, 20 * MINUTE));
    assertThat(step("do: restart, at: 0s").step()).isEqualTo(new Restart());
    assertThat(step("do: scale, factor: 2x, at: 0s").step()).isEqualTo(new Scale(2));
    assertThat(step("do: shut, errand: log_in, at: 0s").step())
        .isEqualTo(new Shut(Errand.LOG_IN, 429, Limit.ENDLESS));
  }

  @Test
  void conditions_areOfThePlacesOfTheProvider() {
    String when = "do: restart, after: 15m, when: {place: %s, refused_above: 20%%, over: 1m}";
    assertThat(step(when.formatted("north.router")).occasion())
        .isEqualTo(new Upon("router", 0.2, MINUTE, 15 * MINUTE));
    assertThat(step(when.formatted("north")).occasion())
        .isEqualTo(new Upon(null, 0.2, MINUTE, 15 * MINUTE));
    assertThat(step(when.formatted("north.queue").replace("after: 15m, ", "")).occasion())
        .isEqualTo(new Upon("queue", 0.2, MINUTE, 0));
    with("id: a, provider: north, do: restart, when: {place: north.rooter, refused_above: 1%,"
            + " over: 1m}")
        .complains(
            "scenario.yaml:15:57: error: unknown place of north 'north.rooter' in"
                + " steps[0].when.place",
            "    - {id: a, provider: north, do: restart, when: {place: north.rooter,"
                + " refused_above: 1%, over: 1m}}",
            "                                                          ^",
            "  help: did you mean 'north.router'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: nort, do: restart, at: 1m | unknown provider 'nort'",
        "provider: north, tier: rooter, do: restart, at: 1m | unknown tier of north 'rooter'",
        "provider: south, tier: router, do: restart, at: 1m | south has no tiers",
        "provider: north, do: reboot, at: 1m | 'reboot'",
        "provider: north, do: restart | needs one of at and when",
        "provider: north, do: restart, at: 1m, after: 1m | with nothing after it",
        "provider: north, do: shed, at: 1m | missing key 'share'",
        "provider: north, do: shed, at: 1m, share: 130% | 130%",
        "provider: north, do: shed, at: 1m, share: 3%, status: 200 | 200",
        "provider: north, do: ramp, at: 1m, share: 3% | missing key 'over'",
        "provider: north, do: restart, at: 1m, share: 3% | unknown key 'share'",
        "provider: north, do: scale, at: 1m, factor: 0x | factor",
        "provider: north, tier: keys, do: scale, at: 1m, factor: 2x | has no capacity",
        "provider: south, do: shut, errand: log_in, at: 1m | south has no sessions",
        "provider: north, do: shut, errand: sign_up, at: 1m | nobody signs up at north",
        "provider: north, do: shut, errand: message, at: 1m | 'message'",
        "provider: north, tier: keys, do: shut, errand: log_in, at: 1m | not at a tier",
        "provider: north, do: restart, when: {place: south, refused_above: 1%, over: 1m}"
            + " | unknown place of north 'south'",
        "provider: north, do: restart, when: {place: north, refused_above: 100%, over: 1m}"
            + " | below 100%",
        "provider: north, do: restart, when: {place: north, refused_above: 1%, over: 15s}"
            + " | multiple of 10 s",
      })
  void mistakes_areErrors(String step, String message) {
    Reading reading = with("id: a, " + step);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains("error: ").contains(message);
    assertThat(reading.rendered().split("error: ", -1)).as(reading.rendered()).hasSize(2);
  }

  @Test
  void idsOfSteps_areUnique() {
    Reading twice =
        with(
            "id: a, provider: north, do: restart, at: 1m}\n  - {id: a, provider: south,"
                + " do: restart, at: 2m");
    assertThat(twice.rendered()).contains("is the id of an earlier step");
  }

  @Test
  void stepsThatCannotCome_areWarnedOf() {
    Reading late = with("id: a, provider: north, do: restart, at: 60m");
    assertThat(late.isAccepted()).isTrue();
    assertThat(late.rendered()).contains("warning: steps[0] comes after the end of the run");
    Reading never =
        with(
            "id: a, provider: north, do: restart, when: {place: north, refused_above: 1%,"
                + " over: 1m}, after: 59m");
    assertThat(never.isAccepted()).isTrue();
    assertThat(never.rendered()).contains("warning: steps[0] cannot come before the end");
  }
}
