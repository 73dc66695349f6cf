package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.market.CustomersSpec.Group;

/**
 * The token buckets of customers who are alike, as the probability of what is missing in one. A
 * bucket of b calls that refills at a constant rate and takes a call if there is one in it is a
 * server of constant service with room for b: what is missing is the work in it. So refusals are
 * those of M/D/1/b at any time: what chance does to a small bucket is in them, and in a surge a
 * full one lasts as long as it does.
 */
final class Allowance {

  private final double customers;
  private final BirthDeathQueue missing;

  /** Fills the buckets of a group whose limit is positive. */
  Allowance(Group group) {
    this.customers = group.customers();
    this.missing =
        new BirthDeathQueue(
            1,
            new Distribution.Constant(1 / group.perSecond()),
            QueueBounds.of(group.capacity() - 1, group.capacity()));
  }

  /**
   * Lets time pass in which calls come evenly.
   *
   * @param calls of all of them together
   * @param seconds positive
   * @return those that are let through
   */
  double admit(double calls, double seconds) {
    missing.advance(calls / customers, seconds);
    return calls * missing.admitted();
  }

  /** Whether most calls were refused when time passed last. */
  boolean isUsedUp() {
    return missing.admitted() < 0.5;
  }
}
