package dev.stampede.models.market;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The other customers of a provider at work, in its process. At each step it looks at what became
 * of their calls, lets them leave and come back, and sets how many calls come until the next; so it
 * costs the same whatever their number. Those who go elsewhere arrive there a step later.
 */
public final class Market {

  private final MarketSpec spec;
  private final LogicalProcess process;
  private final SharedCapacity capacity;
  private final DoubleSupplier errors;
  private final DoubleSupplier spoiling;
  private final StatusPage page;
  private final double stepSeconds;
  private final Timer step;
  private final Inbox<Inflow> newcomers;
  private final List<Way> ways = new ArrayList<>();
  private final List<Inflow> arriving = new ArrayList<>();
  private final @Nullable Flock flock;
  private final RecentMean availability;

  /** Calls a second that come to the door in this step. */
  private double coming;

  /** Share of them that a fault turns away. */
  private double turnedAway;

  /** Share of the answers that a fault keeps from their owners. */
  private double spoilt;

  private long sinceNanos;
  private double atDoor;
  private double faulted;
  private double failedOver;
  private double away;
  private boolean trouble;
  private double leavingPerSecond;
  private double tryingAgain;
  private double seenAtDoor;
  private double seenLost;
  private double servedBefore;
  private double spoiltAnswers;
  private MarketResult beforeCount = new MarketResult(0, 0, 0, 0, 0, 0);

  /** What had happened when the counting ended; null before. */
  private @Nullable MarketResult counted;

  /**
   * What customers notice of a provider's faults.
   *
   * @param errors tells which share of the calls they turn away now
   * @param spoiling tells which share of the answers they keep from their owners now
   * @param page what the provider's status page shows
   */
  public record Symptoms(DoubleSupplier errors, DoubleSupplier spoiling, StatusPage page) {}

  /** A flow of customers from another provider; sent when it changes. */
  private record Inflow(int way, double perSecond) {}

  /** Where a share of the customers goes. */
  private static final class Way {
    final Outlet<Inflow> outlet;
    final int number;
    final double share;
    double perSecond;

    Way(Outlet<Inflow> outlet, int number, double share) {
      this.outlet = outlet;
      this.number = number;
      this.share = share;
    }
  }

  /**
   * Opens a market.
   *
   * @param capacity the provider's engine
   * @param symptoms of the provider's faults
   * @param horizon what of the run counts
   */
  public Market(
      MarketSpec spec,
      LogicalProcess process,
      SharedCapacity capacity,
      Symptoms symptoms,
      Horizon horizon) {
    this.spec = spec;
    this.process = process;
    this.capacity = capacity;
    this.errors = symptoms.errors();
    this.spoiling = symptoms.spoiling();
    this.page = symptoms.page();
    this.stepSeconds = Seconds.of(spec.stepNanos());
    this.newcomers = process.inbox(this::changed);
    FailOver failOver = spec.failOver();
    this.flock = failOver == null ? null : new Flock(failOver.delay(), failOver.returning());
    long window = failOver == null ? 1 : failOver.windowNanos() / spec.stepNanos();
    this.availability = new RecentMean((int) Math.max(1, window));
    this.step = process.timer(this::step);
    step.set(0);
    if (horizon.warmupNanos() > 0) {
      process.timer(this::beginCount).set(horizon.warmupNanos());
    }
    process.timer(this::endCount).set(horizon.durationNanos());
  }

  /** Lays a way for a share of the customers to another market. */
  public void failsOverTo(Market other, double share) {
    int number = other.arriving.size();
    other.arriving.add(new Inflow(number, 0));
    ways.add(new Way(process.outlet(other.newcomers, spec.stepNanos()), number, share));
  }

  /** Takes note that a fault began or ended. */
  public void review() {
    pass();
    turnedAway = errors.getAsDouble();
    capacity.inflow(coming * (1 - turnedAway));
    double served = capacity.volumes().served();
    spoiltAnswers += (served - servedBefore) * spoilt;
    servedBefore = served;
    spoilt = spoiling.getAsDouble();
  }

