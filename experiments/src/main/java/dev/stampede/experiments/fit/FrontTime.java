package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import java.util.List;

/**
 * The time that a request spends before the engine's scheduler sees it: what the time to the first
 * token under light load, with short prompts, has in it that the steps do not explain.
 */
public final class FrontTime {

  private FrontTime() {}

  /**
   * Returns it in seconds, at least 0.
   *
   * @param points that the cost was fitted to, at least one
   */
  public static double fit(List<OperatingPoint> points, StepCost cost, Limits limits) {
    List<OperatingPoint> light = LightLoad.of(points);
    int shortest = light.stream().mapToInt(OperatingPoint::promptTokens).min().orElseThrow();
    List<OperatingPoint> used =
        light.stream().filter(point -> point.promptTokens() == shortest).toList();
    double unexplained = 0;
    for (OperatingPoint point : used) {
      OperatingPoint steps = ClosedLoop.run(limits.replica(new FittedEngine(cost, 0)), point);
      unexplained += point.firstTokenSeconds() - steps.firstTokenSeconds();
    }
    return Math.max(0, unexplained / used.size());
  }
}
