package dev.stampede.models.cost;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the calls for each use case cost, exactly: of the work that counts, whenever they were
 * served.
 */
public final class Spending implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Billionths of the currency's unit in that unit. */
  private static final double NANOS_PER_UNIT = 1e9;

  private final CostPart part;
  private long[] nanos = new long[1];

  /** Nothing was spent yet. */
  public Spending(CostPart part) {
    this.part = part;
  }

  /** Adds what a call for a use case cost, in billionths of the currency's unit. */
  public void add(int useCase, long costNanos) {
    if (useCase >= nanos.length) {
      nanos = Arrays.copyOf(nanos, useCase + 1);
    }
    nanos[useCase] += costNanos;
  }

  /** Adds another one's. */
  public void add(Spending other) {
    for (int useCase = other.nanos.length - 1; useCase >= 0; useCase--) {
      add(useCase, other.nanos[useCase]);
    }
  }

  /** Returns what the calls for a use case cost. */
  public Cost of(int useCase) {
    return Cost.of(part, useCase < nanos.length ? nanos[useCase] / NANOS_PER_UNIT : 0);
  }

  /** What the calls for all of them cost, in the scenario's currency. */
  public double total() {
    return Arrays.stream(nanos).sum() / NANOS_PER_UNIT;
  }
}
