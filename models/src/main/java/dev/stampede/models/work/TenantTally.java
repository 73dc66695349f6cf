package dev.stampede.models.work;

import dev.stampede.engine.measure.Balance;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/** Pieces of work of a use case that count, by whose they were and by how they ended. */
public final class TenantTally implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Tenants tenants;
  private final long[] counts;

  /** Starts with zeros. */
  public TenantTally(Tenants tenants) {
    this.tenants = tenants;
    this.counts = new long[tenants.count() * OUTCOMES.length];
  }

  void end(long matter, Outcome outcome) {
    counts[tenants.ownerOf(matter) * OUTCOMES.length + outcome.number()]++;
  }

  /**
   * Checks at the end of a run that it adds up to the outcomes.
   *
   * @throws IllegalStateException if it does not
   */
  void check(OutcomeTally outcomes) {
    for (Outcome outcome : OUTCOMES) {
      long sum = 0;
      for (int i = outcome.number(); i < counts.length; i += OUTCOMES.length) {
        sum += counts[i];
      }
      Balance.conserved("tenants' work that ended " + outcome, outcomes.count(outcome), sum, 0);
    }
  }

  /** Adds another tally of the same tenants. */
  public void merge(TenantTally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** The names of the tenants. */
  public List<String> names() {
    return tenants.names();
  }

  /**
   * Work of a tenant that ended in any of some ways and counts.
   *
   * @param tenant number of one of the {@link #names}
   */
  public long count(int tenant, Predicate<Outcome> which) {
    long sum = 0;
    for (Outcome outcome : OUTCOMES) {
      sum += which.test(outcome) ? counts[tenant * OUTCOMES.length + outcome.number()] : 0;
    }
    return sum;
  }
}
