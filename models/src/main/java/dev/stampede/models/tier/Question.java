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
  private final Cause failure;
  private final Horizon horizon;
  private final int number;
  private final IntervalCounts lookedUpByInterval;
  private final IntervalCounts knownByInterval;
  private long lookedUp;
  private long known;

  Question(QuestionSpec spec, String tier, WayInSite site) {
    this.spec = spec;
    this.dependency = site.dependency(spec.dependency());
    this.failure = new Cause(Kind.DEPENDENCY, tier + ": " + spec.dependency());
    this.horizon = site.horizon();
    this.number = Draw.numberOf(tier + "/" + spec.dependency());
    CacheSpec cached = spec.cache();
    this.cache =
        cached == null
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
    if (cache == null) {
      return false;
    }
    call.thing = cache.key(Draw.CACHE_KEY.uniform(call.owner, number));
    if (!cache.holds(call.thing, nowNanos)) {
      return false;
    }
    knownByInterval.increment(nowNanos);
    known += counts ? 1 : 0;
    return true;
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
  }

  QuestionResult result() {
    return new QuestionResult(
        spec.dependency(), cache != null, lookedUp, known, lookedUpByInterval, knownByInterval);
  }
}
