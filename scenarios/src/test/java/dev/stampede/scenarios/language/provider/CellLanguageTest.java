package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.cell.engine.CellSpec;
import dev.stampede.models.cell.engine.CellsSpec;
import dev.stampede.models.operator.Limit;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.operator.Upon;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say about cells, and mistakes in it. */
class CellLanguageTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String CELLS = "{a: {share: 60%}, b: {share: 40%}}";

  private static Reading with(String north, String faults, String steps) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          south: {engine: {servers: 20, service: 1s}}
          north: {engine: {servers: 20, service: 1s}, tiers: {edge: {servers: 1, service: 1ms}}, %s}
        faults: [%s]
        steps: [%s]
        """
            .formatted(north, faults, steps));
  }

  private static void mentions(Reading reading, String message) {
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains("error: ").contains(message);
    assertThat(reading.rendered().split("error: ", -1)).as(reading.rendered()).hasSize(2);
  }

  private static EngineSpec servers(int number) {
    return new ServersSpec(number, new Constant(1), EngineSpec.UNBOUNDED, Discipline.FIFO, null);
  }

  private static EngineSpec engine(String north) {
    return with(north, "", "").scenario().trial().providers().get(1).engine();
  }

  @Test
  void cells_haveTheEngineOfTheirProvider_orTheirOwn() {
    assertThat(
            engine(
                "cells: {a: {share: 60%}, b: {share: 40%, takes: 5%, engine: {servers: 5, service: 1s}}}"))
        .isEqualTo(
            new CellsSpec(
                List.of(
                    new CellSpec(new CellShare("a", 0.6, 0.6), servers(20)),
                    new CellSpec(new CellShare("b", 0.4, 0.05), servers(5))),
                null));
  }

  @Test
  void moves_areNever_orHaveDefaults_orAreSaid() {
    assertThat(((CellsSpec) engine("moves: never, cells: " + CELLS)).moves()).isNull();
    assertThat(((CellsSpec) engine("moves: {}, cells: " + CELLS)).moves())
        .isEqualTo(new MovesSpec(0.5, 60 * SECOND, 120 * SECOND, 0.01));
    String all = "moves: {lost_above: 20%, after: 30s, back_after: 10m, probes: 5%}, cells: ";
    assertThat(((CellsSpec) engine(all + CELLS)).moves())
        .isEqualTo(new MovesSpec(0.2, 30 * SECOND, 600 * SECOND, 0.05));
  }

  @Test
  void faultsAndSteps_areOfOneCell() {
    String fault = "{id: f, provider: north, cell: b, at: 1m, for: 1m, kind: outage}";
    assertThat(with("cells: " + CELLS, fault, "").scenario().trial().faults().scheduled().get(0))
        .extracting(spec -> spec.provider())
        .isEqualTo("north.b");
    String step = "{id: s, provider: north, cell: b, at: 1m, do: scale, factor: 2x}";
    assertThat(with("cells: " + CELLS, "", step).scenario().trial().steps().get(0).place())
        .isEqualTo("north.b");
  }

  @Test
  void moves_areSteps_toOneCellOrToAll() {
    String step =
        "{id: s, provider: north, do: move, from: a, %s share: 50%%, when: {place: north.a,"
            + " refused_above: 20%%, over: 1m}}";
    Upon upon = new Upon("a", 0.2, 60 * SECOND, 0);
    assertThat(
            with("cells: " + CELLS, "", step.formatted("to: b, for: 10m,"))
                .scenario()
                .trial()
                .steps())
        .containsExactly(
            new StepSpec("s", "north", null, new Move("a", "b", 0.5, 600 * SECOND), upon));
    assertThat(with("cells: " + CELLS, "", step.formatted("")).scenario().trial().steps())
        .containsExactly(
            new StepSpec("s", "north", null, new Move("a", null, 0.5, Limit.ENDLESS), upon));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cells: {a: {share: 60%}, b: {share: 30%}} | share (90.0% in all cells) must add up to 100%",
        "cells: {a: {share: 100%}} | cells (1) must be at least two",
        "cells: {a: {share: 60%}, edge: {share: 40%}} | not be called as a tier",
        "cells: {a: {share: 60%}, b: {}} | missing key 'share'",
        "cells: {a: {share: 60%}, b: {share: 40%, engine: {tokens: 3, first_token: 1s,"
            + " tokens_per_second: 50/s}}} | stream tokens in all cells or in none",
        "moves: {after: 60s} | there are no cells that traffic could move between",
        "moves: {after: 35s}, cells: {a: {share: 60%}, b: {share: 40%}} | multiple of 10 s",
        "moves: {lost_above: 100%}, cells: {a: {share: 60%}, b: {share: 40%}} | below 100%",
        "moves: always, cells: {a: {share: 60%}, b: {share: 40%}} | 'always'",
        "autoscaler: {hpa: {target: {utilization: 70%}, max_replicas: 20}},"
            + " cells: {a: {share: 60%}, b: {share: 40%}} | stand at a provider without cells"
      })
  void mistakesInCells(String north, String message) {
    mentions(with(north, "", ""), message);
  }

  @Test
  void aDoorToAnotherEngine_hasNoCells_andNobodySharesThem() {
    mentions(
        Reading.of(
            """
            apiVersion: stampede/v1
            name: small
            duration: 1h
            demand: {chat: {arrivals: {rate: 1/s}}}
            architectures: {single: {ladder: [north]}}
            providers:
              south: {engine: {servers: 20, service: 1s}}
              north: {engine: {shared_with: south}, cells: {a: {share: 60%}, b: {share: 40%}}}
            """),
        "the engine is that of south");
    mentions(
        Reading.of(
            """
            apiVersion: stampede/v1
            name: small
            duration: 1h
            demand: {chat: {arrivals: {rate: 1/s}}}
            architectures: {single: {ladder: [north]}}
            providers:
              south:
                engine: {servers: 20, service: 1s}
                cells: {a: {share: 60%}, b: {share: 40%}}
              north: {engine: {shared_with: south}}
            """),
        "south has cells, and no one engine to share");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: north, cell: c, kind: outage | unknown cell of north 'c'",
        "provider: south, cell: a, kind: outage | south has no cells",
        "provider: north, cell: a, tier: edge, kind: outage | stands beside tier",
        "provider: north, cell: a, kind: quality, factor: 50% | strike a whole provider"
      })
  void mistakesInFaults(String fault, String message) {
    String all = "{id: f, at: 1m, for: 1m, %s}".formatted(fault);
    mentions(with("cells: " + CELLS, all, ""), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: north, do: move, from: c, share: 50% | unknown cell of north 'c'",
        "provider: north, do: move, from: a, to: c, share: 50% | unknown cell of north 'c'",
        "provider: north, do: move, from: a, to: a, share: 50% | be another cell than from",
        "provider: north, do: move, from: a, share: 150% | 150%",
        "provider: north, cell: b, do: move, from: a, share: 50% | users move between cells",
        "provider: south, do: move, from: a, share: 50% | south has no cells to move between",
        "provider: south, cell: a, do: restart | south has no cells",
        "provider: north, cell: c, do: restart | unknown cell of north 'c'",
        "provider: north, cell: a, tier: edge, do: restart | stands beside tier"
      })
  void mistakesInSteps(String step, String message) {
    mentions(with("cells: " + CELLS, "", "{id: s, at: 1m, %s}".formatted(step)), message);
  }
}
