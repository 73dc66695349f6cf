package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Scenario;
import dev.stampede.scenarios.text.Problem;
import org.junit.jupiter.api.Test;

class MappingReaderTest {

  private record Service(long meanNanos) {
    Service {
      if (meanNanos <= 0) {
        throw new IllegalArgumentException("meanNanos (%d) must be positive".formatted(meanNanos));
      }
    }
  }

  private record Servers(int servers, Service service, int queueLimit) {
    Servers {
      if (queueLimit < servers) {
        throw new IllegalArgumentException(
            "queueLimit (%d) must be at least the servers".formatted(queueLimit));
      }
      if (servers == 13) {
        throw new IllegalArgumentException("thirteen brings bad luck");
      }
    }

    static final Servers NONE = new Servers(1, new Service(1), 1);
  }

  private static Service service(MappingReader in) {
    long mean = in.required("mean").nanos();
    return in.build(() -> new Service(mean), new Service(1));
  }

  private static Servers servers(MappingReader in) {
    int servers = in.required("servers").integer(1, 1000);
    Service service = service(in.required("service").mapping());
    int queueLimit = in.optional("queue_limit", "1000").integer(0, 1000);
    return in.build(() -> new Servers(servers, service, queueLimit), Servers.NONE);
  }

  private static Servers read(Scenario scenario) {
    MappingReader root = scenario.reader();
    Servers engine = servers(root.required("engine").mapping());
    root.finish();
    return engine;
  }

  @Test
  void mapping_isBuilt() {
    Scenario scenario = Scenario.of("engine: {servers: 10, service: {mean: 1s}, queue_limit: ~}");
    assertThat(read(scenario)).isEqualTo(new Servers(10, new Service(1_000_000_000), 1000));
    scenario.complains();
  }

  @Test
  void allErrors_comeAtOnce_inOrder() {
    Scenario scenario =
        Scenario.of(
            "engine:",
            "  servers: ten",
            "  service: {mean: 5, sd: 2s}",
            "  queue_limits: 50",
            "durration: 3h");
    assertThat(read(scenario)).isSameAs(Servers.NONE);
    scenario.complains(
        "scenario.yaml:2:12: error: engine.servers (ten) must be a whole number",
        "    servers: ten",
        "             ^",
        "  help: a whole number from 1 to 1000, for example 10",
        "scenario.yaml:3:19: error: engine.service.mean (5) has no unit",
        "    service: {mean: 5, sd: 2s}",
        "                    ^",
        "  help: did you mean '5s' or '5m'? a duration is a number with a unit (ns, us, ms, s, m,"
            + " h, d), for example 250ms, 30s or 1h30m",
        "scenario.yaml:3:22: error: unknown key 'sd' in engine.service",
        "    service: {mean: 5, sd: 2s}",
        "                       ^",
        "  help: known keys: mean",
        "scenario.yaml:4:3: error: unknown key 'queue_limits' in engine",
        "    queue_limits: 50",
        "    ^",
        "  help: did you mean 'queue_limit'?",
        "scenario.yaml:5:1: error: unknown key 'durration'",
        "    durration: 3h",
        "    ^",
        "  help: known keys: engine");
  }

  @Test
  void missingKey_pointsAtTheOwner() {
    Scenario scenario = Scenario.of("# a comment", "engine: {servers: 2}");
    read(scenario);
    scenario.complains(
        "scenario.yaml:2:1: error: missing key 'service' in engine",
        "    engine: {servers: 2}",
        "    ^");
  }

  @Test
  void misspeltRequiredKey_isOneError() {
    Scenario scenario = Scenario.of("engin: {servers: 2}");
    read(scenario);
    scenario.complains(
        "scenario.yaml:1:1: error: unknown key 'engin'",
        "    engin: {servers: 2}",
        "    ^",
        "  help: did you mean 'engine'?");
  }

  @Test
  void rejectedComponent_pointsAtItsKey() {
    Scenario scenario =
        Scenario.of("engine:", "  servers: 10", "  service: {mean: 1s}", "  queue_limit: 5");
    assertThat(read(scenario)).isSameAs(Servers.NONE);
    scenario.complains(
        "scenario.yaml:4:3: error: engine.queue_limit (5) must be at least the servers",
        "    queue_limit: 5",
        "    ^");
  }

  @Test
  void rejectedComponent_withUnitInItsName_showsWhatTheFileSays() {
    Scenario scenario = Scenario.of("engine: {servers: 10, service: {mean: 0s}}");
    read(scenario);
    scenario.complains(
        "scenario.yaml:1:33: error: engine.service.mean (0s) must be positive",
        "    engine: {servers: 10, service: {mean: 0s}}",
        "                                    ^");
  }

  @Test
  void rejectionWithoutAField_pointsAtTheMapping() {
    Scenario scenario = Scenario.of("engine: {servers: 13, service: {mean: 1s}}");
    read(scenario);
    scenario.complains(
        "scenario.yaml:1:1: error: engine: thirteen brings bad luck",
        "    engine: {servers: 13, service: {mean: 1s}}",
        "    ^");
  }

  @Test
  void unreadableMapping_isNotSearchedForKeys() {
    Scenario scenario = Scenario.of("engine: {servers:10, service: {mean: 1s}}");
    read(scenario);
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("no space after the ':' in 'servers:10'");
  }

  @Test
  void emptyKeyWithDefault_isAnError() {
    Scenario scenario = Scenario.of("engine: {servers: 2, service: {mean: 1s}, queue_limit: }");
    read(scenario);
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("engine.queue_limit has no value");
  }

  @Test
  void has_seesNullAsAbsent() {
    MappingReader reader = Scenario.of("a: null", "b: 0").reader();
    assertThat(reader.has("a")).isFalse();
    assertThat(reader.has("b")).isTrue();
    assertThat(reader.has("c")).isFalse();
  }

  @Test
  void absentMapping_stillNeedsItsKeys() {
    Scenario scenario = Scenario.of("a: 1");
    MappingReader reader = scenario.reader();
    reader.required("a").text();
    reader.optional("service").mapping().finish();
    assertThat(reader.optional("list").list()).isEmpty();
    assertThat(reader.optional("children").children()).isEmpty();
    scenario.complains();
    service(reader.optional("service").mapping());
    scenario.complains(
        "scenario.yaml:1:1: error: missing key 'mean' in service", "    a: 1", "    ^");
  }

  @Test
  void ownErrorsAndWarnings_pointAtTheMapping() {
    Scenario scenario = Scenario.of("a: {b: 1}");
    scenario.reader().required("a").mapping().error("makes no sense", "try c");
    scenario.reader().warning("is odd", null);
    scenario.complains(
        "scenario.yaml:1:1: error: a: makes no sense",
        "    a: {b: 1}",
        "    ^",
        "  help: try c",
        "scenario.yaml:1:1: warning: is odd",
        "    a: {b: 1}",
        "    ^");
  }
}
