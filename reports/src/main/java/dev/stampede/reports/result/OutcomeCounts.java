package dev.stampede.reports.result;

/**
 * How work ended. The books balance: {@code offered} is the sum of the other seven.
 *
 * @param full answered in time by the first choice, or as well as by it
 * @param degraded answered in time, with less than full quality but enough
 * @param human answered in time by a person
 * @param late answered too late, or past its tolerance and still without an answer
 * @param failed not answered, or not well enough
 * @param abandoned given up by its owner before an answer
 * @param unfinished still under way where the simulation ended, its end is not known
 */
public record OutcomeCounts(
    long offered,
    long full,
    long degraded,
    long human,
    long late,
    long failed,
    long abandoned,
    long unfinished) {

  /** Rejects books that do not balance, and negative counts. */
  public OutcomeCounts {
    long smallest =
        Math.min(
            Math.min(Math.min(full, degraded), Math.min(human, late)),
            Math.min(Math.min(failed, abandoned), unfinished));
    if (smallest < 0
        || offered != full + degraded + human + late + failed + abandoned + unfinished) {
      throw new IllegalArgumentException(
          "the books do not balance: offered %d, full %d, degraded %d, human %d, late %d, failed %d, abandoned %d, unfinished %d"
              .formatted(offered, full, degraded, human, late, failed, abandoned, unfinished));
    }
  }

  /** Work whose end is known. */
  public long known() {
    return offered - unfinished;
  }

  /** Outcomes within tolerance. */
  public long withinTolerance() {
    return full + degraded + human;
  }

  /** Work that ended outside its tolerance: one ticket each. */
  public long tickets() {
    return late + failed + abandoned;
  }

  /** Share of the work whose end is known that became tickets: what availability leaves. */
  public double shareOfTickets() {
    return known() == 0 ? Double.NaN : (double) tickets() / known();
  }
}
