package dev.stampede.reports.result;

import java.util.List;
import java.util.Optional;

/**
 * What architectures cost against what they achieve. Availability is that of all work that is ours
 * together: outcomes within tolerance / work offered.
 *
 * @param points one for each architecture, bounds included, in the scenario's order
 * @param steps from each architecture on the efficient frontier to the next dearer one, the
 *     cheapest first
 * @param cheapest the cheapest of those that keep all their objectives; empty where none does
 */
public record CostFrontier(List<Point> points, List<Step> steps, Optional<Cheapest> cheapest) {

  /** Nothing has a price. */
  public static final CostFrontier NONE = new CostFrontier(List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public CostFrontier {
    points = List.copyOf(points);
    steps = List.copyOf(steps);
  }

  /**
   * An architecture.
   *
   * @param cost of a run, in the scenario's currency
   * @param efficient whether no other architecture that could be built is at least as available for
   *     at most as much, and better in one of them; false for bounds
   */
  public record Point(
      String architecture, Estimate cost, Estimate availability, boolean efficient) {}

  /**
   * What more availability costs.
   *
   * @param cost how much more a run costs, paired
   * @param availability how much more of the work is within its tolerance, paired
   * @param perNine cost of one more nine at this rate: cost / log10 of the ratio of the shares that
   *     are outside; NaN, null in JSON, where nothing is outside any more
   */
  public record Step(
      String from, String to, Estimate cost, Estimate availability, double perNine) {}

  /**
   * The cheapest architecture that keeps all its objectives.
   *
   * @param cost of a run
   * @param next the next dearer one that keeps them, too
   * @param less how much less it costs than that one, paired
   */
  public record Cheapest(
      String architecture, double cost, Optional<String> next, Optional<Estimate> less) {}
}
