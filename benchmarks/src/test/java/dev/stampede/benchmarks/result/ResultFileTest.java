package dev.stampede.benchmarks.result;

import static dev.stampede.benchmarks.result.Results.entry;
import static dev.stampede.benchmarks.result.Results.file;
import static dev.stampede.benchmarks.result.Results.fork;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {

  @Test
  void parse_readsWhatJmhWrites() throws IOException {
    String json = file(entry("HoldBenchmark.ssj", "100", fork(1, 2, 3), fork(4, 5, 6)));

    assertThat(ResultFile.parse("file", json))
        .containsExactly(
            new Measurement(
                "dev.stampede.benchmarks.HoldBenchmark.ssj",
                Map.of("law", "exponential", "pending", "100"),
                "avgt",
                "ns/op",
                List.of(fork(1, 2, 3).figures(), fork(4, 5, 6).figures()),
                OptionalDouble.of(0.25)));
  }

  @Test
  void measurement_knowsItsWorkAndWhoDidIt() {
    Measurement measurement = Results.nanos("MM1Benchmark.ssj", Map.of(), fork(1));

    assertThat(measurement.work()).isEqualTo("mm1");
    assertThat(measurement.side()).isEqualTo("ssj");
  }

  @Test
  void parse_takesTheScoreWhereThereAreNoRawData() throws IOException {
    String json = "[{\"benchmark\": \"a.B.c\", \"primaryMetric\": {\"score\": 7.5}}]";

    assertThat(ResultFile.parse("file", json).get(0).median()).isEqualTo(7.5);
  }

  @Test
  void parse_saysWhereItIsNotJson() {
    assertThatThrownBy(() -> ResultFile.parse("old.json", "[\n  {\"benchmark\": oops}\n]"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("old.json:2:")
        .hasMessageContaining("not JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "3",
        "",
        "[1]",
        "[{\"benchmark\": \"a.B.c\"}]",
        "[{\"benchmark\": 1, \"primaryMetric\": {\"score\": 1}}]",
        "[{\"benchmark\": \"a.B.c\", \"primaryMetric\": {\"score\": \"NaN\"}}]",
        "[{\"benchmark\": \"a.B.c\", \"primaryMetric\": {\"score\": -1}}]"
      })
  void parse_rejectsWhatIsNoResult(String json) {
    assertThatThrownBy(() -> ResultFile.parse("old.json", json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("old.json")
        .hasMessageContaining("no result of JMH");
  }

  @Test
  void read_namesTheFileThatIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(() -> ResultFile.read(folder.resolve("gone.json")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone.json");
  }

  @Test
  void read_rejectsWhatIsNoText(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});

    assertThatThrownBy(() -> ResultFile.read(file)).hasMessageContaining("UTF-8");
  }
}