  private void changed(Inflow inflow) {
    pass();
    coming += inflow.perSecond() - arriving.get(inflow.way()).perSecond();
    coming = Math.max(0, coming);
    arriving.set(inflow.way(), inflow);
    review();
  }

  /** Takes the time up to now into account. */
  private void pass() {
    long now = process.now();
    double seconds = Seconds.of(now - sinceNanos);
    sinceNanos = now;
    atDoor += coming * seconds;
    faulted += coming * turnedAway * seconds;
    failedOver += leavingPerSecond * seconds;
  }

  private void step() {
    long now = process.now();
    review();
    lookBack();
    double home = spec.demand().expected(now, now + spec.stepNanos()) / stepSeconds;
    coming = home + triesPerSecond();
    leavingPerSecond = 0;
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      double perSecond = home * away * way.share;
      leavingPerSecond += perSecond;
      if (perSecond != way.perSecond) {
        way.perSecond = perSecond;
        way.outlet.send(new Inflow(way.number, perSecond));
      }
    }
    coming = Math.max(0, coming - leavingPerSecond);
    for (int i = 0; i < arriving.size(); i++) {
      coming += arriving.get(i).perSecond();
    }
    review();
    step.set(spec.stepNanos());
  }

  /** Judges the step that has passed. */
  private void lookBack() {
    double came = atDoor - seenAtDoor;
    double lost = faulted + capacity.volumes().lost() + spoiltAnswers - seenLost;
    seenAtDoor = atDoor;
    seenLost += lost;
    Retrial retrial = spec.retrial();
    if (retrial != null) {
      tryingAgain += lost * retrial.share();
    }
    FailOver failOver = spec.failOver();
    if (failOver != null && flock != null) {
      double would = capacity.isFull() ? 0 : (1 - turnedAway) * (1 - spoilt);
      double found = came > 0 ? Math.max(0, 1 - lost / came) : would;
      boolean errors = availability.with(found) < failOver.below();
      boolean shown = page.shows(process.now());
      trouble =
          failOver.leavesOn().isBad(errors, shown)
              || (trouble && failOver.returnsOn().isBad(errors, shown));
      away = flock.look(process.now(), trouble);
    }
  }

  /** Lets those whose time has come try again, evenly over the step to come. */
  private double triesPerSecond() {
    Retrial retrial = spec.retrial();
    if (retrial == null) {
      return 0;
    }
    double tries = tryingAgain * -StrictMath.expm1(-stepSeconds / retrial.afterSeconds());
    tryingAgain -= tries;
    return tries / stepSeconds;
  }

  /** What an autoscaler sees of it, summed over the seconds so far. */
  public double integral(Metric metric) {
    review();
    return switch (metric) {
      case UTILIZATION -> 0; // an engine counts it with ours
      case CONCURRENCY -> capacity.volumes().insideSeconds();
      case QUEUED -> capacity.volumes().waitingSeconds();
      case RATE -> atDoor;
    };
  }

  private void beginCount() {
    review();
    beforeCount = total();
  }

  private void endCount() {
    review();
    counted = total();
  }

  private MarketResult total() {
    Volumes volumes = capacity.volumes();
    return new MarketResult(
        atDoor,
        volumes.served(),
        faulted + volumes.refused(),
        volumes.abandoned(),
        volumes.cut(),
        failedOver);
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public MarketResult result() {
    review();
    MarketResult total = total();
    double gone = total.served() + total.refused() + total.abandoned() + total.cut();
    double missing = total.offered() - gone - capacity.inside();
    if (!(missing * missing <= 1e-12 * (1 + total.offered() * total.offered()))) {
      throw new IllegalStateException(
          "the market of %s does not balance: %s offered, %s of it missing"
              .formatted(process.name(), total.offered(), missing));
    }
    return (counted == null ? total : counted).minus(beforeCount);
  }
}
