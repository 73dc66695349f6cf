package dev.stampede.models.provider;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.HangUps.Reason;
import dev.stampede.models.place.Place;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.Load;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.WayIn;
import dev.stampede.models.work.Cause.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the calls at a provider. Counts and means are those of the part of the run that
 * counts; the intervals begin at its start, and the checks go on to where the simulation ends.
 */
final class ProviderBooks {

  private final Horizon horizon;
  private final IntervalCounts attemptsByInterval;
  private final IntervalCounts succeededByInterval;
  private final IntervalCounts failedByInterval;
  private final ProviderPlaces places;
  private final HangUps hungUp;

  /** Its calls in an engine that serves those of others, too; null if it serves no others. */
  private @Nullable Gauge inside;

  private final ExactSum timesInside = new ExactSum();
  private long arrivedEver;
  private long leftEver;

  private long attempts;
  private long succeeded;
  private long rateLimited;
  private long overloaded;
  private long faulted;
  private long failed;
  private long cancelled;
  private long shadows;
  private long shadowsSucceeded;
  private long timedOut;

  /**
   * Opens the books.
   *
   * @param operated whether operators do steps
   * @param cells of its engine; null if it has none
   */
  ProviderBooks(Horizon horizon, boolean operated, @Nullable Cells cells) {
    this.horizon = horizon;
    this.attemptsByInterval = new IntervalCounts(horizon.intervals());
    this.succeededByInterval = new IntervalCounts(horizon.intervals());
    this.failedByInterval = new IntervalCounts(horizon.intervals());
    this.places = new ProviderPlaces(horizon.intervals(), operated, cells);
    this.hungUp = new HangUps(horizon);
  }

  /** Counts its own calls inside, as the engine is that of others, too. */
  void countInside() {
    if (inside == null) {
      inside = new Gauge(horizon);
    }
  }

  /** Its calls inside, where it counts them. */
  long inside() {
    return inside == null ? 0 : inside.level();
  }

  /** The places on the way in. */
  ProviderPlaces places() {
    return places;
  }

  void arrived(long nowNanos, boolean shadow) {
    places.door.came().increment(nowNanos);
    if (places.steps != null) {
      places.steps.came().increment(nowNanos);
    }
    attemptsByInterval.increment(nowNanos);
    attempts += counts(nowNanos);
    shadows += shadow ? counts(nowNanos) : 0;
  }

  void rateLimited(long nowNanos) {
    places.quota.refused().increment(nowNanos);
    rateLimited += counts(nowNanos);
  }

  /** A place had no room. */
  void overloaded(long nowNanos, Place full) {
    full.refused().increment(nowNanos);
    overloaded += counts(nowNanos);
  }

  /** A fault refused a call, or cut it off before it had entered. */
  void faulted(long nowNanos) {
    places.door.refused().increment(nowNanos);
    faulted += counts(nowNanos);
  }

  /** A step of the operators refused a call, or cut it off on the way in. */
  void stepped(long nowNanos) {
    if (places.steps != null) {
      places.steps.refused().increment(nowNanos);
    }
    faulted += counts(nowNanos);
  }

  /** The death of a server refused a call at a place. */
  void faultedAt(long nowNanos, Place place) {
    place.refused().increment(nowNanos);
    faulted += counts(nowNanos);
  }

  /** A fault lets a call hang. */
  void hung(long nowNanos) {
    places.door.timedOut().increment(nowNanos);
    faulted += counts(nowNanos);
  }

  void entered(long nowNanos) {
    arrivedEver++;
    timesInside.add(-nowNanos);
    changeInside(nowNanos, 1);
  }

  void succeeded(long nowNanos, boolean shadow) {
    left(nowNanos);
    succeededByInterval.increment(nowNanos);
    succeeded += counts(nowNanos);
    shadowsSucceeded += shadow ? counts(nowNanos) : 0;
  }

  void failed(long nowNanos) {
    left(nowNanos);
    failedByInterval.increment(nowNanos);
    failed += counts(nowNanos);
  }

  /** A queue dropped a call that it had taken. */
  void dropped(long nowNanos, Place queue) {
    left(nowNanos);
    queue.refused().increment(nowNanos);
    failed += counts(nowNanos);
  }

  void cancelled(long nowNanos) {
    left(nowNanos);
    cancelled += counts(nowNanos);
  }

  /** A call gave up waiting in the queue. */
  void lostPatience(long nowNanos) {
    hungUp.add(nowNanos, Reason.PATIENCE);
    cancelled(nowNanos);
  }

  void timedOut(long nowNanos, Place queue) {
    left(nowNanos);
    queue.timedOut().increment(nowNanos);
    timedOut += counts(nowNanos);
  }

  /**
   * A tier on the way in, which has books of its own, the provider's outage or a step of its
   * operators ended a call.
   */
  void refusedOnTheWay(long nowNanos, Kind cause) {
    switch (cause) {
      case OUTAGE -> faulted(nowNanos);
      case STEP -> stepped(nowNanos);
      case TIER_TIMEOUT -> timedOut += counts(nowNanos);
      case TIER_FULL, FRONT_DOOR_FULL -> overloaded += counts(nowNanos);
      default -> faulted += counts(nowNanos);
    }
  }

  /** A call was taken back before it had entered. */
  void cancelledAtDoor(long nowNanos) {
    cancelled += counts(nowNanos);
  }

  private void left(long nowNanos) {
    leftEver++;
    timesInside.add(nowNanos);
    changeInside(nowNanos, -1);
  }

  private void changeInside(long nowNanos, int by) {
    if (inside != null) {
      inside.change(nowNanos, by);
    }
  }

  private int counts(long nowNanos) {
    return horizon.counts(nowNanos) ? 1 : 0;
  }

  /** Checks that no call got lost, and Little's law. */
  private void balance(String provider, long nowNanos, Gauge its) {
    Balance.conserved("provider " + provider, arrivedEver, leftEver, its.level());
    timesInside.addProduct(nowNanos, its.level());
    Balance.littlesLaw("provider " + provider, its.whole(), timesInside);
  }

  /**
   * Closes the books at the end of a run, checks them, and returns what they say.
   *
   * @param engineOf the provider whose engine it is
   * @param nodes what became of those of an engine of its own
   * @param starts of its machines
   * @param prompts that an engine of its own has kept
   * @param cells what became of those of an engine of its own
   */
  ProviderResult result(
      String provider,
      String engineOf,
      long nowNanos,
      Engine engine,
      AdmissionResult admission,
      Cost rent,
      WayIn wayIn,
      @Nullable NodesResult nodes,
      @Nullable StartsResult starts,
      @Nullable PromptCacheResult prompts,
      List<CellResult> cells,
      @Nullable MarketResult market) {
    Load load = engine.load(nowNanos);
    Gauge its = inside == null ? load.inside() : inside;
    its.advance(nowNanos);
    balance(provider, nowNanos, its);
    double counted = horizon.countedNanos();
    return new ProviderResult(
        provider,
        attempts,
        succeeded,
        rateLimited,
        overloaded,
        rateLimited + overloaded + faulted,
        failed,
        cancelled,
        timedOut,
        shadows,
        shadowsSucceeded,
        load.utilization(),
        its.counted().toDouble() / counted,
        load.queued().counted().toDouble() / counted,
        load.capacity().counted().toDouble() / counted / Load.PARTS,
        attemptsByInterval,
        succeededByInterval,
        failedByInterval,
        places.all(wayIn.places()),
        hungUp,
        its.byInterval(),
        admission,
        rent,
        wayIn.results(nowNanos),
        nodes,
        starts,
        prompts,
        cells,
        market,
        engineOf);
  }
}
