package dev.stampede.experiments.theory;

import java.util.List;

/**
 * A system at rest of which figures are known from formulas.
 *
 * @param name of the system
 * @param about what it is, in words
 * @param warmupSeconds until it has forgotten how it started
 * @param countedSeconds of a replication
 * @param system the scenario from its demand on
 * @param formulas of its figures
 */
record ClosedForm(
    String name,
    String about,
    int warmupSeconds,
    int countedSeconds,
    String system,
    List<Formula> formulas) {

  /**
   * Returns the time of a replication.
   *
   * @param length the share of the counted time that is run, in (0, 1]
   */
  Span span(double length) {
    return new Span(warmupSeconds, Math.max(1, Math.round(countedSeconds * length)), "1h");
  }

  /** Returns the scenario. */
  String text(double length) {
    return span(length).head("closed-form") + system + Span.UNTIL_ALL_END;
  }
}
