package dev.stampede.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.Measure;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.Statistic;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.StepCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well engines are found again that steps were followed of: what a clone can test alone. */
class MadeEnginesTest {

  private static final List<Statistic> STATISTICS =
      List.of(Statistic.MEAN, Statistic.P50, Statistic.P90, Statistic.P99);

  /** A dense model of 8 billion parameters. */
  private static final StepCost DENSE = StepCost.dense(0.0068, 1.4e-5, 7e-8, 3.4e-5, 3.4e-10);

  /** Of the order of DeepSeek-R1 on 8 x H200. */
  private static final StepCost MIXTURE =
      new StepCost(7.9e-3, 12.4e-3, 256, 8, 1.85e-4, 1e-8, 3.8e-5, 4e-10);

  private static final Experts EXPERTS = new Experts(256, 8);

  @TempDir private Path directory;

  private LogStudy study(StepCost cost, Limits limits, double perSecond, Experts experts)
      throws Exception {
    String log = MadeMeasurements.log(new FittedEngine(cost, 0), limits, perSecond, 300);
    Path file = Files.writeString(directory.resolve("log.jsonl"), log);
    return LogStudy.of(RequestLog.read(file), 100, limits, experts);
  }

  private static void assertAllWithin5Percent(LogStudy study) {
    assertThat(study.measured()).hasSize(200);
    for (Measure measure : Measure.values()) {
      for (Statistic statistic : STATISTICS) {
        assertThat(study.error(measure, statistic))
            .as("%s %s", measure, statistic)
            .isBetween(-0.05, 0.05);
      }
    }
  }

  @Test
  void firstThirdOfADenseEnginesLog_predictsTheRest() throws Exception {
    Limits limits = new Limits(48, 2048, ReplicaSpec.UNBOUNDED_TOKENS);
    assertAllWithin5Percent(study(DENSE, limits, 40, Experts.DENSE));
  }

  @Test
  void firstThird_predictsTheRest_ofAnEngineWhoseCacheIsFull() throws Exception {
    Limits limits = new Limits(256, 2048, 12_000);
    assertAllWithin5Percent(study(DENSE, limits, 40, Experts.DENSE));
  }

  @Test
  void firstThirdOfTwoReplicasOfAMixtureOfExperts_predictsTheRest() throws Exception {
    Limits limits = new Limits(32, 2048, ReplicaSpec.UNBOUNDED_TOKENS, 2);
    assertAllWithin5Percent(study(MIXTURE, limits, 30, EXPERTS));
  }

  /**
   * Without an overload every time per token and to the last is predicted, and the cost is found
   * again. The times to the first token are a few steps, and in which one a request falls is chance
   * that the smallest error of the cost changes: in the mean it is predicted.
   */
  @Test
  void lightLoadOfAMixtureOfExperts_tellsItsCost() throws Exception {
    Limits limits = new Limits(256, 2048, ReplicaSpec.UNBOUNDED_TOKENS);
    LogStudy study = study(MIXTURE, limits, 4, EXPERTS);

    StepCost found = study.engine().cost();
    assertThat(found.alpha()).isCloseTo(MIXTURE.alpha(), Percentage.withPercentage(3));
    assertThat(found.alphaMoe()).isCloseTo(MIXTURE.alphaMoe(), Percentage.withPercentage(10));
    assertThat(found.delta()).isCloseTo(MIXTURE.delta(), Percentage.withPercentage(5));
    for (Statistic statistic : STATISTICS) {
      assertThat(study.error(Measure.TPOT, statistic)).isBetween(-0.02, 0.02);
      assertThat(study.error(Measure.E2E, statistic)).isBetween(-0.02, 0.02);
    }
    assertThat(study.error(Measure.TTFT, Statistic.MEAN)).isBetween(-0.05, 0.05);
  }

  @Test
  void fitsToSomeConcurrencies_predictTheOthers_andAnotherShape() throws Exception {
    Limits limits = new Limits(256, 2048, ReplicaSpec.UNBOUNDED_TOKENS);
    FittedEngine made = new FittedEngine(MIXTURE, 0.05);
    Path file =
        Files.writeString(
            directory.resolve("points.csv"),
            MadeMeasurements.table("deepseek-ai/DeepSeek-R1", made, limits));

    Configuration engine = PointTable.read(file, Map.of()).get(0);
    PointStudy study = PointStudy.of(engine.points(), engine.experts(), Set.of(4, 16, 64), null);

    assertThat(engine.doubts(false)).isEmpty();
    assertThat(Statistic.MAX.of(study.tokenErrors(study.otherConcurrencies()))).isLessThan(0.05);
    assertThat(Statistic.P50.of(study.tokenErrors(study.otherShape()))).isLessThan(0.08);
    List<OperatingPoint> unseen = study.firstTokensNotFitted();
    List<OperatingPoint> simulated = PointStudy.simulated(unseen, study.engine(limits), limits);
    double[] errors = new double[unseen.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] =
          Math.abs(simulated.get(i).firstTokenSeconds() / unseen.get(i).firstTokenSeconds() - 1);
    }
    assertThat(Statistic.P50.of(errors)).isLessThan(0.05);
    assertThat(Statistic.MAX.of(errors)).isLessThan(0.2);
  }
}
