package dev.stampede.scenarios.tipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tipping.Change;
import dev.stampede.experiments.tipping.Shedding;
import dev.stampede.scenarios.language.Written;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.vary.Size;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a scenario offers to be varied. */
class LeversTest {

  private static final ScenarioText TEXT =
      new ScenarioText(
          "a.yaml",
          "",
          """
          apiVersion: stampede/v1
          name: a
          duration: 1h
          demand:
            chat:
              arrivals:
                rate: 40/s
                surges:
                  - {at: 10m, peak: 3x, hold: 1m}
                  - flash_crowd: {peak_at: 20m, peak: 2x, rise: 1m, fall: 1m}
          providers:
            north:
              engine: {servers: 100, service: 1s}
              cancel_stops_work: false
            south: {engine: {sharing: {capacity: 4, service: 1s}}}
          faults: [{id: out, provider: north, kind: outage, at: 30m, for: 1m30s}]
          architectures:
            plain: {chain: [{timeout: 3s}], ladder: [south]}
            tries:
              extends: plain
              chain: [{retry: {max_retries: 3, on: [timeout]}}, {timeout: 3s}]
              ladder: [north, south]
          """,
          List.of());

  private static final Scenario SCENARIO = YamlScenarios.anyDay().read(TEXT);
  private static final Written WRITTEN = Written.of(TEXT);

  private static Map<String, Change> changes(String architecture) {
    return Levers.of(SCENARIO.trial(), WRITTEN).stream()
        .filter(change -> change.architecture().equals(architecture))
        .collect(Collectors.toMap(Change::words, Function.identity()));
  }

  private static Scenario with(List<String> settings) {
    return YamlScenarios.anyDay().read(TEXT.with(settings));
  }

  @Test
  void changes_areThoseOfItsChainAndProviders() {
    assertThat(changes("plain").keySet())
        .containsExactlyInAnyOrder(
            "a circuit breaker: Resilience4j's", "an adaptive limit of calls under way: gradient2");
    assertThat(changes("tries").keySet())
        .containsExactlyInAnyOrder(
            "no retries",
            "1 retry in place of 3",
            "retries wait: from 1 s to 30 s, with full jitter",
            "a retry budget: 10 % of requests",
            "a circuit breaker: Resilience4j's",
            "an adaptive limit of calls under way: gradient2",
            "a queue of at most 100 at north: as many as are served",
            "the latest is served first at north",
            "calls given up leave the queue at their turn at north",
            "calls given up stop at once at north");
    assertThat(changes("tries"))
        .extractingByKey("1 retry in place of 3")
        .extracting(Change::settings, list(String.class))
        .containsExactly(
            "architectures.tries.chain=[{retry: {on: [timeout], max_retries: 1}}, {'timeout':"
                + " 3s}]");
  }

  /** Whatever is proposed can be read, and changes that architecture alone, or a provider. */
  @Test
  void everyChange_isOne() {
    for (Change change : Levers.of(SCENARIO.trial(), WRITTEN)) {
      Scenario changed = with(change.settings());
      boolean same =
          changed.trial().architectures().equals(SCENARIO.trial().architectures())
              && changed.trial().providers().equals(SCENARIO.trial().providers());
      assertThat(same).as(change.words()).isFalse();
    }
  }

  @Test
  void architecture_canBeAlone() {
    Scenario alone = with(Levers.alone("tries", WRITTEN));

    assertThat(alone.trial().architectures())
        .containsExactly(SCENARIO.trial().architectures().get(1));
  }

  @Test
  void load_isShedAfterTheSurgesThatThereAre() {
    Shedding shedding = LoadText.shedding("demand.chat.arrivals.rate", WRITTEN).orElseThrow();
    List<String> settings = shedding.settings(0.3, 2_400_000_000_000L);

    assertThat(shedding.useCase()).isEqualTo("chat");
    assertThat(shedding.settings(1, 5)).isEmpty();
    assertThat(settings)
        .containsExactly(
            "demand.chat.arrivals.surges=[{'at': 10m, 'peak': 3x, 'hold': 1m}, {'flash_crowd':"
                + " {'peak_at': 20m, 'peak': 2x, 'rise': 1m, 'fall': 1m}}, {at: 2400000000000ns,"
                + " peak: 0.3x, hold: 3600d}]");
    assertThat(with(settings).trial().useCases()).isNotEqualTo(SCENARIO.trial().useCases());
    assertThat(LoadText.shedding("providers.north.quota.rpm", WRITTEN)).isEmpty();
    assertThat(LoadText.usual(SCENARIO.trial(), WRITTEN).orElseThrow().values())
        .containsExactly("10/s", "20/s", "30/s", "40/s", "50/s", "60/s");
  }

  @Test
  void triggers_goUpToFourTimesWhatTheScenarioSays() {
    TriggerText length = TriggerText.read("faults[0].for", WRITTEN);
    TriggerText height = TriggerText.read("demand.chat.arrivals.surges[0].peak", WRITTEN);
    TriggerText crowd =
        TriggerText.read("demand.chat.arrivals.surges[1].flash_crowd.peak", WRITTEN);

    assertThat(length.axis().values()).hasSize(16).startsWith("22.5s", "45s").endsWith("360s");
    assertThat(length.calm()).containsExactly("faults[0].at=3600d");
    assertThat(height.axis().values()).startsWith("1.5x", "2x").endsWith("9x");
    assertThat(crowd.calm())
        .containsExactly("demand.chat.arrivals.surges[1].flash_crowd.peak_at=3600d");
  }

  @Test
  void numbersOfOneKind_haveAnOrder() {
    assertThat(Size.areOrdered(List.of("90%", "50%", "10%"))).isTrue();
    assertThat(Size.areOrdered(List.of("90s", "2m", "1h30m"))).isTrue();
    assertThat(Size.areOrdered(List.of("7"))).isTrue();
    assertThat(Size.areOrdered(List.of("90s", "1m"))).isTrue();
    assertThat(Size.areOrdered(List.of("90s", "90s"))).isFalse();
    assertThat(Size.areOrdered(List.of("1m", "50%"))).isFalse();
    assertThat(Size.areOrdered(List.of("1x", "2"))).isFalse();
    assertThat(Size.areOrdered(List.of("outage"))).isFalse();
  }

  @Test
  void counts_stayWhole() {
    assertThat(Size.of("3").orElseThrow().parts(0, 4, 1, 8))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(Size.of("40%").orElseThrow().parts(0, 4, 1, 16)).endsWith("100%");
  }
}
