package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes that a whole scenario uses, side by side in one file. */
class LanguageTasteTest {
  private static final String FILE =
      """
      demand:
        support-chat:
          arrivals: {rate: 40/s, surges: [{at: 1h, peak: 12x, rise: 5m, hold: 20m, fall: 40m}]}
          tolerance: {deadline: 20s, first_token: 4s, min_quality: 0.6}
          ticket_cost: 6 USD
      providers:
        north: {quota: {rpm: 4000, itpm: 2M, otpm: 400k}, market: {fails_over_to: {south: 60%}}}
        south: {quality: 0.85}
      architectures:
        single:   {chain: [{retry: {max_retries: 2}}, {timeout: 60s}], ladder: [north]}
        failover: {extends: single, ladder: [north, {provider: {name: south, when: open}}]}
      objectives:
        - support-chat.availability >= 99.5%
        - {metric: tickets, versus: single, at_most: 10%}
      """;

  private final Scenario scenario = Scenario.extended(FILE);
  private final MappingReader root = scenario.reader();

  @Test
  void demand_hasQuantitiesOfEveryKind() {
    MappingReader chat = child("demand", "support-chat");
    MappingReader arrivals = chat.required("arrivals").mapping();
    assertThat(arrivals.required("rate").perSecond()).isEqualTo(40);
    MappingReader surge = arrivals.required("surges").list().get(0).mapping();
    assertThat(surge.path()).isEqualTo("demand.support-chat.arrivals.surges[0]");
    assertThat(surge.required("peak").multiplier()).isEqualTo(12);
    assertThat(surge.required("rise").nanos()).isEqualTo(300_000_000_000L);
    assertThat(chat.required("tolerance").mapping().required("min_quality").quality())
        .isEqualTo(0.6);
    assertThat(chat.required("ticket_cost").money()).isEqualTo(6);
    scenario.complains();
  }

  @Test
  void providers_haveCountsAndReferences() {
    MappingReader north = child("providers", "north");
    assertThat(north.required("quota").mapping().required("itpm").count(0, Long.MAX_VALUE))
        .isEqualTo(2_000_000);
    Named target = north.required("market").mapping().required("fails_over_to").children().get(0);
    assertThat(target.key().name()).isEqualTo("south");
    assertThat(target.value().share()).isEqualTo(0.6);
    scenario.complains();
  }

  @Test
  void architectures_inheritChains_andReplaceLadders() {
    MappingReader failover = child("architectures", "failover");
    List<Named> chain =
        failover.required("chain").list().stream().map(ValueReader::element).toList();
    assertThat(chain).extracting(policy -> policy.key().text()).containsExactly("retry", "timeout");
    assertThat(chain.get(1).value().nanos()).isEqualTo(60_000_000_000L);
    List<Named> ladder =
        failover.required("ladder").list().stream().map(ValueReader::element).toList();
    assertThat(ladder).extracting(rung -> rung.key().text()).containsExactly("north", "provider");
    failover.finish();
    scenario.complains();
  }

  @Test
  void objectives_areTextsOrMappings() {
    List<ValueReader> objectives = root.required("objectives").list();
    assertThat(objectives.get(0).text()).isEqualTo("support-chat.availability >= 99.5%");
    assertThat(objectives.get(1).isMapping()).isTrue();
    assertThat(objectives.get(1).mapping().required("at_most").share()).isEqualTo(0.1);
    scenario.complains();
  }

  private MappingReader child(String section, String name) {
    return root.required(section).mapping().required(name).mapping();
  }
}
