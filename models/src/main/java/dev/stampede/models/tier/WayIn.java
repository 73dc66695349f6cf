package dev.stampede.models.tier;

import dev.stampede.models.call.Call;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.Reception;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.place.Place;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Errand;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tiers that calls pass one after the other before a provider looks at its quotas. Who has no
 * session passes those of a log-in or a sign-up before those of messages.
 */
public final class WayIn {

  static final Tier[] NOTHING = {};

  /** What becomes of calls on the way. */
  public interface Exits {

    /** Takes a call that has passed all. */
    void passed(TieredCall call);

    /** Takes a call that gets an error, after a time; its answer says by what. */
    void refused(TieredCall call, int httpStatus, long delayNanos);

    /** Takes a call whose connection breaks, after a time; its answer says by what. */
    void broken(TieredCall call, long delayNanos);
  }

  private final WayInSite site;
  private final Exits exits;
  private final Gate gate;
  private final List<Tier> tiers;
  private final Map<Errand, Tier[]> ways = new EnumMap<>(Errand.class);
  private final @Nullable Sessions sessions;

  /**
   * Opens a way.
   *
   * @param faultsOf those of a tier by its name
   */
  public WayIn(
      WayInSpec spec, Function<String, List<FaultSpec>> faultsOf, WayInSite site, Exits exits) {
    this.site = site;
    this.exits = exits;
    this.gate = new Gate(site.process());
    SessionsSpec sessionsSpec = spec.sessions();
    this.sessions = sessionsSpec == null ? null : new Sessions(sessionsSpec);
    List<TierSpec> specs = spec.tiers();
    this.tiers =
        specs.stream()
            .map(
                tier ->
                    new Tier(
                        "tier %s of %s".formatted(tier.name(), site.provider()),
                        tier,
                        site,
                        faultsOf.apply(tier.name()),
                        new Steps()))
            .toList();
    Tier[] ofMessages = passedBy(specs, Errand.MESSAGE);
    for (Errand errand : Errand.values()) {
      Tier[] first = errand == Errand.MESSAGE ? NOTHING : passedBy(specs, errand);
      ways.put(
          errand,
          Stream.concat(Arrays.stream(first), Arrays.stream(ofMessages)).toArray(Tier[]::new));
    }
  }

  private Tier[] passedBy(List<TierSpec> specs, Errand errand) {
    return IntStream.range(0, specs.size())
        .filter(i -> specs.get(i).errands().contains(errand))
        .mapToObj(tiers::get)
        .toArray(Tier[]::new);
  }

  /** Leads calls from tier to tier. */
  private final class Steps implements Exits {
    @Override
    public void passed(TieredCall call) {
      if (call.step == call.sessionAfter && sessions != null) {
        sessions.begin(call, site.process().now());
      }
      call.step++;
      goOn(call);
    }

    @Override
    public void refused(TieredCall call, int httpStatus, long delayNanos) {
      call.way = NOTHING;
      exits.refused(call, httpStatus, delayNanos);
    }

    @Override
    public void broken(TieredCall call, long delayNanos) {
      call.way = NOTHING;
      exits.broken(call, delayNanos);
    }
  }

  /** Takes a call in; it leaves by one of the exits, perhaps before this returns. */
  public void enter(TieredCall call) {
    Errand errand =
        sessions == null ? Errand.MESSAGE : sessions.errandOf(call, site.process().now());
    call.connected = false;
    call.errand = errand;
    if (gate.refuses(call, errand)) {
      call.takeUp();
      exits.refused(call, gate.status(), 0);
      return;
    }
    call.way = way(errand);
    call.step = 0;
    call.sessionAfter =
        errand == Errand.LOG_IN ? call.way.length - way(Errand.MESSAGE).length - 1 : -1;
    goOn(call);
  }

  private Tier[] way(Errand errand) {
    return Objects.requireNonNull(ways.get(errand));
  }

  private void goOn(TieredCall call) {
    if (call.step < call.way.length) {
      call.way[call.step].enter(call);
      return;
    }
    call.way = NOTHING;
    call.takeUp();
    if (sessions != null && call.sessionAfter < 0) {
      sessions.used(call, site.process().now());
    }
    exits.passed(call);
  }

  /** Returns a number that stands for the user whom a call comes from. */
  public long userOf(Call call) {
    return sessions == null ? call.owner : sessions.user(call);
  }

  /**
   * Returns where the calls of its market come in.
   *
   * @param engine that they come to
   */
  public Reception reception(SharedCapacity engine) {
    MarketSpec market = site.market();
    return tiers.isEmpty() || market == null
        ? Reception.at(engine)
        : new CrowdedWay(
            site.process(), tiers, this::way, gate, new CrowdedWay.Through(market, engine));
  }

  /** Takes a call out that is on the way. */
  public void cancel(TieredCall call) {
    call.way[call.step].cancel(call);
    call.way = NOTHING;
  }

  /** The provider's outage cuts all calls off that are on the way. */
  public void cutAll() {
    tiers.forEach(tier -> tier.cutAll(Cause.of(Kind.OUTAGE)));
  }

  /** The provider's outage cuts the calls of some users off that are on the way. */
  public void cut(Users users) {
    tiers.forEach(tier -> tier.cut(users, Cause.of(Kind.OUTAGE)));
  }

  /** Operators restart all of its tiers. */
  public void restart(Cause cause) {
    tiers.forEach(tier -> tier.restart(cause));
  }

  /** Where operators' steps refuse calls before they have come to a tier. */
  public Gate gate() {
    return gate;
  }

  /**
   * Returns what steps can be done to.
   *
   * @param name of a tier
   * @throws IllegalArgumentException if there is none
   */
  public Operated tier(String name) {
    return tiers.stream()
        .filter(tier -> tier.place().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no tier '%s'".formatted(name)));
  }

  /** Where calls can be refused or time out: its tiers, in their order. */
  public List<Place> places() {
    return tiers.stream().map(Tier::place).toList();
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public List<TierResult> results(long nowNanos) {
    return tiers.stream().map(tier -> tier.result(nowNanos)).toList();
  }
}
