package dev.stampede.experiments.conclude;

import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.reports.result.CostFrontier;
import dev.stampede.reports.result.CostFrontier.Cheapest;
import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.CostFrontier.Step;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Weighs what architectures cost against what they achieve. */
final class Economy {

  private final List<String> names;
  private final Set<String> bounds;
  private final List<Sample> samples;
  private final List<Estimate> costs;
  private final List<Estimate> availabilities;

  /**
   * Prepares it.
   *
   * @param names of the architectures
   * @param bounds those that are not to be built
   * @param samples what each is judged by as a whole
   */
  Economy(List<String> names, Set<String> bounds, List<Sample> samples) {
    this.names = names;
    this.bounds = bounds;
    this.samples = samples;
    this.costs = samples.stream().map(Metrics.TOTAL_COST::estimate).toList();
    this.availabilities = samples.stream().map(Metrics.AVAILABILITY::estimate).toList();
  }

  CostFrontier frontier(List<ObjectiveResult> objectives) {
    List<Integer> efficient = efficient();
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < efficient.size(); i++) {
      steps.add(step(efficient.get(i - 1), efficient.get(i)));
    }
    return new CostFrontier(
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new Point(
                        names.get(i), costs.get(i), availabilities.get(i), efficient.contains(i)))
            .toList(),
        steps,
        cheapest(objectives));
  }

  /** Those that could be built and are not dominated, the cheapest first. */
  private List<Integer> efficient() {
    List<Integer> candidates = candidates().filter(this::isMeasured).boxed().toList();
    return candidates.stream()
        .filter(i -> candidates.stream().noneMatch(other -> dominates(other, i)))
        .sorted(byCost())
        .toList();
  }

  private boolean isMeasured(int architecture) {
    return !Double.isNaN(costs.get(architecture).mean())
        && !Double.isNaN(availabilities.get(architecture).mean());
  }

  private IntStream candidates() {
    return IntStream.range(0, names.size()).filter(i -> !bounds.contains(names.get(i)));
  }

  /** Of two that are equal the one that the scenario has first dominates. */
  private boolean dominates(int one, int other) {
    int cost = Double.compare(costs.get(one).mean(), costs.get(other).mean());
    int availability =
        Double.compare(availabilities.get(one).mean(), availabilities.get(other).mean());
    boolean equal = cost == 0 && availability == 0;
    return cost <= 0 && availability >= 0 && (!equal || one < other);
  }

  private Comparator<Integer> byCost() {
    return Comparator.comparingDouble(i -> costs.get(i).mean());
  }

  private Step step(int from, int to) {
    Estimate cost = Metrics.TOTAL_COST.difference(samples.get(to), samples.get(from));
    double nines = nines(availabilities.get(to)) - nines(availabilities.get(from));
    return new Step(
        names.get(from),
        names.get(to),
        cost,
        Metrics.AVAILABILITY.difference(samples.get(to), samples.get(from)),
        Double.isInfinite(nines) ? Double.NaN : cost.mean() / nines);
  }

  private static double nines(Estimate availability) {
    return -StrictMath.log10(1 - availability.mean());
  }

  private Optional<Cheapest> cheapest(List<ObjectiveResult> objectives) {
    List<Integer> kept =
        candidates()
            .filter(i -> keepsAll(names.get(i), objectives))
            .boxed()
            .sorted(byCost())
            .toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    int first = kept.get(0);
    Optional<Integer> next = kept.stream().skip(1).findFirst();
    return Optional.of(
        new Cheapest(
            names.get(first),
            costs.get(first).mean(),
            next.map(names::get),
            next.map(i -> Metrics.TOTAL_COST.difference(samples.get(i), samples.get(first)))));
  }

  private static boolean keepsAll(String architecture, List<ObjectiveResult> objectives) {
    List<Verdict> verdicts =
        objectives.stream()
            .filter(result -> result.architecture().equals(architecture))
            .map(ObjectiveResult::verdict)
            .toList();
    return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict.MET::equals);
  }
}
