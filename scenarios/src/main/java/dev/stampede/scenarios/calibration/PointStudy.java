package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.ClosedLoop;
import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.FrontTime;
import dev.stampede.experiments.fit.LightLoad;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.OperatingPoint.Shape;
import dev.stampede.experiments.fit.PointFit;
import dev.stampede.models.batching.StepCost;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fit to some of the points of an engine, and the others.
 *
 * @param cost fitted to {@code training}
 * @param training points of some concurrencies and of all shapes but one
 * @param otherConcurrencies points between those, of the same shapes
 * @param otherShape points of the shape that was held back
 */
public record PointStudy(
    StepCost cost,
    List<OperatingPoint> training,
    List<OperatingPoint> otherConcurrencies,
    List<OperatingPoint> otherShape) {

  /** A request that waits longer than this share of its time: the engine is beyond its capacity. */
  private static final double MOST_WAITING = 1.0 / 3;

  private static final int FEWEST_POINTS = 5;
  private static final int FEWEST_CONCURRENCIES = 3;

  /** With two shapes or more left, one can be held back. */
  private static final int SHAPES_FOR_ONE_MORE = 3;

  /**
   * Fits an engine.
   *
   * @param concurrencies to fit to
   * @param heldBack the shape to hold back; null for the one with the longest answers for its
   *     prompts, if there are three or more
   * @throws IllegalArgumentException if there are too few points, saying so
   */
  public static PointStudy of(
      List<OperatingPoint> points,
      Experts experts,
      Set<Integer> concurrencies,
      @Nullable Shape heldBack) {
    List<OperatingPoint> within =
        points.stream().filter(point -> point.waitShare() < MOST_WAITING).toList();
    Shape held = heldBack == null ? longestAnswers(within) : heldBack;
    List<OperatingPoint> training =
        within.stream()
            .filter(p -> concurrencies.contains(p.concurrency()) && !p.shape().equals(held))
            .toList();
    long different = training.stream().mapToInt(OperatingPoint::concurrency).distinct().count();
    if (training.size() < FEWEST_POINTS || different < FEWEST_CONCURRENCIES) {
      throw new IllegalArgumentException(
          "%d points at %d concurrencies are too few: %d at %d are needed"
              .formatted(training.size(), different, FEWEST_POINTS, FEWEST_CONCURRENCIES));
    }
    int least = training.stream().mapToInt(OperatingPoint::concurrency).min().orElseThrow();
    int most = training.stream().mapToInt(OperatingPoint::concurrency).max().orElseThrow();
    List<OperatingPoint> others =
        within.stream()
            .filter(p -> p.concurrency() >= least && p.concurrency() <= most)
            .filter(p -> p.shape().equals(held) || !concurrencies.contains(p.concurrency()))
            .toList();
    return new PointStudy(
        PointFit.fit(training, experts),
        training,
        others.stream().filter(p -> !p.shape().equals(held)).toList(),
        others.stream().filter(p -> p.shape().equals(held)).toList());
  }

  private static @Nullable Shape longestAnswers(List<OperatingPoint> points) {
    List<Shape> shapes = points.stream().map(OperatingPoint::shape).distinct().toList();
    return shapes.size() < SHAPES_FOR_ONE_MORE
        ? null
        : shapes.stream()
            .max(
                Comparator.comparingDouble(
                        (Shape s) -> (double) s.outputTokens() / s.promptTokens())
                    .thenComparingInt(Shape::outputTokens))
            .orElseThrow();
  }

  /** Returns the relative errors of the time per token, without sign. */
  public double[] tokenErrors(List<OperatingPoint> points) {
    return points.stream()
        .mapToDouble(point -> Math.abs(point.tokenSeconds(cost) / point.tokenSeconds() - 1))
        .toArray();
  }

  /** Returns the engine with the time in its front end. */
  public FittedEngine engine(Limits limits) {
    return new FittedEngine(cost, FrontTime.fit(training, cost, limits));
  }

  /** Returns the points whose time to the first token has no part in the fit. */
  public List<OperatingPoint> firstTokensNotFitted() {
    List<OperatingPoint> fitted = LightLoad.of(training);
    return Stream.of(training, otherConcurrencies, otherShape)
        .flatMap(List::stream)
        .filter(point -> !fitted.contains(point))
        .toList();
  }

  /** Returns what a simulated engine does at some points. */
  public static List<OperatingPoint> simulated(
      List<OperatingPoint> points, FittedEngine engine, Limits limits) {
    return points.stream().map(p -> ClosedLoop.run(limits.replica(engine), p)).toList();
  }
}
