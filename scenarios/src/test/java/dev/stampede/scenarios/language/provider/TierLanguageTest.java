package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.tier.CacheSpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in what a scenario may say about tiers. */
class TierLanguageTest {

  private static Reading with(String north, String more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          north:
            engine: {servers: 20, service: 1s}
            %s
        %s
        """
            .formatted(north, more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[log_in]          | [log_in]",
        "[log_in, sign_up] | [sign_up, log_in]",
      })
  void errands_areToldInTheWordsOfTheFile(String errands, String told) {
    assertThat(with("tiers: {door: {for: %s}}".formatted(errands), "").rendered())
        .contains("tiers.door.for (%s) must have a message among them".formatted(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: stall                             | kind (stall)",
        "kind: capacity, capacity: 50%           | kind (capacity)",
        "kind: slow, factor: 2x                  | kind (slow)",
        "kind: slow, factor: 2x, adds: 1s        | kind (slow)",
        "kind: outage, recover: 1m               | recover (1m)",
      })
  void faultsOfServers_needServers(String fault, String told) {
    String tiers = "tiers: {names: {places: 5}, keys: {servers: 1, service: 1ms}, edge: }";
    for (String unserved : List.of("names", "edge")) {
      assertThat(with(tiers, faultAt(unserved, fault)).rendered())
          .contains("%s must strike a tier with servers".formatted(told))
          .contains("which %s has none of".formatted(unserved));
    }
    assertThat(with(tiers, faultAt("keys", fault)).rendered()).isEmpty();
    assertThat(
            with("front_door: {servers: 1, service: 1ms}", faultAt("front_door", fault)).rendered())
        .isEmpty();
  }

  private static String faultAt(String tier, String fault) {
    return "faults: [{id: f, provider: north, tier: %s, at: 1m, for: 1m, %s}]"
        .formatted(tier, fault);
  }

  @Test
  void queueWithoutServers_isNone() {
    String told = "queue_limit (5) is the queue of servers, and there are none";

    assertThat(with("", "dependencies: {store: {queue_limit: 5}}").rendered())
        .contains("dependencies.store." + told);
    assertThat(with("tiers: {edge: {places: 5, queue_limit: 5}}", "").rendered())
        .contains("tiers.edge." + told);
    assertThat(
            with("", "dependencies: {store: {queue_limit: 5, engine: {sharing: 2, service: 1ms}}}")
                .rendered())
        .contains("dependencies.store." + told);
  }

  @Test
  void timeCanBeAdded_whereNobodyServes() {
    assertThat(with("tiers: {names: {}}", faultAt("names", "kind: slow, adds: 1s")).rendered())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: quality, factor: 50%",
        "kind: gray, share: 1%, hang: 1m, of_users: 10%",
        "kind: quota_cut, limits: 50%",
      })
  void nothingBeforeInference_hasAnswersOrQuotas(String effect) {
    String said = "tiers, cells and dependencies have no answers and no quotas";
    assertThat(with("tiers: {names: {}}", faultAt("names", effect)).rendered()).contains(said);
    String incidents =
        "incidents: {mean_between: 1h, repair: 5m, hazard: uniform,"
            + " severities: [{probability: 10%%, %s}]}".formatted(effect);
    assertThat(
            with(
                    "tiers: {names: {asks: {store: }}}",
                    "dependencies: {store: {servers: 1, service: 1ms, %s}}".formatted(incidents))
                .rendered())
        .contains(said);
    assertThat(
            with("depends_on: [cloud]", "dependencies: {cloud: {%s}}".formatted(incidents))
                .rendered())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys: 9                            | MIXED",
        "keys: 9, ages: mixed               | MIXED",
        "keys: 9, life: 1m, ages: new       | NEW",
        "keys: 9, warm: true, ages: new     | NEW",
        "keys: 9, warm: false               | COLD",
      })
  void caches_startAsTold(String cache, CacheSpec.Start start) {
    QuestionSpec question =
        asking(cache)
            .scenario()
            .trial()
            .providers()
            .get(0)
            .admission()
            .wayIn()
            .tiers()
            .get(0)
            .questions()
            .get(0);
    assertThat(Objects.requireNonNull(question.cache()).start()).isEqualTo(start);
  }

  @Test
  void coldCache_hasNoAges() {
    assertThat(asking("keys: 9, warm: false, ages: new").rendered())
        .contains("a cache that is not warm knows nothing at the start");
  }

  private static Reading asking(String cache) {
    return with(
        "tiers: {names: {asks: {store: {cache: {%s}}}}}".formatted(cache),
        "dependencies: {store: {servers: 1, service: 1ms}}");
  }
}
