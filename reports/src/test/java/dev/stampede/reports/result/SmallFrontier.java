package dev.stampede.reports.result;

import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.CostFrontier.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Frontiers of cost against availability, weighed the slow way: each against each. */
public final class SmallFrontier {

  private SmallFrontier() {}

  /** Returns a point without intervals, whose standing is not known yet. */
  public static Point point(String architecture, double cost, double availability) {
    return new Point(architecture, Estimate.ofOne(cost), Estimate.ofOne(availability), false);
  }

  /** Returns an experiment of architectures of which no more is known than these points. */
  public static Experiment experiment(Set<String> bounds, List<Point> points) {
    List<ArchitectureSummary> architectures =
        points.stream()
            .map(
                point -> {
                  ArchitectureSummary one =
                      SmallExperiment.architecture(
                          point.architecture(),
                          "chat",
                          point.availability().mean(),
                          point.cost().mean());
                  return bounds.contains(point.architecture()) ? SmallExperiment.bound(one) : one;
                })
            .toList();
    return SmallExperiment.withoutCourse(
        with(SmallExperiment.summary(architectures, List.of()), frontier(bounds, points)));
  }

  /** Returns the same summary with the frontier of what its architectures cost and achieve. */
  public static Summary of(Summary summary) {
    List<Point> points =
        summary.architectures().stream()
            .map(
                a ->
                    new Point(
                        a.name(),
                        new Estimate(a.cost().total(), a.cost().ci95()),
                        Estimate.ofOne(availability(a)),
                        false))
            .toList();
    Set<String> bounds =
        summary.architectures().stream()
            .filter(ArchitectureSummary::bound)
            .map(ArchitectureSummary::name)
            .collect(Collectors.toSet());
    return with(summary, frontier(bounds, points));
  }

  /** Returns the same summary with a frontier, and with the cheapest that it had. */
  public static Summary with(Summary summary, CostFrontier frontier) {
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        new CostFrontier(frontier.points(), frontier.steps(), summary.frontier().cheapest()),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  private static CostFrontier frontier(Set<String> bounds, List<Point> points) {
    List<Point> weighed = new ArrayList<>();
    for (Point point : points) {
      boolean efficient =
          !bounds.contains(point.architecture())
              && Double.isFinite(point.availability().mean())
              && points.stream()
                  .filter(other -> !bounds.contains(other.architecture()))
                  .noneMatch(other -> dominates(other, point, points));
      weighed.add(new Point(point.architecture(), point.cost(), point.availability(), efficient));
    }
    List<Point> efficient =
        weighed.stream()
            .filter(Point::efficient)
            .sorted(Comparator.comparingDouble(point -> point.cost().mean()))
            .toList();
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < efficient.size(); i++) {
      steps.add(step(efficient.get(i - 1), efficient.get(i)));
    }
    return new CostFrontier(weighed, steps, Optional.empty());
  }

  private static boolean dominates(Point one, Point other, List<Point> points) {
    double dearer = one.cost().mean() - other.cost().mean();
    double better = one.availability().mean() - other.availability().mean();
    boolean equal = dearer == 0 && better == 0;
    return dearer <= 0 && better >= 0 && (!equal || points.indexOf(one) < points.indexOf(other));
  }

  private static Step step(Point from, Point to) {
    double cost = to.cost().mean() - from.cost().mean();
    double nines = Math.log10((1 - from.availability().mean()) / (1 - to.availability().mean()));
    double share = to.availability().mean() - from.availability().mean();
    return new Step(
        from.architecture(),
        to.architecture(),
        Estimate.of(cost, cost - 10, cost + 10),
        Estimate.of(share, share - 0.001, share + 0.001),
        Double.isInfinite(nines) ? Double.NaN : cost / nines);
  }

  private static double availability(ArchitectureSummary architecture) {
    List<OutcomeCounts> all = architecture.ours().stream().map(UseCaseSummary::outcomes).toList();
    double good = all.stream().mapToLong(OutcomeCounts::withinTolerance).sum();
    return good / all.stream().mapToLong(OutcomeCounts::known).sum();
  }
}
