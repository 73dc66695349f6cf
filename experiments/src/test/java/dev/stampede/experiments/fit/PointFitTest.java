package dev.stampede.experiments.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.StepCost;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PointFitTest {

  private static final Limits LIMITS = new Limits(256, 8192, ReplicaSpec.UNBOUNDED_TOKENS);

  /** What an engine of this cost shows if the formula is all there is. */
  private static List<OperatingPoint> points(StepCost cost, int[]... shapes) {
    List<OperatingPoint> points = new ArrayList<>();
    for (int[] shape : shapes) {
      for (int concurrency : new int[] {4, 16, 64}) {
        double first = 0.05 + cost.delta() * shape[0];
        OperatingPoint lengths = new OperatingPoint(concurrency, shape[0], shape[1], first, 1);
        points.add(
            new OperatingPoint(concurrency, shape[0], shape[1], first, lengths.tokenSeconds(cost)));
      }
    }
    return points;
  }

  @Test
  void knownCoefficients_areFoundAgain() {
    StepCost known = new StepCost(0.008, 0.0124, 256, 8, 1.5e-4, 2e-8, 3.5e-5, 0);

    StepCost found =
        PointFit.fit(
            points(known, new int[] {1024, 1024}, new int[] {8192, 1024}), new Experts(256, 8));

    assertThat(found.alpha()).isCloseTo(known.alpha(), Percentage.withPercentage(1e-6));
    assertThat(found.alphaMoe()).isCloseTo(known.alphaMoe(), Percentage.withPercentage(1e-6));
    assertThat(found.beta()).isCloseTo(known.beta(), Percentage.withPercentage(1e-6));
    assertThat(found.gamma()).isCloseTo(known.gamma(), Percentage.withPercentage(1e-6));
    assertThat(found.delta()).isCloseTo(known.delta(), Percentage.withPercentage(1e-6));
  }

  @Test
  void oneShape_stillGivesItsTimesPerToken() {
    StepCost known = StepCost.dense(0.01, 1e-4, 3e-8, 4e-5, 0);
    List<OperatingPoint> points = points(known, new int[] {1000, 500});

    StepCost found = PointFit.fit(points, Experts.DENSE);

    for (OperatingPoint point : points) {
      assertThat(point.tokenSeconds(found))
          .isCloseTo(point.tokenSeconds(), Percentage.withPercentage(1e-6));
    }
  }

  @Test
  void oneClient_waitsForNobody() {
    // Prompt of 900 to 1000 tokens: front end 30 ms, a step of 10 ms, 40 us a token. Then each
    // token takes 10 ms, 0.1 ms for the sequence and 10 ns for each of some 800 to 1500 in the
    // cache.
    FittedEngine engine = new FittedEngine(StepCost.dense(0.01, 1e-4, 1e-8, 4e-5, 0), 0.03);

    OperatingPoint ran =
        ClosedLoop.run(LIMITS.replica(engine), new OperatingPoint(1, 1000, 500, 1, 1));

    assertThat(ran.firstTokenSeconds()).isBetween(0.04 + 800 * 4e-5, 0.04 + 1000 * 4e-5);
    assertThat(ran.tokenSeconds()).isBetween(0.0101 + 800e-8, 0.0101 + 1500e-8);
    assertThat(ClosedLoop.run(LIMITS.replica(engine), new OperatingPoint(1, 1000, 500, 9, 9)))
        .isEqualTo(ran);
  }

  @Test
  void timeInTheFrontEnd_isFoundAgain() {
    StepCost cost = StepCost.dense(0.01, 1e-4, 1e-8, 4e-5, 0);
    FittedEngine known = new FittedEngine(cost, 0.12);
    List<OperatingPoint> measured =
        points(cost, new int[] {1000, 200}, new int[] {4000, 200}).stream()
            .map(p -> ClosedLoop.run(LIMITS.replica(known), p))
            .toList();

    // The front end delays the next request too, so that batches are a little smaller with it.
    assertThat(FrontTime.fit(measured, cost, LIMITS)).isCloseTo(0.12, within(0.01));
  }
}
