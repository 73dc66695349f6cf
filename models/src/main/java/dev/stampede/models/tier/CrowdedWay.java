package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.Reception;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.tier.TierCrowd.Stage;
import dev.stampede.models.work.Errand;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of a market's calls through tiers to an engine, as a liquid. All that passes a tier in a
 * step of the market comes to the next one evenly over that step, and to the engine over the next.
 */
final class CrowdedWay implements Reception {

  private final LogicalProcess process;
  private final Gate gate;
  private final List<Tier> tiers;
  private final SharedCapacity engine;
  private final @Nullable Members members;
  private final double stepSeconds;
  private final Map<Errand, Way> ways = new EnumMap<>(Errand.class);

  private long sinceNanos;

  /** Calls that have passed all tiers and are not at the engine yet, and those that come to it. */
  private double arriving;

  private double perSecond;

  /** The way of an errand. */
  private static final class Way {
    final Errand errand;
    final Tier[] tiers;
    final Stage[] stages;

    /** After which stage customers have a session that they had not before; -1 for none. */
    final int sessionAfter;

    double perSecond;
    double shedByStep;

    Way(Errand errand, Tier[] tiers, int sessionAfter) {
      this.errand = errand;
      this.tiers = tiers;
      this.sessionAfter = sessionAfter;
      this.stages =
          Arrays.stream(tiers).map(tier -> tier.crowd().stage(errand)).toArray(Stage[]::new);
    }

    double inside() {
      double sum = 0;
      for (Stage stage : stages) {
        sum += stage.held();
      }
      return sum;
    }
  }

  /**
   * Opens a way.
   *
   * @param tiers in the order in which calls pass them
   * @param wayOf the tiers that calls of an errand pass
   * @param gate before the first
   */
  CrowdedWay(
      LogicalProcess process,
      List<Tier> tiers,
      Function<Errand, Tier[]> wayOf,
      Gate gate,
      Through through) {
    this.process = process;
    this.tiers = tiers;
    this.gate = gate;
    this.engine = through.engine();
    MarketSpec.Sessions sessions = through.market().sessions();
    this.members = sessions == null ? null : new Members(sessions);
    this.stepSeconds = Seconds.of(through.market().stepNanos());
    int ofMessages = wayOf.apply(Errand.MESSAGE).length;
    for (Errand errand : Errand.values()) {
      Tier[] way = wayOf.apply(errand);
      int after = errand == Errand.LOG_IN ? way.length - ofMessages - 1 : -1;
      ways.put(errand, new Way(errand, way, after));
    }
  }

  /**
   * Who goes through it, and where to.
   *
   * @param market whose calls they are
   * @param engine that they come to
   */
  record Through(MarketSpec market, SharedCapacity engine) {}

  @Override
  public void pass() {
    long now = process.now();
    double seconds = Seconds.of(now - sinceNanos);
    if (seconds == 0) {
      return;
    }
    sinceNanos = now;
    if (members != null) {
      members.pass(seconds);
    }
    arriving -= perSecond * seconds;
    for (Way way : ways.values()) {
      double came = way.perSecond * seconds;
      double shed = came * gate.refusedShare(way.errand);
      way.shedByStep += shed;
      comesTo(way, 0, came - shed);
    }
    for (Tier tier : tiers) {
      tier.crowd().pass(now);
      ways.values().forEach(way -> leaves(way, tier));
    }
    perSecond = Math.max(0, arriving) / Math.max(seconds, stepSeconds);
    engine.inflow(perSecond);
  }

  private void leaves(Way way, Tier tier) {
    for (int i = 0; i < way.stages.length; i++) {
      if (way.tiers[i] == tier) {
        double passed = way.stages[i].passed;
        if (i == way.sessionAfter && members != null) {
          members.begin(passed);
        }
        comesTo(way, i + 1, passed);
      }
    }
  }

  private void comesTo(Way way, int stage, double calls) {
    if (stage < way.stages.length) {
      way.stages[stage].coming += calls;
    } else {
      arriving += calls;
    }
  }

  @Override
  public void inflow(double messages, double logIns, double signUps) {
    pass();
    of(Errand.MESSAGE).perSecond = messages;
    of(Errand.LOG_IN).perSecond = logIns;
    of(Errand.SIGN_UP).perSecond = signUps;
  }

  private Way of(Errand errand) {
    return Objects.requireNonNull(ways.get(errand));
  }

  @Override
  public double signedIn() {
    return members == null ? 1 : members.signedIn();
  }

  @Override
  public SharedCapacity engine() {
    return engine;
  }

  @Override
  public double inside() {
    double sum = arriving + engine.inside();
    for (Way way : ways.values()) {
      sum += way.inside();
    }
    return sum;
  }

  @Override
  public double refused(Errand errand) {
    Way way = of(errand);
    double sum = way.shedByStep;
    for (Stage stage : way.stages) {
      sum += stage.refused;
    }
    return sum;
  }

  @Override
  public double cut(Errand errand) {
    double sum = 0;
    for (Stage stage : of(errand).stages) {
      sum += stage.cut;
    }
    return sum;
  }

  @Override
  public double gaveUp(Errand errand) {
    double sum = 0;
    for (Stage stage : of(errand).stages) {
      sum += stage.gaveUp;
    }
    return sum;
  }

  @Override
  public boolean isFull() {
    return engine.isFull()
        || Arrays.stream(of(Errand.MESSAGE).tiers)
            .anyMatch(tier -> tier.crowd().isFull(Errand.MESSAGE));
  }
}
