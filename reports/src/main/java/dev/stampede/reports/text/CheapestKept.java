package dev.stampede.reports.text;

import dev.stampede.reports.result.CostFrontier.Cheapest;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;

/** Says which of the architectures that keep all their objectives costs least, and by how much. */
final class CheapestKept {

  private CheapestKept() {}

  /** Returns a clause to add to the headline, empty where nothing has a price or none keeps all. */
  static String of(Summary summary) {
    return summary.frontier().cheapest().map(cheapest -> clause(summary, cheapest)).orElse("");
  }

  private static String clause(Summary summary, Cheapest cheapest) {
    String cost = Figures.money(cheapest.cost(), summary.currency());
    if (cheapest.next().isEmpty() || cheapest.less().isEmpty()) {
      return ", for %s a run".formatted(cost);
    }
    Estimate less = cheapest.less().get();
    String next = PlainText.quoted(cheapest.next().get(), Headline.LONGEST_NAME);
    String name = PlainText.quoted(cheapest.architecture(), Headline.LONGEST_NAME);
    if (less.mean() == 0) {
      return "; %s costs least (%s a run), as much as %s".formatted(name, cost, next);
    }
    String doubt = less.hasInterval() && less.mayBeZero() ? ", within the uncertainty" : "";
    return "; %s costs least (%s a run, %s less than %s%s)"
        .formatted(name, cost, Figures.money(less.mean(), summary.currency()), next, doubt);
  }
}
