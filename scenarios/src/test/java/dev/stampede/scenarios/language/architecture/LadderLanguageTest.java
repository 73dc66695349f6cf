package dev.stampede.scenarios.language.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.StaffingSpec;
import dev.stampede.models.server.StaffingSpec.CallIn;
import dev.stampede.models.server.StaffingSpec.Shift;
import dev.stampede.models.server.StaffingSpec.Stress;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario says of ladders, desks and work that comes back: right, wrong and doubtful. */
class LadderLanguageTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static Reading reading(String useCase, String... rungs) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat:
            arrivals: {rate: 1/s}
            %s
        providers:
          north: {engine: {servers: 9, service: 1s, queue_limit: 9}}
          south: {engine: {servers: 9, service: 1s, queue_limit: 9}}
        architectures:
          single:
            ladder:
              - %s
        """
            .formatted(useCase, String.join("\n      - ", rungs)));
  }

  private static RungSpec second(String text) {
    Reading reading = reading("priority: 1", "north", text);
    reading.complains();
    return reading.scenario().trial().architectures().get(0).ladder().get(1);
  }

  private static UseCaseSpec useCase(String text) {
    return reading(text, "north").scenario().trial().useCases().get(0);
  }

  @Test
  void gateway_hasAChainAndALadder() {
    assertThat(
            second(
                "gateway: {chain: [{timeout: 9s}], ladder: [south, {cache: {hit: 5%, quality: 1}}]}"))
        .isEqualTo(
            new GatewayRungSpec(
                List.of(new TimeoutSpec(9 * SECOND)),
                List.of(
                    new ProviderRungSpec("south", RungSpec.ANY, false),
                    new CacheRungSpec(0.05, 1, 5_000_000, RungSpec.ANY, false)),
                RungSpec.ANY,
                false));
    assertThat(second("gateway: {ladder: [south], when: [529], after_first_token: restart}").when())
        .isEqualTo(Outcomes.ofCodes(529, 529));
  }

  @Test
  void gateway_mistakes() {
    assertThat(reading("priority: 1", "gateway").rendered()).contains("missing key 'ladder'");
    assertThat(reading("priority: 1", "pool").rendered()).contains("missing key 'endpoints'");
    assertThat(reading("priority: 1", "gateway: {chain: []}").rendered())
        .contains("missing key 'ladder'");
    assertThat(reading("priority: 1", "gateway: {ladder: []}").rendered())
        .contains("architectures.single.ladder[0].gateway.ladder has no rung");
    assertThat(
            reading("priority: 1", "gateway: {ladder: [{deferred: {servers: 1, service: 1s}}]}")
                .rendered())
        .contains("a gateway inside has no deferred rung");
    String desk = "{human: {agents: 1, handle: 1m, max_queue: 1}}";
    assertThat(reading("priority: 1", "gateway: {ladder: [%s]}".formatted(desk), desk).rendered())
        .contains("an architecture has two desks called 'human'");
  }

  private static HumanDeskSpec desk(String text) {
    return ((HumanRungSpec) second(text)).desk();
  }

  @Test
  void shorter_isAProviderWithALimit() {
    RungSpec expected =
        new ProviderRungSpec(
            "south", Outcomes.of(Status.OVERLOADED), true, 200, Quality.of(0.7), null);
    assertThat(
            second(
                "shorter: {provider: south, max_tokens: 200, quality: 0.7, when: overloaded,"
                    + " after_first_token: restart}"))
        .isEqualTo(expected);
    assertThat(
            second(
                "provider: {name: south, max_tokens: 200, quality: 70%, when: overloaded,"
                    + " after_first_token: restart}"))
        .isEqualTo(expected);
  }

  @Test
  void quality_mayFallWithTheDifficulty() {
    assertThat(second("provider: {name: south, quality: {easy: 0.95, hard: 50%}}"))
        .isEqualTo(
            new ProviderRungSpec(
                "south", RungSpec.ANY, false, Integer.MAX_VALUE, new Quality(0.95, 0.5), null));
  }

  @Test
  void leaveAndReturn_haveDefaults() {
    ProviderRungSpec left =
        (ProviderRungSpec)
            reading("priority: 1", "provider: {name: north, leave: {}}", "south")
                .scenario()
                .trial()
                .architectures()
                .get(0)
                .ladder()
                .get(0);
    assertThat(left.switchover())
        .isEqualTo(
            new SwitchoverSpec(
                new SwitchoverSpec.Leave(0.5, 30, 20, 0),
                new SwitchoverSpec.Return(
                    5 * MINUTE, 0.2, 10, List.of(0.1, 0.3, 0.5), 15 * MINUTE)));
    assertThat(left.quality()).isNull();
  }

  @Test
  void leaveAndReturn_inFull() {
    Reading reading =
        reading(
            "priority: 1",
            "provider: {name: north, leave: {failure_rate: 30%, over: 1m, min_calls: 5,"
                + " decide_after: 5m, on: either}, return: {after: 10m, failure_rate: 10%, min_calls: 3,"
                + " canary: [20%], each: 1m, from: all_clear}}",
            "south");
    ProviderRungSpec left =
        (ProviderRungSpec) reading.scenario().trial().architectures().get(0).ladder().get(0);
    assertThat(left.switchover())
        .isEqualTo(
            new SwitchoverSpec(
                new SwitchoverSpec.Leave(0.3, 60, 5, 5 * MINUTE, Signal.EITHER),
                new SwitchoverSpec.Return(10 * MINUTE, true, 0.1, 3, List.of(0.2), MINUTE)));
  }

  @Test
  void staticAnswer() {
    assertThat(second("static: {quality: 0.2}"))
        .isEqualTo(new StaticRungSpec(0.2, 5_000_000, RungSpec.ANY, false));
    assertThat(second("static: {quality: 0.2, latency: 1s, when: overloaded}"))
        .isEqualTo(new StaticRungSpec(0.2, SECOND, Outcomes.of(Status.OVERLOADED), false));
  }

  @Test
  void deferred_isABatchOfServers() {
    assertThat(second("deferred: {servers: 3, service: 2s}"))
        .isEqualTo(
            new DeferredRungSpec(
                new ServersSpec(3, new Constant(2), EngineSpec.UNBOUNDED, Discipline.FIFO, null),
                1,
                WorkPrice.FREE,
                RungSpec.ANY,
                false));
    assertThat(
            second(
                "deferred: {shifts: [{servers: 0}, {from: 4h, servers: 9}], service: 2s,"
                    + " max_queue: 5, discipline: lifo, quality: 0.8}"))
        .isEqualTo(
            new DeferredRungSpec(
                new ServersSpec(
                    0,
                    new Constant(2),
                    5,
                    Discipline.LIFO,
                    null,
                    new StaffingSpec(List.of(new Shift(240 * MINUTE, 9)), null, null)),
                0.8,
                WorkPrice.FREE,
                RungSpec.ANY,
                false));
  }

  @Test
  void desk_inFull() {
    assertThat(
            desk(
                "human: {name: lawyers, skills: [contracts, law], handle: 4m, max_queue: 9,"
                    + " discipline: priority, quality: 0.9, network: 1s,"
                    + " shifts: [{agents: 2}, {from: 1h, agents: 0}, {from: 90m, agents: 5}],"
                    + " call_in: {when_waiting: 20, agents: 10, after: 15m, stay: 2h},"
                    + " stress: {at_waiting: 40, handle: 1.4x}}"))
        .isEqualTo(
            new HumanDeskSpec(
                "lawyers",
                2,
                new Constant(240),
                9,
                Discipline.PRIORITY,
                null,
                0.9,
                SECOND,
                Set.of("contracts", "law"),
                new StaffingSpec(
                    List.of(new Shift(60 * MINUTE, 0), new Shift(90 * MINUTE, 5)),
                    new CallIn(20, 10, 15 * MINUTE, 120 * MINUTE),
                    new Stress(40, 1.4)),
                WorkPrice.FREE));
  }

  @Test
  void desk_isASimpleOneWhereNothingIsSaid() {
    assertThat(desk("human: {agents: 2, handle: 4m, max_queue: 9}"))
        .isEqualTo(new HumanDeskSpec(2, new Constant(240), 9, null, 1, 0));
  }

  @Test
  void workThatComesBack() {
    UseCaseSpec both =
        useCase(
            "rework: {below: 0.6, probability: 40%, delay: 1h, max: 3, to: people}"
                + "\n    resubmit: {probability: 80%, delay: 1m}"
                + "\n    skill: law");
    assertThat(both.rework()).isEqualTo(new ReworkSpec(0.6, 0.4, new Constant(3600), 3, true));
    assertThat(both.resubmission()).isEqualTo(new ResubmissionSpec(0.8, new Constant(60), 1));
    assertThat(both.skill()).isEqualTo("law");
    assertThat(useCase("rework: {below: 0.6, delay: 1h}").rework())
        .isEqualTo(new ReworkSpec(0.6, 1, new Constant(3600), 1, false));
    assertThat(useCase("priority: 1").rework()).isNull();
  }

  @Test
  void deferredWork_hasTheDeadlineUnlessSaid() {
    assertThat(useCase("tolerance: {deadline: 9s}").tolerance().deferredNanos())
        .isEqualTo(9 * SECOND);
    assertThat(
            useCase("tolerance: {deadline: 9s, deferred_within: 1h}").tolerance().deferredNanos())
        .isEqualTo(60 * MINUTE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          shorter: {provider: south, quality: 1}            | missing key 'max_tokens'
          shorter: {provider: sout, quality: 1, max_tokens: 9} | unknown provider 'sout'
          provider: {name: south, quality: {easy: 1}}       | missing key 'hard'
          provider: {name: south, return: {after: 1m}}      | 'return' needs a 'leave'
          provider: {name: south, leave: {over: 1500ms}}    | must be whole seconds
          provider: {name: south, leave: {over: 2d}}        | must be whole seconds, at most a day
          provider: {name: south, leave: {failure_rate: 0.5}} | leave.failure_rate
          provider: {name: south, leave: {failure_rate: 10%}} | must not be above leave.failure_rate
          provider: {name: south, leave: {}, return: {canary: [30%, 10%]}} | must grow
          static: {}                                        | missing key 'quality'
          deferred: {service: 1s}                           | missing key 'servers'
          deferred: {servers: 1, service: 1s, shifts: [{servers: 1}]} | not both
          human: {shifts: [], handle: 4m, max_queue: 1}     | has no shift
          human: {shifts: [{from: 1h, agents: 1}, {from: 1h, agents: 2}], handle: 4m, max_queue: 1} | must be later
          human: {agents: 1, handle: 4m, max_queue: 1, call_in: {when_waiting: 2, agents: 1}} | missing key 'after'
          human: {agents: 1, handle: 4m, max_queue: 1, stress: {at_waiting: 2, handle: 0.5x}} | must be at least 1
          human: {name: north, agents: 1, handle: 4m, max_queue: 1} | is the name of something else
          """)
  void mistakes_areTold(String rung, String told) {
    Reading reading = reading("priority: 1", "north", rung);
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered().lines().filter(l -> l.contains(": error: ")).toList())
        .as(reading.rendered())
        .singleElement()
        .asString()
        .contains(told);
  }

  @Test
  void namesOfOneLadder_differ() {
    String batch = "deferred: {servers: 1, service: 1s}";
    assertThat(reading("priority: 1", "north", batch, batch).rendered())
        .contains("error: a ladder has at most one deferred rung");
    String desk = "human: {name: x, agents: 1, handle: 4m, max_queue: 1}";
    assertThat(reading("priority: 1", "north", desk, desk).rendered())
        .contains("error: an architecture has two desks called 'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          skill: law | human: {skills: [chat], agents: 1, handle: 1m, max_queue: 1} | no desk can do 'law', which chat needs
          rework: {below: 0.5, delay: 1m, to: people} | static: {quality: 0.2} | bad answers to chat come back for people, and there are none
          priority: 1 | provider: {name: south, leave: {}} | can be left, and there is nothing after it
          tolerance: {min_quality: 0.5} | static: {quality: 0.2} | is of no use: its quality is 0.2
          tolerance: {min_quality: 0.5} | deferred: {servers: 1, service: 1s, quality: 0.4} | is of no use: its quality is 0.4
          tolerance: {min_quality: 0.5} | provider: {name: south, quality: {easy: 0.4, hard: 0.1}} | is of no use: its quality is 0.4
          """)
  void doubts_areTold(String useCase, String rung, String told) {
    Reading reading = reading(useCase, "north", rung);
    assertThat(reading.scenario().warnings()).singleElement().asString().contains(told);
  }

  @Test
  void whatFitsTogether_isNotWarnedOf() {
    reading(
            "skill: law",
            "provider: {name: north, leave: {}}",
            "human: {skills: [chat], name: x, agents: 1, handle: 1m, max_queue: 1}",
            "human: {agents: 1, handle: 1m, max_queue: 1}")
        .complains();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          provider: north | 1
          shorter: {provider: north, max_tokens: 101, quality: 1} | 0
          """)
  void shorterAnswers_areLessLoad(String rung, int warnings) {
    // Twice a second 10 s of tokens: 20 calls at a time, for room for 10; or 1 s of them.
    Reading reading =
        Reading.of(
            """
            apiVersion: stampede/v1
            name: small
            duration: 1h
            demand: {chat: {arrivals: {rate: 2/s}, request: {output_tokens: 1001}}}
            providers:
              north: {engine: {tokens: 10, first_token: 0s, tokens_per_second: 100/s}}
            architectures: {single: {ladder: [{%s}]}}
            """
                .formatted(rung));
    assertThat(reading.scenario().warnings()).hasSize(warnings);
  }

  @Test
  void rungAfterAStaticAnswer_isNeverReached() {
    assertThat(
            reading("priority: 1", "north", "static: {quality: 1}", "south").scenario().warnings())
        .singleElement()
        .asString()
        .contains("ladder[2] can never be reached");
  }
}
