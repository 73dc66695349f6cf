package dev.stampede.models.provider;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.Place;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.TierResult;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a provider in one trial. Everything ends with the run's duration; intervals
 * begin at the start, everything else at the end of the warm-up.
 *
 * @param attempts calls that arrived
 * @param succeeded calls served to their end
 * @param rateLimited calls refused by a quota
 * @param overloaded calls refused because there was no room
 * @param rejected calls refused at the door for any reason, faults included
 * @param failed calls cut off after they had been accepted
 * @param cancelled calls taken back by their client, or that gave up in the queue
 * @param timedOut calls refused after they had waited for as long as the provider lets calls wait
 * @param shadows of the attempts, calls for copies of work
 * @param shadowsSucceeded of those, calls served to their end
 * @param utilization mean share of the capacity that there was which was in use, by the market too,
 *     in [0, 1]
 * @param meanInSystem mean number of calls inside
 * @param meanQueued mean number of calls waiting
 * @param meanCapacity mean of the capacity that there was, in units of its engine
 * @param attemptsByInterval calls that arrived in each interval
 * @param succeededByInterval calls served to their end in each interval
 * @param failedByInterval calls cut off in each interval after they had been accepted
 * @param places where calls were refused or timed out over time, in the order of the way in
 * @param hungUp calls on which the caller hung up, which are no failures
 * @param insideNanosByInterval integral of the calls inside over each interval
 * @param admission what its quotas refused, and what calls cost
 * @param rent what it cost by the hour: people, replicas, and what is reserved
 * @param wayIn what happened in the tiers on the way in, in their order
 * @param nodes what became of its nodes; null if it has none that can die
 * @param starts what became of starts of its machines that had to pass a queue; null if there is
 *     none
 * @param prompts what became of sessions' prompts that its engine keeps; null if it keeps none, or
 *     the engine is another's
 * @param cells what became of its cells, in their order; none if it has none
 * @param market what became of the other customers' calls; null if it has no market
 * @param engine the provider whose engine served its calls: what is said of capacity, of its use
 *     and of calls waiting is that engine's, whatever door its calls came through
 */
public record ProviderResult(
    String name,
    long attempts,
    long succeeded,
    long rateLimited,
    long overloaded,
    long rejected,
    long failed,
    long cancelled,
    long timedOut,
    long shadows,
    long shadowsSucceeded,
    double utilization,
    double meanInSystem,
    double meanQueued,
    double meanCapacity,
    IntervalCounts attemptsByInterval,
    IntervalCounts succeededByInterval,
    IntervalCounts failedByInterval,
    List<Place> places,
    HangUps hungUp,
    IntervalSums insideNanosByInterval,
    AdmissionResult admission,
    Cost rent,
    List<TierResult> wayIn,
    @Nullable NodesResult nodes,
    @Nullable StartsResult starts,
    @Nullable PromptCacheResult prompts,
    List<CellResult> cells,
    @Nullable MarketResult market,
    String engine)
    implements Serializable {

  /** Copies the list. */
  public ProviderResult {
    wayIn = List.copyOf(wayIn);
    places = List.copyOf(places);
    cells = List.copyOf(cells);
  }

  /** Share of the calls that ended which were served; NaN where none ended. */
  public double availability() {
    long ended = succeeded + rejected + failed + timedOut;
    return ended == 0 ? Double.NaN : (double) succeeded / ended;
  }

  /**
   * Returns the sum of this and another trial's result: utilization and means are summed, too. The
   * instruments of this one are added to and passed on: it must not be used afterwards.
   */
  public ProviderResult absorb(ProviderResult other) {
    attemptsByInterval.merge(other.attemptsByInterval);
    succeededByInterval.merge(other.succeededByInterval);
    failedByInterval.merge(other.failedByInterval);
    for (int i = 0; i < places.size(); i++) {
      places.get(i).merge(other.places.get(i));
    }
    hungUp.merge(other.hungUp);
    insideNanosByInterval.merge(other.insideNanosByInterval);
    return new ProviderResult(
        name,
        attempts + other.attempts,
        succeeded + other.succeeded,
        rateLimited + other.rateLimited,
        overloaded + other.overloaded,
        rejected + other.rejected,
        failed + other.failed,
        cancelled + other.cancelled,
        timedOut + other.timedOut,
        shadows + other.shadows,
        shadowsSucceeded + other.shadowsSucceeded,
        utilization + other.utilization,
        meanInSystem + other.meanInSystem,
        meanQueued + other.meanQueued,
        meanCapacity + other.meanCapacity,
        attemptsByInterval,
        succeededByInterval,
        failedByInterval,
        places,
        hungUp,
        insideNanosByInterval,
        admission.absorb(other.admission),
        rent.plus(other.rent),
        IntStream.range(0, wayIn.size())
            .mapToObj(i -> wayIn.get(i).absorb(other.wayIn.get(i)))
            .toList(),
        nodes == null || other.nodes == null ? nodes : nodes.absorb(other.nodes),
        starts == null || other.starts == null ? starts : starts.absorb(other.starts),
        prompts == null || other.prompts == null ? prompts : prompts.plus(other.prompts),
        IntStream.range(0, cells.size())
            .mapToObj(i -> cells.get(i).plus(other.cells.get(i)))
            .toList(),
        market == null || other.market == null ? market : market.plus(other.market),
        engine);
  }
}
