package dev.stampede.experiments.scenario;

/**
 * How large one replication of all architectures is, told before it runs.
 *
 * @param requests pieces of work that are to be expected
 * @param leastBytes memory that one of its trials needs at the least; 0 where that cannot be told
 */
public record RunSize(double requests, double leastBytes) {

  /**
   * Events a piece of work makes: the median of the shipped scenarios, which have from 4.2 (most of
   * it shed) to 12.3 (most of it retried); measured 2026-11-29.
   */
  private static final double EVENTS_PER_REQUEST = 6.5;

  /** Of one core, for runs that are long enough to ask; hundred-million.yaml, 2026-11. */
  private static final double EVENTS_PER_SECOND = 3e6;

  /**
   * Returns the size where each replication is run so many times, at least 1, one after another.
   */
  public RunSize times(int runs) {
    return new RunSize(requests * runs, leastBytes);
  }

  /** Events that some replications are about to make. */
  public double events(int replications) {
    return requests * replications * EVENTS_PER_REQUEST;
  }

  /** Seconds that some replications are about to take on some cores. */
  public double seconds(int replications, int cores) {
    return events(replications) / (EVENTS_PER_SECOND * cores);
  }
}
