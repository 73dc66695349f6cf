package dev.stampede.reports.text;

import dev.stampede.reports.result.CostFrontier.Step;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;

/** How it is said what a step along the efficient frontier brings and costs. */
public final class CostStep {
  private final String currency;
  private final Step step;

  private CostStep(String currency, Step step) {
    this.currency = currency;
    this.step = step;
  }

  /** Returns the words of a step of a summary. */
  public static CostStep of(Summary summary, Step step) {
    return new CostStep(summary.currency(), step);
  }

  /** Returns both architectures: {@code from “single” to “failover”}. */
  public String architectures() {
    return "from %s to %s"
        .formatted(
            PlainText.quoted(step.from(), Headline.LONGEST_NAME),
            PlainText.quoted(step.to(), Headline.LONGEST_NAME));
  }

  /** Returns by how much the availability is higher: {@code 1.2 points ±0.1}. */
  public String availability() {
    return Figures.points(step.availability());
  }

  /** Returns how much more a run costs: {@code 120 USD ±10}. */
  public String cost() {
    return Figures.value(step.cost(), currency);
  }

  /** Returns what one more nine costs at this rate; empty where nothing is outside any more. */
  public String nine() {
    return Double.isNaN(step.perNine()) ? "" : Figures.money(step.perNine(), currency);
  }

  /** Whether the intervals leave it open that one of both is no higher at all. */
  public boolean isInDoubt() {
    return isInDoubt(step.availability()) || isInDoubt(step.cost());
  }

  private static boolean isInDoubt(Estimate difference) {
    return difference.hasInterval() && difference.mayBeZero();
  }

  /** Returns all of it in a sentence without a full stop. */
  String sentence() {
    return "%s: availability of all work %s higher for %s more%s"
        .formatted(
            architectures(),
            availability(),
            cost(),
            nine().isEmpty() ? "" : "; one more nine at that rate: " + nine());
  }
}
