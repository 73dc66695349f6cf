package dev.stampede.scenarios.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A promise that an architecture keeps or not.
 *
 * @param text as the scenario says it
 * @param useCase the use case it is about
 * @param atLeast true if the value must not be below the limit, false if not above
 * @param limit in the metric's unit; with {@code versus} a multiple of that architecture's value
 * @param versus the architecture that the value is compared with, null for none
 */
public record Objective(
    String text,
    String useCase,
    Metric metric,
    boolean atLeast,
    double limit,
    @Nullable String versus) {

  /** {@code >=} or {@code <=}. */
  public String operator() {
    return atLeast ? ">=" : "<=";
  }
}
