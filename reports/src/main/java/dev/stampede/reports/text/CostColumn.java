package dev.stampede.reports.text;

import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.Summary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Something that is paid for.
 *
 * @param label what a reader calls it
 * @param amount what of a cost is paid for it
 */
public record CostColumn(String label, ToDoubleFunction<CostSummary> amount) {

  private static final List<CostColumn> ALL =
      List.of(
          new CostColumn("tickets", CostSummary::tickets),
          new CostColumn("tokens", CostSummary::tokens),
          new CostColumn("people", CostSummary::people),
          new CostColumn("replicas", CostSummary::replicas),
          new CostColumn("reserved", CostSummary::reserved),
          new CostColumn("fixed", CostSummary::fixed),
          new CostColumn("lost hours", CostSummary::lostHours));

  /** Returns those that any architecture pays for. */
  public static List<CostColumn> shown(Summary summary) {
    return ALL.stream()
        .filter(column -> summary.architectures().stream().anyMatch(a -> column.of(a.cost()) > 0))
        .toList();
  }

  /** Returns what of a cost is paid for it. */
  public double of(CostSummary cost) {
    return amount.applyAsDouble(cost);
  }
}
