package dev.stampede.benchmarks.result;

import static dev.stampede.benchmarks.result.Results.fork;
import static dev.stampede.benchmarks.result.Results.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static final Map<String, String> SMALL = Map.of("pending", "100");
  private static final Map<String, String> LARGE = Map.of("pending", "10000");

  private static Table table(Measurement... measurements) {
    Map<String, String> peers = new LinkedHashMap<>();
    peers.put("ssj", "SSJ");
    peers.put("dsol", "DSOL");
    Map<String, List<Goal>> goals =
        Map.of(
            "hold", List.of(new Goal.Peer(SMALL, "ssj", "SSJ", 2.5), new Goal.Loads(SMALL, 0.2)),
            "phold", List.of(new Goal.SpeedUp(Map.of("workers", "2"), 1.7)));
    return new ResultTable(goals, peers).of(List.of(measurements));
  }

  @Test
  void row_hasTheMediansAndTheirRatio() {
    Table table =
        table(
            nanos("HoldBenchmark.ssj", SMALL, fork(60, 50, 40)),
            nanos("FloorBenchmark.floor", ResultTable.LOAD, fork(100), fork(101), fork(98)),
            nanos("HoldBenchmark.stampede", SMALL, fork(19, 20, 99), fork(20, 20, 20)));

    assertThat(table.header())
        .containsExactly(
            "work",
            "parameters",
            "ns",
            "+-",
            "loads",
            "per second",
            "B",
            "SSJ",
            "of 1 worker",
            "goal");
    assertThat(table.rows().get(0)).startsWith("floor", "of=64M", "100");
    assertThat(table.rows().subList(1, 2))
        .containsExactly(
            List.of(
                "hold",
                "pending=100",
                "20.0",
                "0.00",
                "0.20",
                "50.0 M",
                "0",
                "50.0 (2.50x)",
                "-",
                "at least 2.50x SSJ: met, at most 0.20 loads: met"));
  }

  @Test
  void goal_isNotMetByALongerTime() {
    assertThat(
            table(
                    nanos("HoldBenchmark.stampede", SMALL, fork(20.1)),
                    nanos("FloorBenchmark.floor", ResultTable.LOAD, fork(100)),
                    nanos("HoldBenchmark.ssj", SMALL, fork(50)))
                .rows()
                .get(0))
        .contains("at least 2.50x SSJ: not met, at most 0.20 loads: not met");
  }

  @Test
  void goal_withoutWhatItIsARatioToIsNotMeasured() {
    assertThat(table(nanos("HoldBenchmark.stampede", SMALL, fork(20))).rows().get(0))
        .contains("at least 2.50x SSJ: not measured, at most 0.20 loads: not measured");
  }

  @Test
  void goal_isForItsParametersOnly() {
    assertThat(table(nanos("HoldBenchmark.stampede", LARGE, fork(99))).rows().get(0)).endsWith("");
  }

  @Test
  void peer_isComparedAtTheSameParametersOnly() {
    Table table =
        table(
            nanos("HoldBenchmark.dsol", LARGE, fork(500)),
            nanos("HoldBenchmark.stampede", SMALL, fork(20)),
            nanos("HoldBenchmark.stampede", LARGE, fork(50)));

    assertThat(table.rows().get(0)).contains("-").doesNotContain("500 (25.0x)");
    assertThat(table.rows().get(1)).contains("500 (10.0x)");
  }

  @Test
  void workers_areComparedWithOne() {
    Table table =
        table(
            nanos("PholdBenchmark.stampede", Map.of("workers", "1"), fork(100)),
            nanos("PholdBenchmark.stampede", Map.of("workers", "2"), fork(50)));

    assertThat(table.rows().get(0)).doesNotContain("1.00x");
    assertThat(table.rows().get(1)).contains("2.00x", "at least 1.7x of 1 worker: met");
  }

  @Test
  void otherUnits_areLeftOut() {
    Measurement seconds =
        new Measurement(
            "a.HoldBenchmark.stampede",
            SMALL,
            "thrpt",
            "ops/s",
            List.of(fork(1).figures()),
            OptionalDouble.empty());

    assertThat(table(seconds).rows()).isEmpty();
  }

  @Test
  void markdown_hasARuleThatAlignsFigures() {
    Table table =
        new Table(List.of("name", "ns"), 1, List.of(List.of("a", "12"), List.of("b", "3")));

    assertThat(table.markdown())
        .containsExactly("| name | ns |", "| --- | ---: |", "| a | 12 |", "| b | 3 |");
    assertThat(table.text()).containsExactly("  name  ns", "  a     12", "  b      3");
  }

  @Test
  void figures_haveThreeDigits() {
    assertThat(List.of(0.1234, 1.234, 12.34, 123.4, 1234.5).stream().map(Figure::of))
        .containsExactly("0.12", "1.23", "12.3", "123", "1235");
    assertThat(Figure.large(39_500_000)).isEqualTo("39.5 M");
    assertThat(Figure.large(950)).isEqualTo("950");
  }
}
