package dev.stampede.models.tier;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.tier.CacheSpec.Start;
import dev.stampede.models.work.Popularity;
import java.util.Arrays;

/**
 * A cache of what a dependency has answered, for a crowd: not thing by thing, but as the share that
 * is stored of things that are near alike in popularity. A thing is asked about at its part of the
 * rate at which calls come; if it is not stored it is on its way until there is an answer, and then
 * stored for its life. So in the long run the share is {@code r L / (1 + r w + r L)} for a rate r,
 * a life L and a wait w for the answer.
 *
 * <p>Of more things than there is room for, those go that have not been asked about for a time τ,
 * each at the rate {@code r / (exp(r τ) - 1)} at which gaps of that length come, with the τ that
 * leaves as many as there is room for: H. Che, Y. Tung and Z. Wang, "Hierarchical Web caching
 * systems", IEEE JSAC 20, 2002.
 */
final class CrowdedCache {

  /** Things that are a group of their own, the most popular ones. */
  private static final int SINGLE = 16;

  /** By how much a group is larger than the one before, of the others. */
  private static final double GROWTH = 0.2;

  /** Parts that a life is followed in, at most. */
  private static final int SLOTS = 256;

  private static final int HALVINGS = 14;
  private static final double PROBE = 1.01;
  private static final double NEAR = 1e-4;

  /** What is stored is counted anew before it is counted in so small a unit. */
  private static final double SMALLEST_UNIT = 1e-100;

  /** Seconds of a step, and how many of them a thing stays at least that nobody asks about. */
  private static final double LONGEST_STEP = 0.25;

  private static final double SHORTEST_STEP = 0.02;
  private static final double STEPS_OF_TAU = 8;

  private final Popularity popularity;
  private final double size;
  private final boolean hasRoomForAll;
  private final int groups;

  /** The first thing of each group, and its end. */
  private final int[] from;

  /** Share of all that is asked about each thing of a group. */
  private final double[] each;

  /** Parts of each group that are stored, and that take up room though their life is over. */
  private final double[] stored;

  private final double[] stale;

  /** Parts whose answers are on their way, those just asked about, and those that are just told. */
  private final double[] pending;

  private final double[] fresh;
  private final double[] told;
  private final Unanswered unanswered;

  /** Share of the questions of a step that are answered within it. */
  private double passed = 1;

  /**
   * What of the stored part was stored in which slot of time, round and round, in a unit that
   * shrinks as parts of all slots go for want of room.
   */
  private final double[][] since;

  private final double[] unit;

  private final int slots;
  private final double slotSeconds;
  private int slot;
  private double intoSlot;
  private double tau = Double.POSITIVE_INFINITY;

  CrowdedCache(CacheSpec spec) {
    this.popularity = new Popularity(spec.keys(), spec.exponent());
    this.size = spec.size();
    this.hasRoomForAll = spec.size() == spec.keys();
    this.from = groups(spec.keys());
    this.groups = from.length - 1;
    this.each = new double[groups];
    this.stored = new double[groups];
    this.stale = new double[groups];
    this.pending = new double[groups];
    this.fresh = new double[groups];
    this.told = new double[groups];
    this.unit = new double[groups];
    Arrays.fill(unit, 1);
    this.unanswered = new Unanswered(groups);
    boolean ends = spec.lifeNanos() != CacheSpec.ENDLESS;
    double life = Seconds.of(spec.lifeNanos());
    this.slots = ends ? (int) Math.max(1, Math.min(SLOTS, life / LONGEST_STEP)) : 0;
    this.slotSeconds = ends ? life / slots : Double.POSITIVE_INFINITY;
    this.since = new double[groups][slots + 1];
    for (int i = 0; i < groups; i++) {
      double share = 0;
      for (int thing = from[i]; thing < from[i + 1]; thing++) {
        share += popularity.share(thing);
      }
      each[i] = share / things(i);
      double known = Math.max(0, Math.min(things(i), spec.size() - from[i])) / things(i);
      if (spec.start() != Start.COLD) {
        stored[i] = known;
        boolean ages = ends && spec.start() == Start.MIXED;
        if (ages) {
          Arrays.fill(since[i], 1, slots + 1, known / slots);
        } else {
          since[i][0] = known;
        }
      }
    }
  }

