package dev.stampede.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.RequestTimes;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.StepCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {

  private static final String HEADER = "model,system,concurrency,isl,osl,ttft_ms,tpot_ms\n";
  private static final String ROW = "openai/gpt-oss-120b,h100,4,1024,1024,59,5\n";

  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("table"), content);
  }

  @Test
  void points_areReadByTheirColumns_andParted() throws Exception {
    Path table = file(HEADER + ROW + "m,h200,8,1024,1024,70,6.5\n" + "m,h100,4,1024,512,7,6\n");

    List<Configuration> all = PointTable.read(table, Map.of());
    assertThat(all)
        .extracting(Configuration::name)
        .containsExactly("m h100", "m h200", "openai/gpt-oss-120b h100");
    assertThat(all.get(1).points())
        .containsExactly(new OperatingPoint(8, 1024, 1024, 0.07, 0.0065));
    assertThat(all.get(1).experts()).isEqualTo(Experts.DENSE);
    assertThat(all.get(2).experts()).isEqualTo(new Experts(128, 4));

    List<Configuration> chosen = PointTable.read(table, Map.of("system", "h200"));
    assertThat(chosen).hasSize(1);
    assertThat(chosen.get(0).name()).isEmpty();
  }

  @Test
  void rowsOfPartedEngines_areLeftOut() throws Exception {
    Path table =
        file(
            """
            mode,batch_size,isl,osl,silicon_ttft_ms,silicon_tpot_ms
            agg,4,10,10,5,6
            disagg,8,10,10,5,6
            """);

    assertThat(PointTable.read(table, Map.of()).get(0).points()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "openai,h100,4,1024,1024,59|$:3: has 6 fields, but the header 7",
        "openai,h100,four,1024,1024,59,5|$:3: concurrency (four) must be a number",
        "openai,h100,4.5,1024,1024,59,5|$:3: concurrency (4.5) must be a whole number",
        "openai,h100,4,1024,1024,NaN,5|$:3: ttft_ms (NaN) must be finite",
        "openai,h100,4,1024,1024,59,0|$:3: time per token (0.0) must be positive",
        "openai,h100,4,1024,1024,59,60001|$:3: tpot_ms (60001) must be at most 60000",
        "openai,h100,4,10000001,1024,59,5|$:3: isl (10000001) must be at most 10000000",
        "openai,h100,4,1024,1,59,5|$:3: output tokens (1) must be at least 2",
      })
  void brokenRows_areNamed(String row, String message) throws IOException {
    Path table = file(HEADER + ROW + row + "\n");

    assertThatThrownBy(() -> PointTable.read(table, Map.of()))
        .isInstanceOf(BrokenTable.class)
        .hasMessage(message.replace("$", table.toString()));
  }

  @Test
  void tablesWithoutTheColumns_sayWhich() throws IOException {
    Path noTimes = file("concurrency,isl,osl,ttft_ms\n4,1,2,3\n");
    assertThatThrownBy(() -> PointTable.read(noTimes, Map.of()))
        .hasMessage(noTimes + ":1: the header must name a column tpot_ms or silicon_tpot_ms");

    Path empty = file("");
    assertThatThrownBy(() -> PointTable.read(empty, Map.of()))
        .hasMessage(empty + ": has no rows below a header");

    Path good = file(HEADER + ROW);
    assertThatThrownBy(() -> PointTable.read(good, Map.of("gpu", "h100")))
        .hasMessageStartingWith(good + ":1: there is no column gpu; there are model, system,");
    assertThatThrownBy(() -> PointTable.read(good, Map.of("system", "h200")))
        .hasMessage(good + ": no row is as --where says");
  }

  @Test
  void requests_areReadInTheOrderOfTheirArrival() throws Exception {
    Path log =
        file(
            """
            {"input_toks": 7, "output_toks": 1, "queued_ts": 12.5, "first_token_ts": 13, "last_token_ts": 13}

            {"queued_ts": 12, "first_token_ts": 12.5, "last_token_ts": 14.5, "input_toks": 5, "output_toks": 3}
            """);

    assertThat(RequestLog.is(log)).isTrue();
    assertThat(RequestLog.read(log))
        .containsExactly(
            new LoggedRequest(0, 5, 3, new RequestTimes(0.5, 2.5, 1)),
            new LoggedRequest(500_000_000, 7, 1, new RequestTimes(0.5, 0.5, Double.NaN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"input_toks\": |$:2: is not a JSON object",
        "[1, 2]|$:2: is not a JSON object",
        "{\"input_toks\": 5}|$:2: has no output_toks",
        "{\"input_toks\": 5, \"output_toks\": 0}|$:2: output_toks (0) must be a whole number above 0",
        "{\"input_toks\": 5, \"output_toks\": 2, \"queued_ts\": \"x\"}|$:2: queued_ts (x) must be a number",
        "{\"input_toks\": 5, \"output_toks\": 2, \"queued_ts\": 3, \"first_token_ts\": 3,"
            + " \"last_token_ts\": 4}|$:2: time to the first token (0.0) must be positive",
        "{\"input_toks\": 5, \"output_toks\": 2, \"queued_ts\": 3, \"first_token_ts\": 5,"
            + " \"last_token_ts\": 4}|$:2: time to the last token (1.0) must be at least 2.0",
      })
  void brokenLines_areNamed(String line, String message) throws IOException {
    Path log =
        file(
            "{\"input_toks\": 5, \"output_toks\": 3, \"queued_ts\": 12, \"first_token_ts\": 13,"
                + " \"last_token_ts\": 14}\n"
                + line
                + "\n");

    assertThatThrownBy(() -> RequestLog.read(log))
        .isInstanceOf(BrokenTable.class)
        .hasMessage(message.replace("$", log.toString()));
  }

  @Test
  void yaml_saysEachCoefficientInAUnitToRead() {
    StepCost cost = new StepCost(0.0078581, 0.0124, 256, 8, 1.8069e-4, 1.09e-8, 2.6087e-5, 5e-10);

    assertThat(
            EngineYaml.of(
                List.of("a", ""), new FittedEngine(cost, 0.2214), new Limits(128, 2048, 41_408)))
        .isEqualTo(
            """
            # a
            #
            engine:
              batching:
                alpha: 7.858ms
                alpha_moe: 12.4ms
                experts: 256
                active_experts: 8
                beta: 180.7us
                gamma: 10.9ns
                delta: 26.09us
                epsilon: 0.5ns
                t_front: 221.4ms
                max_num_seqs: 128
                max_num_batched_tokens: 2048
                kv_capacity_tokens: 41408
            """);
    assertThat(
            EngineYaml.of(
                List.of(),
                new FittedEngine(StepCost.dense(0.01, 0, 0, 0, 0), 0),
                new Limits(1, 1, ReplicaSpec.UNBOUNDED_TOKENS)))
        .contains("beta: 0s")
        .doesNotContain("experts", "kv_capacity");
  }
}
