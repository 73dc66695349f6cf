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
import dev.stampede.models.work.Errand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Other customers of a provider who are alike at work, in its process. At each step it looks at
 * what became of their calls, lets them leave and come back, and sets how many calls come until the
 * next; so it costs the same whatever their number. Those who go elsewhere arrive there a step
 * later.
 */
final class Market {

  private final MarketSpec spec;
  private final LogicalProcess process;
  private final Reception reception;
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

  /** Calls a second that come to the door in this step, of customers and of newcomers. */
  private double coming;

  /** Those who try again to log in, and those who sign up, a second. */
  private double loggingIn;

  private double signingUp;

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
  private final Map<Errand, Losers> losers = new EnumMap<>(Errand.class);
  private double seenAtDoor;
  private double seenLost;
  private double servedBefore;
  private double spoiltAnswers;
  private MarketFigures beforeCount = MarketFigures.NONE;

  /** What had happened when the counting ended; null before. */
  private @Nullable MarketFigures counted;

  /** A flow of customers from another provider; sent when it changes. */
  private record Inflow(int way, double perSecond) {}

  /** Those whose calls of an errand got lost: who has been counted, and who will try again. */
  private static final class Losers {
    double turnedAway;
    double seen;
    double tryingAgain;
  }

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
   * @param reception where its calls come to
   * @param symptoms of the provider's faults
   * @param horizon what of the run counts
   */
  Market(
      MarketSpec spec,
      LogicalProcess process,
      Reception reception,
      Markets.Symptoms symptoms,
      Horizon horizon) {
    this.spec = spec;
    this.process = process;
    this.reception = reception;
    this.capacity = reception.engine();
    this.errors = symptoms.errors();
    this.spoiling = symptoms.spoiling();
    this.page = symptoms.page();
    this.stepSeconds = Seconds.of(spec.stepNanos());
    this.newcomers = process.inbox(this::changed);
    FailOver failOver = spec.failOver();
    this.flock = failOver == null ? null : new Flock(failOver.delay(), failOver.returning());
    long window = failOver == null ? 1 : failOver.windowNanos() / spec.stepNanos();
    this.availability = new RecentMean((int) Math.max(1, window));
    for (Errand errand : Errand.values()) {
      losers.put(errand, new Losers());
    }
    this.step = process.timer(this::step);
    step.set(0);
    if (horizon.warmupNanos() > 0) {
      process.timer(this::beginCount).set(horizon.warmupNanos());
    }
    process.timer(this::endCount).set(horizon.durationNanos());
  }

  /** Lays a way for a share of the customers to another market. */
  void failsOverTo(Market other, double share) {
    int number = other.arriving.size();
    other.arriving.add(new Inflow(number, 0));
    ways.add(new Way(process.outlet(other.newcomers, spec.stepNanos()), number, share));
  }

  /** Takes note that a fault began or ended. */
  void review() {
    pass();
    turnedAway = errors.getAsDouble();
    double signedIn = reception.signedIn();
    reception.inflow(
        coming * signedIn * (1 - turnedAway),
        (coming * (1 - signedIn) + loggingIn) * (1 - turnedAway),
        signingUp * (1 - turnedAway));
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
    double others = loggingIn + signingUp;
    atDoor += (coming + others) * seconds;
    faulted += (coming + others) * turnedAway * seconds;
    of(Errand.LOG_IN).turnedAway +=
        (coming * (1 - reception.signedIn()) + loggingIn) * turnedAway * seconds;
    of(Errand.SIGN_UP).turnedAway += signingUp * turnedAway * seconds;
    reception.pass();
    failedOver += leavingPerSecond * seconds;
  }

  private void step() {
    long now = process.now();
    review();
    lookBack();
    double home = spec.demand().expected(now, now + spec.stepNanos()) / stepSeconds;
    coming = home + triesPerSecond(Errand.MESSAGE);
    loggingIn = triesPerSecond(Errand.LOG_IN);
    signingUp =
        spec.signUps().expected(now, now + spec.stepNanos()) / stepSeconds
            + triesPerSecond(Errand.SIGN_UP);
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
    double lost = faulted + capacity.volumes().lost() + spoiltAnswers + lostOnTheWay() - seenLost;
    seenAtDoor = atDoor;
    seenLost += lost;
    Retrial retrial = spec.retrial();
    if (retrial != null) {
      double others = lostFirst(Errand.LOG_IN, retrial) + lostFirst(Errand.SIGN_UP, retrial);
      of(Errand.MESSAGE).tryingAgain += (lost - others) * retrial.share();
    }
    FailOver failOver = spec.failOver();
    if (failOver != null && flock != null) {
      double would = reception.isFull() ? 0 : (1 - turnedAway) * (1 - spoilt);
      double found = came > 0 ? Math.max(0, 1 - lost / came) : would;
      boolean errors = availability.with(found) < failOver.below();
      boolean shown = page.shows(process.now());
      trouble =
          failOver.leavesOn().isBad(errors, shown)
              || (trouble && failOver.returnsOn().isBad(errors, shown));
      away = flock.look(process.now(), trouble);
    }
  }

  private Losers of(Errand errand) {
    return Objects.requireNonNull(losers.get(errand));
  }

  private double lostOnTheWay() {
    return sum(this::lostOnTheWay);
  }

  private double lostOnTheWay(Errand errand) {
    return reception.refused(errand) + reception.cut(errand) + reception.gaveUp(errand);
  }

  private static double sum(ToDoubleFunction<Errand> ofEach) {
    double sum = 0;
    for (Errand errand : Errand.values()) {
      sum += ofEach.applyAsDouble(errand);
    }
    return sum;
  }

  /** Judges what got lost on an errand before a message; those who try again are on it again. */
  private double lostFirst(Errand errand, Retrial retrial) {
    Losers its = of(errand);
    double lost = its.turnedAway + lostOnTheWay(errand) - its.seen;
    its.seen += lost;
    its.tryingAgain += lost * retrial.share();
    return lost;
  }

  /** Lets those whose time has come try again, evenly over the step to come. */
  private double triesPerSecond(Errand errand) {
    Retrial retrial = spec.retrial();
    if (retrial == null) {
      return 0;
    }
    Losers its = of(errand);
    double tries = its.tryingAgain * -StrictMath.expm1(-stepSeconds / retrial.afterSeconds());
    its.tryingAgain -= tries;
    return tries / stepSeconds;
  }

  /** What an autoscaler sees of it, summed over the seconds so far. */
  double integral(Metric metric) {
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

  private MarketFigures total() {
    Volumes volumes = capacity.volumes();
    return new MarketFigures(
        atDoor,
        volumes.served(),
        faulted + volumes.refused() + sum(reception::refused),
        volumes.limited(),
        volumes.shed(),
        volumes.abandoned() + sum(reception::gaveUp),
        volumes.cut() + sum(reception::cut),
        failedOver);
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  MarketFigures result() {
    review();
    MarketFigures total = total();
    double gone = total.served() + total.refused() + total.abandoned() + total.cut();
    double missing = total.offered() - gone - reception.inside();
    if (!(missing * missing <= 1e-12 * (1 + total.offered() * total.offered()))) {
      throw new IllegalStateException(
          "the market of %s does not balance: %s offered, %s of it missing"
              .formatted(process.name(), total.offered(), missing));
    }
    return (counted == null ? total : counted).minus(beforeCount);
  }
}
