package dev.stampede.reports.result;

import java.util.List;

/**
 * A tier on the way in to a provider, or a dependency that tiers ask. Counts are totals over all
 * replications.
 *
 * @param admitted calls that it let in
 * @param passed calls that went on, or were answered
 * @param refused calls that it had no room for
 * @param failed calls ended by a fault of it, or of what it depends on
 * @param timedOut calls that were in it for too long
 * @param hungUp calls that their client took back while they were in it
 * @param utilization mean share of its servers in use, in [0, 1]
 * @param meanInside mean number of calls in it
 * @param waitSeconds until those that passed were begun with
 * @param timeSeconds that those that passed were in it
 * @param questions what it asked dependencies
 * @param starts what became of starts of its machines that had to pass a queue
 * @param market the calls of other customers in it; all zero where none pass
 */
public record TierSummary(
    String name,
    long admitted,
    long passed,
    long refused,
    long failed,
    long timedOut,
    long hungUp,
    double utilization,
    double meanInside,
    LatencySummary waitSeconds,
    LatencySummary timeSeconds,
    List<Question> questions,
    Starts starts,
    Market market) {

  /**
   * Calls of other customers in a tier. Totals over all replications, rounded.
   *
   * @param offered came to it
   * @param passed went on
   * @param refused found no room
   * @param failed refused or cut off by a fault or a step
   * @param timedOut were in it for too long
   * @param gaveUp were given up by their owners meanwhile
   */
  public record Market(
      long offered, long passed, long refused, long failed, long timedOut, long gaveUp) {

    /** None pass. */
    public static final Market NONE = new Market(0, 0, 0, 0, 0, 0);
  }

  /**
   * What it asked.
   *
   * @param lookedUp calls for which it needed the answer
   * @param known those of them for which it had it in its cache
   */
  public record Question(String dependency, long lookedUp, long known) {}

  /**
   * Starts that had to pass a queue; all zero where there is none. Counts are totals over all
   * replications.
   *
   * @param asked starts that were asked for; one that asks again is the same one
   * @param through starts that were through in time
   * @param timedOut times that one gave up and asked again
   * @param wasted times that the queue did its work for nobody
   * @param meanWaiting mean number of starts asked for and not yet through
   * @param waitingAtEnd their mean number at the end of the run
   * @param longestWaitSeconds the longest that one waited in any replication, from when it was
   *     first asked for until it was through or the run ended
   */
  public record Starts(
      long asked,
      long through,
      long timedOut,
      long wasted,
      double meanWaiting,
      double waitingAtEnd,
      double longestWaitSeconds) {

    /** No queue. */
    public static final Starts NONE = new Starts(0, 0, 0, 0, 0, 0, 0);
  }

  /** Copies the list. */
  public TierSummary {
    questions = List.copyOf(questions);
    starts = starts == null ? Starts.NONE : starts; // not in earlier files
    market = market == null ? Market.NONE : market; // nor is this
  }
}
