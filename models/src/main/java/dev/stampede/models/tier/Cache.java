package dev.stampede.models.tier;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.memory.OrderOfUse;
import dev.stampede.models.tier.CacheSpec.Start;
import dev.stampede.models.work.Popularity;
import java.util.Arrays;

/**
 * A cache at work: when the answer about each thing was stored, and the order in which they were
 * asked for last. It takes 28 bytes for each thing that may be asked about, 12 of them in {@link
 * Popularity}.
 */
final class Cache {

  private static final long NOTHING = Long.MIN_VALUE;

  private final CacheSpec spec;
  private final Popularity popularity;
  private final long[] storedAt;

  /** What is stored. */
  private final OrderOfUse order;

  private int stored;

  /**
   * Makes one.
   *
   * @param random says how old what it knows at the start is
   */
  Cache(CacheSpec spec, RandomStream random) {
    this.spec = spec;
    this.popularity = new Popularity(spec.keys(), spec.exponent());
    this.storedAt = new long[spec.keys()];
    this.order = new OrderOfUse(spec.keys());
    clear();
    if (spec.start() != Start.COLD) {
      boolean ages = spec.start() == Start.MIXED && spec.lifeNanos() != CacheSpec.ENDLESS;
      for (int thing = spec.size() - 1; thing >= 0; thing--) {
        put(thing, ages ? -(long) (random.nextUniform() * spec.lifeNanos()) : 0);
      }
    }
  }

  /**
   * Returns what is asked about.
   *
   * @param u in (0, 1)
   */
  int key(double u) {
    return popularity.draw(u);
  }

  /** Whether it knows the answer about a thing, which is then the latest asked for. */
  boolean holds(int thing, long nowNanos) {
    long since = storedAt[thing];
    if (since == NOTHING) {
      return false;
    }
    if (nowNanos - since >= spec.lifeNanos()) {
      remove(thing);
      return false;
    }
    order.use(thing);
    return true;
  }

  /** Stores the answer about a thing, in place of the one not asked for longest if it is full. */
  void put(int thing, long nowNanos) {
    if (storedAt[thing] != NOTHING) {
      order.use(thing);
    } else {
      if (stored == spec.size()) {
        remove(order.oldest());
      }
      stored++;
      order.append(thing);
    }
    storedAt[thing] = nowNanos;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(storedAt, NOTHING);
    order.clear();
    stored = 0;
  }

  /**
   * Answers that it holds, those included whose life is over and that nobody has asked for since.
   */
  int stored() {
    return stored;
  }

  private void remove(int thing) {
    order.remove(thing);
    storedAt[thing] = NOTHING;
    stored--;
  }
}
