package dev.stampede.reports.text;

import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What something is paid for. */
public enum CostColumn {
  /** Work that ended outside its tolerance. */
  TICKETS("tickets", CostSummary::tickets),
  /** Calls that providers served. */
  TOKENS("tokens", CostSummary::tokens),
  /** At desks. */
  PEOPLE("people", CostSummary::people),
  /** Servers. */
  REPLICAS("replicas", CostSummary::replicas),
  /** Paid whether it is used or not. */
  RESERVED("reserved", CostSummary::reserved),
  /** By being there. */
  FIXED("fixed", CostSummary::fixed);

  private final String label;
  private final ToDoubleFunction<CostSummary> amount;

  CostColumn(String label, ToDoubleFunction<CostSummary> amount) {
    this.label = label;
    this.amount = amount;
  }

  /** Returns those that any architecture pays for. */
  public static List<CostColumn> shown(Summary summary) {
    return Arrays.stream(values())
        .filter(column -> summary.architectures().stream().anyMatch(a -> column.of(a.cost()) > 0))
        .toList();
  }

  /** What a reader calls it. */
  public String label() {
    return label;
  }

  /** Returns what of a cost is paid for it. */
  public double of(CostSummary cost) {
    return amount.applyAsDouble(cost);
  }
}
