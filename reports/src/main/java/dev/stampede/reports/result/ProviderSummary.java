package dev.stampede.reports.result;

import dev.stampede.reports.result.place.CellSummary;
import dev.stampede.reports.result.place.HangUpSummary;
import dev.stampede.reports.result.place.PlaceSummary;
import java.util.List;

/**
 * One provider as one architecture's calls found it. Counts are totals over all replications.
 *
 * @param attempts calls that reached it
 * @param availability successful attempts / attempts that ended; NaN, which is null in JSON, where
 *     there were none
 * @param rateLimited refused by a quota (429)
 * @param overloaded refused because its queue was full
 * @param rejected refused at the door for any reason: quota, full queue or fault
 * @param failed ended in an error after they had been accepted, streams cut included
 * @param timedOut refused after they had waited in its queue for as long as it lets calls wait
 * @param utilization mean share of its capacity that calls and market use, in [0, 1]
 * @param meanInSystem mean number of calls inside, queued ones included
 * @param meanQueued mean number of calls waiting for capacity
 * @param meanCapacity mean capacity that there was: servers, calls at a time, or replicas
 * @param cost what it costs us in a run, in the mean of the replications
 * @param limits who was refused by which limit of its quotas
 * @param delayed calls that a limit of its quotas held before they went on
 * @param shadow calls for copies of work, which all figures count
 * @param frontDoor who passed it, and how long that took
 * @param tiers what happened in each on the way in, the front door among them
 * @param nodes what became of nodes that can die of load
 * @param starts what became of starts of its machines that had to pass a queue
 * @param promptCache what became of sessions' prompts that its engine keeps
 * @param cells what became of each, and of those who belong to it; none where all is one
 * @param market the other customers' calls, which no other figure but utilization counts
 * @param hungUp calls on which the caller hung up, which are neither served nor errors
 * @param level how it was below the plain level, and what came of each fault or surge
 * @param places where its calls were refused or timed out
 * @param engine the provider whose engine serves its calls, itself or another: utilization,
 *     capacity and calls waiting are of that engine, whatever door its calls come through
 */
public record ProviderSummary(
    String name,
    long attempts,
    double availability,
    long rateLimited,
    long overloaded,
    long rejected,
    long failed,
    long timedOut,
    double utilization,
    double meanInSystem,
    double meanQueued,
    double meanCapacity,
    Cost cost,
    List<LimitSummary> limits,
    long delayed,
    ShadowSummary shadow,
    FrontDoorSummary frontDoor,
    List<TierSummary> tiers,
    NodesSummary nodes,
    TierSummary.Starts starts,
    PromptCache promptCache,
    List<CellSummary> cells,
    MarketSummary market,
    HangUpSummary hungUp,
    LevelSummary level,
    List<PlaceSummary> places,
    String engine) {

  /**
   * One limit of a quota.
   *
   * @param tier of service
   * @param errorCode the provider's word for its refusals
   * @param refused calls
   */
  public record LimitSummary(String tier, String name, String errorCode, long refused) {}

  /**
   * What a prompt cache was good for.
   *
   * @param calls of sessions that were let in
   * @param hits of them, calls of whose prompt something was kept
   * @param forgotten of them, calls that went on with an earlier prompt of which nothing was
   * @param readTokens of prompts, read from the cache
   * @param resentTokens of prompts, which an earlier one had begun with, and which were not kept
   * @param writtenTokens of prompts, added to the cache
   * @param expired prompts whose life ended
   * @param evicted prompts that had to make room
   * @param flushed prompts lost in an outage or a restart
   */
  public record PromptCache(
      long calls,
      long hits,
      long forgotten,
      long readTokens,
      long resentTokens,
      long writtenTokens,
      long expired,
      long evicted,
      long flushed) {

    /** There is none, or no call of a session has come. */
    public static final PromptCache NONE = new PromptCache(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Share of the calls that went on with an earlier prompt and found it; NaN without such. */
    public double hitShare() {
      return hits + forgotten == 0 ? Double.NaN : (double) hits / (hits + forgotten);
    }
  }

  /**
   * What a provider, or a desk, costs, in the scenario's currency.
   *
   * @param tokens calls that were served
   * @param reserved capacity that is paid whether it is used or not
   */
  public record Cost(double tokens, double people, double replicas, double reserved) {

    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Returns all of it. */
    public double sum() {
      return tokens + people + replicas + reserved;
    }
  }

  /** Copies the lists. */
  public ProviderSummary {
    limits = List.copyOf(limits);
    tiers = tiers == null ? List.of() : List.copyOf(tiers); // not in earlier files
    starts = starts == null ? TierSummary.Starts.NONE : starts; // nor is this
    promptCache = promptCache == null ? PromptCache.NONE : promptCache;
    cells = cells == null ? List.of() : List.copyOf(cells);
    hungUp = hungUp == null ? HangUpSummary.NONE : hungUp; // these are not in earlier files
    level = level == null ? LevelSummary.NONE : level;
    places = places == null ? List.of() : List.copyOf(places);
    engine = engine == null ? name : engine;
  }

  /** A provider without copies of work, a front door and a market, whose limits delay nobody. */
  public ProviderSummary(
      String name,
      long attempts,
      double availability,
      long rateLimited,
      long overloaded,
      long rejected,
      long failed,
      long timedOut,
      double utilization,
      double meanInSystem,
      double meanQueued,
      double meanCapacity,
      Cost cost,
      List<LimitSummary> limits) {
    this(
        name,
        attempts,
        availability,
        rateLimited,
        overloaded,
        rejected,
        failed,
        timedOut,
        utilization,
        meanInSystem,
        meanQueued,
        meanCapacity,
        cost,
        limits,
        0,
        ShadowSummary.NONE,
        FrontDoorSummary.NONE,
        List.of(),
        NodesSummary.NONE,
        TierSummary.Starts.NONE,
        PromptCache.NONE,
        List.of(),
        MarketSummary.NONE,
        HangUpSummary.NONE,
        LevelSummary.NONE,
        List.of(),
        name);
  }
}
