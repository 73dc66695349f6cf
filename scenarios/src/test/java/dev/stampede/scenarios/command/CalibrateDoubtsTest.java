package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.StepCost;
import dev.stampede.scenarios.calibration.MadeMeasurements;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code calibrate} says aloud of measurements that are not what they are named. */
class CalibrateDoubtsTest {

  private static final Limits LIMITS = new Limits(48, 2048, ReplicaSpec.UNBOUNDED_TOKENS);
  private static final FittedEngine ENGINE =
      new FittedEngine(StepCost.dense(0.0068, 1.4e-5, 7e-8, 3.4e-5, 3.4e-10), 0.02);
  private static final Pattern TIME = Pattern.compile("(?<=_ts\": )[0-9.]+");
  private static final Pattern LENGTHS =
      Pattern.compile("\"input_toks\": (\\d+), \"output_toks\": (\\d+)");

  @TempDir private Path directory;

  private Result calibrated(String name, String content, Object... more) {
    Object[] all = new Object[more.length + 6];
    all[0] = "calibrate";
    all[1] = write(directory, name, content);
    all[2] = "-o";
    all[3] = directory.resolve("out");
    all[4] = "--max-num-seqs";
    all[5] = 48;
    System.arraycopy(more, 0, all, 6, more.length);
    return run(all);
  }

  private static String log() {
    return MadeMeasurements.log(ENGINE, LIMITS, 20, 130);
  }

  private static String inUnitsOf(double seconds) {
    return TIME.matcher(log())
        .replaceAll(
            (MatchResult time) ->
                String.format(Locale.ROOT, "%.0f", Double.parseDouble(time.group()) / seconds));
  }

  @Test
  void goodMeasurements_areNotDoubted() {
    assertThat(calibrated("log.jsonl", log(), "--experts", "1/1").err()).startsWith("written to ");
    assertThat(
            calibrated(
                    "points.csv",
                    MadeMeasurements.table("Llama-3.1-8B", ENGINE, LIMITS),
                    "--train",
                    "4,16,64")
                .err())
        .startsWith("written to ");
  }

  @Test
  void milliseconds_areDoubted() {
    Result result = calibrated("log.jsonl", inUnitsOf(1e-3));

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.err())
        .contains("in the median: times are read as seconds, and seem to be milliseconds");
    assertThat(result.out()).contains("# doubtful: a token takes ");
  }

  @ParameterizedTest
  @CsvSource({"1e-6, microseconds", "1e-9, nanoseconds"})
  void timesNobodyWaits_areAnErrorWithItsPlace(double seconds, String unit) {
    Result result = calibrated("log.jsonl", inUnitsOf(seconds));

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .containsPattern("log\\.jsonl:\\d+: last_token_ts is [0-9.e+]+ s after the first request")
        .contains("times must be in seconds, and seem to be " + unit)
        .hasLineCount(1);
  }

  @Test
  void exchangedColumns_areDoubted() {
    String exchanged = LENGTHS.matcher(log()).replaceAll("\"input_toks\": $2, \"output_toks\": $1");
    assertThat(calibrated("log.jsonl", exchanged).err())
        .contains(
            "the more input_toks there are, whatever the output_toks: are the two exchanged?");

    String table = MadeMeasurements.table("Llama-3.1-8B", ENGINE, LIMITS);
    assertThat(
            calibrated(
                    "points.csv",
                    table.replace("ttft_ms,tpot_ms", "tpot_ms,ttft_ms"),
                    "--train",
                    "4,16,64")
                .err())
        .contains("are ttft_ms and tpot_ms exchanged?");
  }

  @Test
  void secondsInATableOfMilliseconds_areDoubted() {
    String table =
        Pattern.compile("([0-9.]+),([0-9.]+)\n")
            .matcher(MadeMeasurements.table("Llama-3.1-8B", ENGINE, LIMITS))
            .replaceAll(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%.9f,%.9f%n",
                        Double.parseDouble(row.group(1)) / 1e3,
                        Double.parseDouble(row.group(2)) / 1e3));

    assertThat(calibrated("points.csv", table, "--train", "4,16,64").err())
        .contains("times are read as milliseconds, and seem to be seconds");
  }

  /** Of two replicas of a mixture of experts, of which nothing is said. */
  @Test
  void errorsAbove100Percent_areDoubted() {
    StepCost mixture = new StepCost(7.9e-3, 12.4e-3, 256, 8, 1.85e-4, 1e-8, 3.8e-5, 4e-10);
    Limits two = new Limits(48, 2048, ReplicaSpec.UNBOUNDED_TOKENS, 2);
    String log = MadeMeasurements.log(new FittedEngine(mixture, 0), two, 36, 300);

    Result result = calibrated("log.jsonl", log);

    assertThat(result.err()).contains("an error is above 100 %: this is not the engine that was");
    assertThat(result.code()).isEqualTo(ExitCode.OK);
  }
}
