package dev.stampede.models.tier;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Draw;
import org.jspecify.annotations.Nullable;

/** What a tier asks a dependency about its calls, and what it knows without asking. */
final class Question {

  private final QuestionSpec spec;
  private final Dependency dependency;
  private final @Nullable Cache cache;

  /** What the cache knows where a market's calls are asked about, too; null where not. */
  private final @Nullable CrowdedCache crowded;

  private final Cause failure;
  private final Horizon horizon;
  private final int number;
  private final IntervalCounts lookedUpByInterval;
  private final IntervalCounts knownByInterval;
  private long lookedUp;

  /** Calls of ours that have come to the cache since a market was looked at. */
  private long ours;

  private long known;

  Question(QuestionSpec spec, String tier, WayInSite site) {
    this.spec = spec;
    this.dependency = site.dependency(spec.dependency());
    this.failure = new Cause(Kind.DEPENDENCY, tier + ": " + spec.dependency());
    this.horizon = site.horizon();
    this.number = Draw.numberOf(tier + "/" + spec.dependency());
    CacheSpec cached = spec.cache();
    boolean passed = site.market() != null;
    this.crowded = cached == null || !passed ? null : new CrowdedCache(cached);
    this.cache =
        cached == null || passed
            ? null
            : new Cache(cached, site.process().random("cache/" + site.provider() + "/" + number));
    this.lookedUpByInterval = new IntervalCounts(horizon.intervals());
    this.knownByInterval = new IntervalCounts(horizon.intervals());
  }

  QuestionSpec spec() {
    return spec;
  }

  /** What ends calls about which there is no answer. */
  Cause failure() {
    return failure;
  }

  /** Whether the answer about a call is known; counted. */
  boolean knows(TieredCall call, long nowNanos) {
    lookedUpByInterval.increment(nowNanos);
    boolean counts = horizon.counts(nowNanos);
    lookedUp += counts ? 1 : 0;
    if (crowded != null) {
      ours++;
      double share = crowded.known(Draw.CACHE_KEY.uniform(call.owner, number));
      return Draw.CROWD.uniform(call.key, number) < share && knew(nowNanos, counts);
    }
    if (cache == null) {
      return false;
    }
    call.thing = cache.key(Draw.CACHE_KEY.uniform(call.owner, number));
    if (!cache.holds(call.thing, nowNanos)) {
      return false;
    }
    return knew(nowNanos, counts);
  }

  private boolean knew(long nowNanos, boolean counts) {
    knownByInterval.increment(nowNanos);
    known += counts ? 1 : 0;
    return true;
  }

  /** Questions about a market's calls. */
  DependencyCrowd others() {
    return dependency.crowd();
  }

  /** How long it takes until a failure of the dependency is known. */
  double failureSeconds() {
    return dependency.failureSeconds();
  }

  /**
   * Lets time pass in which a market's calls come evenly.
   *
   * @param calls for which the answer is needed, ours aside
   * @param inside those about which it has asked and waits for an answer
   * @return share of them for which it is known
   */
  double knownOf(double calls, double inside, double seconds) {
    double all = calls + ours;
    ours = 0;
    return crowded == null ? 0 : crowded.advance(all, seconds, others().answers(inside));
  }

  /** Asks, for a tier. */
  void ask(TieredCall call, Tier asker) {
    dependency.ask(call, asker);
  }

  /** Keeps the answer about a call. */
  void remember(TieredCall call, long nowNanos) {
    if (cache != null) {
      cache.put(call.thing, nowNanos);
    }
  }

  /** Forgets all. */
  void forget() {
    if (cache != null) {
      cache.clear();
    }
    if (crowded != null) {
      crowded.clear();
    }
  }

  QuestionResult result() {
    return new QuestionResult(
        spec.dependency(),
        spec.cache() != null,
        lookedUp,
        known,
        lookedUpByInterval,
        knownByInterval);
  }
}