  private static int[] groups(int things) {
    int[] from = new int[1024];
    int n = 0;
    for (int at = 0; at < things; n++) {
      from[n] = at;
      at += at < SINGLE ? 1 : Math.max(1, (int) (at * GROWTH));
    }
    from[n] = things;
    return Arrays.copyOf(from, n + 1);
  }

  private double things(int group) {
    return from[group + 1] - from[group];
  }

  /** The share that is stored of things as popular as one that is drawn. */
  double known(double u) {
    int found = Arrays.binarySearch(from, popularity.draw(u));
    return stored[found < 0 ? -found - 2 : found];
  }

  /**
   * Lets time pass in which calls ask evenly.
   *
   * @param calls that ask
   * @param seconds in which they do, positive
   * @param answers what becomes of questions about what is not stored
   * @return share of the calls whose answer was stored
   */
  double advance(double calls, double seconds, Answers answers) {
    double missed = 0;
    double longest = Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, tau / STEPS_OF_TAU));
    int steps = (int) Math.ceil(seconds / longest);
    for (int i = 0; i < steps; i++) {
      missed += step(calls / seconds, seconds / steps, answers);
      evict(calls / seconds, seconds / steps);
    }
    return calls == 0 ? known() : Math.max(0, 1 - missed / calls);
  }

  /**
   * What becomes of questions.
   *
   * @param admitted share of them that is let in
   * @param served share of these that is answered
   * @param seconds that takes in the mean
   * @param most of them that are answered in a second
   */
  record Answers(double admitted, double served, double seconds, double most) {

    /** How many of so many leave in a time. */
    double leaving(double asks, double time) {
      double all = seconds <= 0 ? asks : -asks * StrictMath.expm1(-time / seconds);
      return Math.min(all, most * time);
    }
  }

  /** One step; returns how many calls found nothing. */
  private double step(double perSecond, double seconds, Answers answers) {
    double leaving = answers.leaving(unanswered.asks(), seconds);
    unanswered.leave(leaving, told);
    double missed = 0;
    for (int i = 0; i < groups; i++) {
      double rate = perSecond * each[i];
      stale[i] *= StrictMath.exp(-seconds * rate); // who asks takes them out
      double before = absent(i);
      double asking = rate * answers.admitted();
      double asked = -before * StrictMath.expm1(-asking * seconds);
      double absentSeconds = asking * seconds < 1e-9 ? before * seconds : asked / asking;
      missed += things(i) * rate * (absentSeconds + pendingSeconds(i, asked, seconds, answers));
      store(i, told[i] * answers.served());
      pending[i] = Math.max(0, pending[i] - told[i]) + asked;
      fresh[i] = asked;
    }
    double asks = missed * answers.admitted();
    double atOnce =
        Math.max(0, answers.leaving(unanswered.asks() + asks + leaving, seconds) - leaving);
    passed = asks <= 0 ? 1 : Math.min(1, atOnce / asks);
    for (int i = 0; i < groups; i++) {
      store(i, fresh[i] * passed * answers.served());
      pending[i] = Math.max(0, pending[i] - fresh[i] * passed);
    }
    unanswered.join(asks * (1 - passed), fresh, 1 - passed);
    expire(seconds);
    return missed;
  }

  private double absent(int group) {
    return Math.max(0, 1 - stored[group] - pending[group]);
  }

  /** For how long things are asked about in a step while an answer is on its way, in the mean. */
  private double pendingSeconds(int group, double asked, double seconds, Answers answers) {
    double before = Math.max(0, pending[group] - told[group] / 2);
    double wait = Math.min(answers.seconds(), seconds / 2);
    return before * seconds + asked * (passed * wait + (1 - passed) * seconds / 2);
  }

  private void store(int group, double part) {
    double added = Math.min(1 - stored[group], part);
    stored[group] += added;
    since[group][slot] += added / unit[group];
  }

  /** Forgets what is older than its life. */
  private void expire(double seconds) {
    if (Double.isInfinite(slotSeconds)) {
      return;
    }
    double left = seconds;
    while (intoSlot + left >= slotSeconds) {
      left -= slotSeconds - intoSlot;
      end(1);
      intoSlot = 0;
      slot = (slot + 1) % (slots + 1);
    }
    end(left / (slotSeconds - intoSlot));
    intoSlot += left;
  }

  /** A part of what is left of the oldest slot ends. */
  private void end(double part) {
    int oldest = (slot + 1) % (slots + 1);
    for (int i = 0; i < groups; i++) {
      double gone = since[i][oldest] * Math.min(1, Math.max(0, part));
      since[i][oldest] -= gone;
      stale[i] += gone * unit[i];
      stored[i] = Math.max(0, stored[i] - gone * unit[i]);
    }
  }

  /** Lets go what there is no room for. */
  private void evict(double perSecond, double seconds) {
    if (hasRoomForAll || inRoom() <= size) {
      return;
    }
    if (Double.isInfinite(tau) || !followTau(perSecond, seconds)) {
      findTau(perSecond, seconds);
    }
    for (int i = 0; i < groups; i++) {
      double rate = perSecond * each[i];
      double gaps = gaps(rate, tau);
      stale[i] /= 1 + seconds * staleEvicted(rate, gaps, tau);
      double part = 1 / (1 + seconds * evicted(gaps, tau));
      stored[i] *= part;
      unit[i] *= part;
      if (unit[i] < SMALLEST_UNIT) {
        for (int j = 0; j <= slots; j++) {
          since[i][j] *= unit[i];
        }
        unit[i] = 1;
      }
    }
  }

  /** Takes a step of the secant to where it has moved; returns whether that is near enough. */
  private boolean followTau(double perSecond, double seconds) {
    double here = kept(perSecond, seconds, tau);
    double slope = (kept(perSecond, seconds, tau * PROBE) - here) / (tau * (PROBE - 1));
    double next = tau + (size - here) / slope;
    if (!(next > tau / 2 && next < tau * 2)) {
      return false;
    }
    tau = next;
    return Math.abs(kept(perSecond, seconds, tau) - size) < NEAR * size;
  }

  private void findTau(double perSecond, double seconds) {
    double near = Double.isInfinite(tau) ? 1 : tau;
    double low = near / 1.1;
    double high = near * 1.1;
    while (kept(perSecond, seconds, low) > size && low > 1e-9) {
      high = low;
      low /= 2;
    }
    while (kept(perSecond, seconds, high) < size && high < 1e12) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (kept(perSecond, seconds, middle) > size) {
        high = middle;
      } else {
        low = middle;
      }
    }
    tau = (low + high) / 2;
  }

  /** What takes up room. */
  private double inRoom() {
    double sum = 0;
    for (int i = 0; i < groups; i++) {
      sum += things(i) * (stored[i] + stale[i]);
    }
    return sum;
  }

  private double kept(double perSecond, double seconds, double longest) {
    double sum = 0;
    for (int i = 0; i < groups; i++) {
      double rate = perSecond * each[i];
      double gaps = gaps(rate, longest);
      sum += things(i) * stored[i] / (1 + seconds * evicted(gaps, longest));
      sum += things(i) * stale[i] / (1 + seconds * staleEvicted(rate, gaps, longest));
    }
    return sum;
  }

  /** How often a gap comes that is longer than a time. */
  private static double gaps(double rate, double longest) {
    return rate * longest < 1e-9 ? 1 / longest : rate / StrictMath.expm1(rate * longest);
  }

  /**
   * Rate at which what is stored goes for want of room. None goes before τ; so of a life L that
   * lasts for {@code q L} in the mean, which an exponential end cuts short at near {@code (1 / q -
   * q) / L}.
   */
  private double evicted(double gaps, double longest) {
    if (Double.isInfinite(slotSeconds)) {
      return gaps;
    }
    double life = slots * slotSeconds;
    if (life <= longest || gaps * life < 1e-9) {
      return 0;
    }
    double beyond = Math.max(1e-9, 1 / gaps - longest);
    double lasts = longest - beyond * StrictMath.expm1(-(life - longest) / beyond);
    double part = Math.min(1, lasts / life);
    return (1 / part - part) / life;
  }

  /** Rate at which what has outlived its life goes; it has not been asked about since. */
  private static double staleEvicted(double rate, double gaps, double longest) {
    double asked = Math.max(1e-9, 1 - gaps * longest); // before it goes
    return rate * longest < 1e-6 ? 2 / longest : rate * gaps * longest / asked;
  }

  /** Share of what calls ask about that is stored. */
  private double known() {
    double sum = 0;
    for (int i = 0; i < groups; i++) {
      sum += stored[i] * each[i] * things(i);
    }
    return sum;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(stored, 0);
    Arrays.fill(stale, 0);
    Arrays.fill(pending, 0);
    unanswered.forget();
    for (double[] ofGroup : since) {
      Arrays.fill(ofGroup, 0);
    }
    Arrays.fill(unit, 1);
  }
}
