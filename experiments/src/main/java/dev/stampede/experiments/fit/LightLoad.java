package dev.stampede.experiments.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What the points with the fewest clients say: with hardly anybody to wait for, each prompt token
 * adds its own cost to the time to the first token.
 */
public final class LightLoad {

  private LightLoad() {}

  /**
   * Returns the points of the lowest concurrency that has prompts of several lengths; those of the
   * lowest one where none has.
   *
   * @param points at least one
   */
  public static List<OperatingPoint> of(List<OperatingPoint> points) {
    TreeMap<Integer, List<OperatingPoint>> byConcurrency = new TreeMap<>();
    for (OperatingPoint point : points) {
      byConcurrency.computeIfAbsent(point.concurrency(), c -> new ArrayList<>()).add(point);
    }
    for (List<OperatingPoint> light : byConcurrency.values()) {
      if (light.stream().mapToInt(OperatingPoint::promptTokens).distinct().count() > 1) {
        return light;
      }
    }
    return byConcurrency.firstEntry().getValue();
  }

  /**
   * Returns by how many seconds a prompt token delays the first token, at least 0; NaN if all
   * prompts are of one length.
   */
  static double secondsPerPromptToken(List<OperatingPoint> points) {
    SimpleRegression line = new SimpleRegression();
    for (OperatingPoint point : of(points)) {
      line.addData(point.promptTokens(), point.firstTokenSeconds());
    }
    return Math.max(0, line.getSlope());
  }
}
