package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.scenarios.language.Scenario;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static final String[] FILE = {
    "demand: {chat: {rate: 40/s}, empty: }",
    "faults: [{at: 70m}, {at: 80m}]",
    "chain: [{sdk.anthropic: {max_retries: 2}}]",
    "seed: 42"
  };

  @Test
  void leaf_isReplaced() {
    Scenario scenario = Scenario.with(List.of("demand.chat.rate=80/s", "seed=7"), FILE);
    assertThat(chat(scenario).required("rate").perSecond()).isEqualTo(80);
    assertThat(scenario.reader().required("seed").integer(0, 99)).isEqualTo(7);
    scenario.complains();
  }

  @ParameterizedTest
  @CsvSource({
    "faults[1].at=5m",
    "faults.1.at=5m",
    "'faults[1]={at: 5m}'",
    "'faults=[{}, {at: 5m}]'"
  })
  void items_areReached(String setting) {
    Scenario scenario = Scenario.with(List.of(setting), FILE);
    ValueReader at = scenario.reader().required("faults").list().get(1).mapping().required("at");
    assertThat(at.nanos()).isEqualTo(300_000_000_000L);
    scenario.complains();
  }

  @Test
  void itemsAreReachedByTheirIds() {
    Scenario scenario =
        Scenario.with(
            List.of("faults.slow.at=5m"), "faults: [{id: gone, at: 1m}, {id: slow, at: 2m}]");
    ValueReader at = scenario.reader().required("faults").list().get(1).mapping().required("at");
    assertThat(at.nanos()).isEqualTo(300_000_000_000L);
    scenario.complains();
  }

  @Test
  void keysWithDots_areReached() {
    Scenario scenario = Scenario.with(List.of("chain[0].sdk.anthropic.max_retries=5"), FILE);
    Named element = scenario.reader().required("chain").list().get(0).element();
    assertThat(element.value().mapping().required("max_retries").integer(0, 9)).isEqualTo(5);
    scenario.complains();
  }

  @Test
  void missingParents_areCreated() {
    Scenario scenario = Scenario.with(List.of("demand.empty.a.b=1", "new.c=2"), FILE);
    MappingReader root = scenario.reader();
    MappingReader empty = root.required("demand").mapping().required("empty").mapping();
    assertThat(empty.required("a").mapping().required("b").integer(0, 9)).isEqualTo(1);
    assertThat(root.required("new").mapping().required("c").integer(0, 9)).isEqualTo(2);
    scenario.complains();
  }

  @ParameterizedTest
  @CsvSource({
    "demand.chta.rate=1/s, 8, use case 'chta', did you mean 'chat'?",
    "demand.chta={}, 8, use case 'chta', did you mean 'chat'?",
    "demand.mail.rate=1/s, 8, use case 'mail', 'known names: chat, empty'",
  })
  void nameThatIsNotThere_isAnError(String setting, int column, String what, String help) {
    Scenario scenario = Scenario.with(List.of(setting), FILE);
    assertThat(chat(scenario).required("rate").perSecond()).isEqualTo(40);
    assertThat(scenario.problems().list())
        .extracting(Problem::column, Problem::message, Problem::help)
        .containsExactly(tuple(column, "there is no " + what, help));
  }

  @Test
  void namesInAProvider_mustBeThere_andKeysNeedNot() {
    String provider =
        "providers: {p: {quota: {limits: {rpm: {limit: 1}}}, service_tiers: {flex: {}}}}";
    Scenario.with(List.of("providers.p.quota.limits.rpm.per=1m", "providers.p.price=1"), provider)
        .complains();
    assertThat(
            Scenario.with(
                    List.of(
                        "providers.p.quota.limits.rmp.per=1m", "providers.p.service_tiers.fles={}"),
                    provider)
                .problems()
                .list())
        .extracting(Problem::message)
        .containsExactly("there is no limit 'rmp'", "there is no service tier 'fles'");
  }

  @Test
  void pathThatIsSetTwice_isWarnedOf_andTheLastOneHolds() {
    Scenario scenario = Scenario.with(List.of("faults[0].at=1m", "faults.0.at=2m"), FILE);
    ValueReader at = scenario.reader().required("faults").list().get(0).mapping().required("at");
    assertThat(at.nanos()).isEqualTo(120_000_000_000L);
    assertThat(scenario.problems().list())
        .extracting(Problem::severity, Problem::message)
        .containsExactly(tuple(Severity.WARNING, "this path is set twice; the last setting holds"));
  }

  @Test
  void badValue_pointsIntoTheSetting() {
    Scenario scenario = Scenario.with(List.of("demand.chat.rate=80"), FILE);
    chat(scenario).required("rate").perSecond();
    scenario.complains(
        "--set demand.chat.rate=80:1:18: error: demand.chat.rate (80) has no unit",
        "    demand.chat.rate=80",
        "                     ^",
        "  help: did you mean '80/s' or '80/min'? a rate is a number per unit of time (/s, /min, /h,"
            + " /d), for example 40/s or 4000/min");
  }

  @Test
  void unknownKey_pointsIntoTheSetting() {
    Scenario scenario = Scenario.with(List.of("demand.chat.rte=80/s"), FILE);
    MappingReader chat = chat(scenario);
    chat.required("rate").perSecond();
    chat.finish();
    scenario.complains(
        "--set demand.chat.rte=80/s:1:13: error: unknown key 'rte' in demand.chat",
        "    demand.chat.rte=80/s",
        "                ^",
        "  help: did you mean 'rate'?");
  }

  @Test
  void brokenYaml_pointsIntoTheSetting() {
    Scenario.with(List.of("seed=[1, 2"), FILE)
        .complains(
            "--set seed=[1, 2:1:11: error: expected ',' or ']'",
            "    seed=[1, 2",
            "              ^",
            "  help: the list was opened on line 1, column 6");
  }

  @Test
  void pathThroughAScalar_isAnError() {
    Scenario.with(List.of("seed.a=1"), FILE)
        .complains(
            "--set seed.a=1:1:6: error: 'seed' is 42 and has nothing inside",
            "    seed.a=1",
            "         ^");
  }

  @Test
  void indexBehindTheEnd_isAnError() {
    Scenario.with(List.of("faults[2].at=1m", "faults.x=1"), FILE)
        .complains(
            "--set faults[2].at=1m:1:8: error: there is no item 2",
            "    faults[2].at=1m",
            "           ^",
            "  help: the list has items 0 to 1",
            "--set faults.x=1:1:8: error: 'x' is neither an index of this list nor an id in it",
            "    faults.x=1",
            "           ^",
            "  help: the list has items 0 to 1");
  }

  @ParameterizedTest
  @CsvSource({
    "seed, 5",
    "=5, 1",
    "a..b=5, 2",
    ".a=5, 1",
    "a.=5, 2",
    "a[x]=5, 2",
    "a]=5, 2",
    "'', 1"
  })
  void malformedSetting_isAnError(String setting, int column) {
    Scenario scenario = Scenario.with(List.of(setting), FILE);
    assertThat(scenario.problems().list()).hasSize(1);
    assertThat(scenario.problems().list().get(0).column()).isEqualTo(column);
    assertThat(scenario.problems().render())
        .endsWith("help: a setting is PATH=VALUE, for example providers.north.quota.rpm=4000\n");
  }

  @Test
  void emptyValue_isNoValue() {
    Scenario scenario = Scenario.with(List.of("seed="), FILE);
    scenario.reader().required("seed").integer(0, 9);
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("seed has no value");
  }

  private static MappingReader chat(Scenario scenario) {
    return scenario.reader().required("demand").mapping().required("chat").mapping();
  }
}
