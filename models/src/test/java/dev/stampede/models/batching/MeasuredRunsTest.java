package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.Replay.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines against measurements of real ones, and against each other on recorded work. */
class MeasuredRunsTest {

  private static final List<ToDoubleFunction<Row>> FIGURES =
      List.of(Row::ttft, Row::tpot, Row::e2e);
  private static final ReplicaSpec REPLICA =
      new ReplicaSpec(StepCost.dense(0.0068, 4.5e-6, 7.6e-8, 2e-5, 1e-10), 128, 2048, 430_000, 0);

  /**
   * vLLM 0.19 on real GPUs, 300 ShareGPT requests in an overload (LLMServingSim 5daddb21). The
   * coefficients are physics times one factor that was fitted on the mean TPOT of the run.
   */
  @ParameterizedTest
  @CsvSource({
    "vllm_rtxpro6000_llama-3.1-8b, 0.0106, 2.0e-5, 1.01e-7, 4.56e-5, 5.1e-10, 128, 1099511627776",
    "vllm_rtx4090_llama-3.1-8b, 0.0157, 1.7e-5, 1.5e-7, 1.16e-4, 1.3e-9, 256, 41408",
    "vllm_rtxpro6000_qwen3-32b, 0.0349, 3.3e-5, 1.63e-7, 1.5e-4, 1.6e-9, 128, 1099511627776"
  })
  void measuredRuns_areReproduced(
      String run,
      double alpha,
      double beta,
      double gamma,
      double delta,
      double epsilon,
      int sequences,
      long kv)
      throws IOException {
    List<Row> measured = log("engines/" + run + "_requests.jsonl.gz");
    assertThat(measured).hasSize(300);
    StepCost cost = StepCost.dense(alpha, beta, gamma, delta, epsilon);
    ReplicaSpec replica = new ReplicaSpec(cost, sequences, 2048, kv, 0);
    for (Detail detail : Detail.values()) {
      List<Row> simulated = Replay.run(Replay.spec(detail, replica), measured);
      compare(run + " " + detail, simulated, measured, 0.05);
    }
  }

  private static void compare(String what, List<Row> got, List<Row> expected, double tolerance) {
    String[] names = {"TTFT", "TPOT", "E2E"};
    String[] figures = {"mean", "p50", "p90", "p99"};
    for (int f = 0; f < names.length; f++) {
      double[] ours = Replay.figures(got, FIGURES.get(f));
      double[] theirs = Replay.figures(expected, FIGURES.get(f));
      for (int i = 0; i < figures.length; i++) {
        double error = ours[i] / theirs[i] - 1;
        String line =
            "%s %s %s: %.4g for %.4g s, %+.2f %%"
                .formatted(what, names[f], figures[i], ours[i], theirs[i], 100 * error);
        assertThat(Math.abs(error)).as(line).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  /** Lengths of Azure's conversations, 5.5 a second and five times that for five minutes. */
  @Test
  void leapsAndSteps_agreeOnRecordedLengths() throws IOException {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(5);
    double time = 0;
    for (int[] lengths : conversations()) {
      time += pause(random, time);
      rows.add(new Row(time, lengths[0], lengths[1]));
    }
    compareDetails(rows.subList(0, 12_000));
  }

  /** The same with lengths of a law. */
  @Test
  void leapsAndSteps_agreeOnLengthsOfALaw() {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(6);
    double time = 0;
    for (int i = 0; i < 12_000; i++) {
      time += pause(random, time);
      int prompt = (int) (1020 * Math.exp(0.6 * random.nextGaussian())) + 1;
      rows.add(new Row(time, prompt, (int) (129 * Math.exp(0.9 * random.nextGaussian())) + 1));
    }
    compareDetails(rows);
  }

  private static double pause(SplittableRandom random, double time) {
    double rate = time >= 300 && time < 600 ? 27.5 : 5.5;
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  private static void compareDetails(List<Row> rows) {
    List<Row> stepped = Replay.run(Replay.spec(Detail.STEPS, REPLICA), rows);
    List<Row> leapt = Replay.run(Replay.spec(Detail.LEAPS, REPLICA), rows);

    assertThat(Replay.figures(stepped, Row::ttft)[3]).as("there was a wait").isGreaterThan(2);
    assertThat(stepped).allMatch(row -> row.complete);
    compare("leaps for steps", leapt, stepped, 0.0001);
  }

  private static List<Row> log(String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    double start = Double.NaN;
    for (String line : lines(name)) {
      double arrival = field(line, "arrival_time");
      start = Double.isNaN(start) ? arrival : start;
      int output = (int) field(line, "output_toks");
      Row row = new Row(arrival - start, (int) field(line, "input_toks"), output);
      row.complete = true;
      double queued = field(line, "queued_ts");
      row.first = row.arrival + Math.round((field(line, "first_token_ts") - queued) * 1e9);
      row.end = row.arrival + Math.round((field(line, "last_token_ts") - queued) * 1e9);
      rows.add(row);
    }
    rows.sort(Comparator.comparingLong(row -> row.arrival));
    return rows;
  }

  private static double field(String line, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\": ([0-9.]+)").matcher(line);
    assertThat(matcher.find()).as("%s in %s", key, line).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static List<int[]> conversations() throws IOException {
    return lines("azure_llm_2023_conv.csv.gz").stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(c -> new int[] {Integer.parseInt(c[1].strip()), Integer.parseInt(c[2].strip())})
        .toList();
  }

  /** Lines of a file of the data kept beside the repository; without it the test is skipped. */
  private static List<String> lines(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, name + " is in no folder shared/data above the working directory");
    Path data = folder == null ? Path.of("") : folder.resolve("shared/data");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(data.resolve(name)));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
