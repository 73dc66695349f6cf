package dev.stampede.reports.result;

/**
 * One provider as one architecture's calls found it. Counts are totals over all replications.
 *
 * @param attempts calls that reached it
 * @param availability successful attempts / attempts that ended; 1 where there were none
 * @param rateLimited refused by a quota (429)
 * @param overloaded refused because its queue was full
 * @param rejected refused at the door for any reason: quota, full queue or fault
 * @param failed ended in an error after they had been accepted, streams cut included
 * @param utilization mean share of its capacity that calls and market use, in [0, 1]
 * @param meanInSystem mean number of calls inside, queued ones included
 * @param meanQueued mean number of calls waiting for capacity
 * @param market the other customers' calls, which no other figure but utilization counts
 */
public record ProviderSummary(
    String name,
    long attempts,
    double availability,
    long rateLimited,
    long overloaded,
    long rejected,
    long failed,
    double utilization,
    double meanInSystem,
    double meanQueued,
    MarketSummary market) {

  /** A provider without a market. */
  public ProviderSummary(
      String name,
      long attempts,
      double availability,
      long rateLimited,
      long overloaded,
      long rejected,
      long failed,
      double utilization,
      double meanInSystem,
      double meanQueued) {
    this(
        name,
        attempts,
        availability,
        rateLimited,
        overloaded,
        rejected,
        failed,
        utilization,
        meanInSystem,
        meanQueued,
        MarketSummary.NONE);
  }
}
