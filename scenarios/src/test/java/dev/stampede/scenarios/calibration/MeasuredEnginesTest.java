package dev.stampede.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.Measure;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well measurements of real engines are predicted by a fit to others of them. */
class MeasuredEnginesTest {

  private static final Set<Integer> TRAINING = Set.of(4, 16, 64, 256);

  @ParameterizedTest
  @CsvSource({
    "vllm_rtxpro6000_llama-3.1-8b_requests.jsonl.gz, 128, 1099511627776",
    "vllm_rtxpro6000_qwen3-32b_requests.jsonl.gz, 128, 1099511627776",
    "vllm_rtx4090_llama-3.1-8b_requests.jsonl.gz, 256, 41408", // the cache is full all the time
  })
  void fitToTheFirst100Requests_predictsTheOther200(String file, int sequences, long cache)
      throws Exception {
    Limits limits = new Limits(sequences, 2048, cache);

    LogStudy study =
        LogStudy.of(RequestLog.read(SharedData.engine(file)), 100, limits, Experts.DENSE);

    assertThat(study.measured()).hasSize(200);
    for (Measure measure : Measure.values()) {
      for (Statistic statistic :
          List.of(Statistic.MEAN, Statistic.P50, Statistic.P90, Statistic.P99)) {
        assertThat(study.error(measure, statistic))
            .as("%s %s", measure, statistic)
            .isBetween(-0.05, 0.05);
      }
    }
  }

  @Test
  void fitsToSomeConcurrencies_predictTheOthers_andAnotherShape() throws Exception {
    List<Double> concurrencies = new ArrayList<>();
    List<Double> shapes = new ArrayList<>();
    for (Configuration engine :
        PointTable.read(SharedData.engine("silicon_sample.csv.gz"), Map.of())) {
      PointStudy study;
      try {
        study = PointStudy.of(engine.points(), engine.experts(), TRAINING, null);
      } catch (IllegalArgumentException e) {
        continue; // too few points
      }
      concurrencies.add(Statistic.P50.of(study.tokenErrors(study.otherConcurrencies())));
      shapes.add(Statistic.P50.of(study.tokenErrors(study.otherShape())));
    }

    assertThat(concurrencies).hasSizeGreaterThan(90);
    assertThat(median(concurrencies)).isLessThan(0.04);
    assertThat(median(shapes)).isLessThan(0.08);
  }

  private static double median(List<Double> errors) {
    return Statistic.P50.of(errors.stream().mapToDouble(e -> e).filter(Double::isFinite).toArray());
  }

  /**
   * Of the times to the first token, the two of four clients at 1024/1024 and 8192/1024 are used.
   */
  @ParameterizedTest
  @CsvSource({
    "1099511627776, 0.30, 14", // all but the point at which the caches hold over 500,000 tokens
    "500000, 0.20, 15"
  })
  void deepSeekOn8H200_showsItsTimesToTheFirstToken(long cache, double worst, int within)
      throws Exception {
    Configuration engine =
        PointTable.read(
                SharedData.engine("silicon_sample.csv.gz"),
                Map.of(
                    "model_path", "deepseek-ai/DeepSeek-R1",
                    "system", "h200_sxm",
                    "backend", "sglang"))
            .get(0);
    PointStudy study = PointStudy.of(engine.points(), engine.experts(), TRAINING, null);
    Limits limits = new Limits(256, 2048, cache);
    FittedEngine fitted = study.engine(limits);
    Map<List<Object>, OperatingPoint> distinct = new LinkedHashMap<>(); // some were measured twice
    engine.points().forEach(p -> distinct.put(List.of(p.concurrency(), p.shape()), p));
    List<OperatingPoint> points = List.copyOf(distinct.values());
    List<OperatingPoint> simulated = PointStudy.simulated(points, fitted, limits);
    double[] errors = new double[points.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] =
          Math.abs(simulated.get(i).firstTokenSeconds() / points.get(i).firstTokenSeconds() - 1);
    }

    assertThat(errors).hasSize(15);
    assertThat(Statistic.P50.of(errors)).isLessThan(0.07);
    assertThat(Statistic.MAX.of(errors)).isLessThan(worst);
    assertThat(Arrays.stream(errors).filter(e -> e <= 0.2).count()).isEqualTo(within);
  }
}
