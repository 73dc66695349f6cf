package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say of several doors to one engine, and mistakes in it. */
class SharedEngineLanguageTest {

  private static Reading with(String app, String more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [app]}}
        providers:
          app:
        %s
          north:
            engine: {servers: 20, service: 1s}
        %s
        """
            .formatted(app.indent(4).stripTrailing(), more));
  }

  @Test
  void door_hasTheEngineOfItsOwner_whereverThatStands() {
    Reading reading = with("engine: {shared_with: north}\nquality: 0.5", "");
    ProviderSpec app = reading.scenario().trial().providers().get(0);
    assertThat(app.sharedWith()).isEqualTo("north");
    assertThat(app.engine().units()).isEqualTo(20);
    assertThat(app.quality()).isEqualTo(0.5);
    assertThat(app.perHour().total()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          engine: {shared_with: app}                                 | is the provider itself
          engine: {shared_with: nort}                                | did you mean 'north'
          engine: {shared_with: south}                               | shares an engine itself
          engine: {shared_with: north, servers: 3}                   | leave servers to the provider
          "engine: {shared_with: north}\nqueue_timeout: 30s"         | whose engine it is
          "engine: {shared_with: north}\nautoscaler: {schedule: [{at: 1m, replicas: 3}]}" | stand with north
          "engine: {shared_with: north}\nprompt_cache: {life: 1h}"   | stand with north
          "engine: {shared_with: north}\nprice: {replica: 2 USD/h}"  | stand with north
          "engine: {shared_with: north}\nmarket: {times: 3}"         | stand with north
          "engine: {shared_with: north}\ntiers: {a: {engine: {shared_with: north}}}" | needs a kind
          """)
  void mistakes_areToldWithARemedy(String app, String said) {
    Reading reading = with(app.replace("\\n", "\n"), "  south: {engine: {shared_with: north}}");
    assertThat(reading.rendered())
        .contains(said)
        .containsPattern("scenario.yaml:[89]:[0-9]+: error");
  }

  @Test
  void capacityOfTheEngine_isScaledAtItsOwner() {
    String step = "steps: [{id: more, provider: %s, do: scale, factor: 2x, at: 1m%s}]";
    String door = "engine: {shared_with: north}\ntiers: {edge: {servers: 1, service: 1ms}}";
    with(door, step.formatted("app", ""))
        .complains(
            "scenario.yaml:12:39: error: the engine of app is that of north",
            "    steps: [{id: more, provider: app, do: scale, factor: 2x, at: 1m}]",
            "                                          ^",
            "  help: scale north, which serves the calls of both");
    assertThat(with(door, step.formatted("north", "")).rendered()).isEmpty();
    assertThat(with(door, step.formatted("app", ", tier: edge")).rendered()).isEmpty();
  }

  @Test
  void faultsOfTheEngine_areItsOwners() {
    String door = "engine: {shared_with: north}";
    assertThat(
            with(door, "faults: [{id: f, provider: app, kind: slow, factor: 2x, at: 1m, for: 1m}]")
                .rendered())
        .contains("strike the provider whose engine it is");
    assertThat(
            with(
                    door
                        + "\nincidents: {mean_between: 1h, repair: 5m, hazard: uniform,"
                        + " severities: [{probability: 10%, kind: stall}]}",
                    "")
                .rendered())
        .contains("strike the provider whose engine it is");
    assertThat(
            with(door, "faults: [{id: f, provider: app, kind: outage, at: 1m, for: 1m}]")
                .rendered())
        .isEmpty();
  }
}
