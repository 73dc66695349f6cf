package dev.stampede.models.fault;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.check.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * How a fault comes and goes while it lasts: in periods, each of which begins badly or is well as a
 * whole.
 *
 * @param everyNanos length of a period, positive; the last one may be cut short
 * @param forNanos how much of a bad period is bad, from its begin on; positive, at most all
 * @param from chance that the first period is bad, in [0, 1]
 * @param to chance that the last one is; in between it grows, or falls, linearly
 * @param key that chance is derived from: 0 until a replication draws it
 */
public record Flap(long everyNanos, long forNanos, double from, double to, long key) {

  /** Periods of one fault at most. */
  static final int MOST_PERIODS = 10_000;

  /** Rejects times that are not positive, a bad part above the whole, and no chances. */
  public Flap {
    Require.positive("flap.every", everyNanos);
    Require.positive("flap.for", forNanos);
    Require.that(forNanos <= everyNanos, "flap.for", forNanos, "be at most flap.every");
    Require.share("flap.chance.from", from);
    Require.share("flap.chance.to", to);
  }

  /** One that no replication has drawn yet. */
  public Flap(long everyNanos, long forNanos, double from, double to) {
    this(everyNanos, forNanos, from, to, 0);
  }

  /**
   * Returns this with the chance of one replication, by the name of the fault alone: it is the same
   * for all that the fault strikes, in every architecture.
   */
  Flap drawn(RandomStreams streams, String faultId) {
    return new Flap(everyNanos, forNanos, from, to, streams.key("flaps/" + faultId));
  }

  /** Periods that begin within a time. */
  long periods(long lengthNanos) {
    return (lengthNanos - 1) / everyNanos + 1;
  }

  /**
   * Returns when a fault is felt, in order and apart from each other.
   *
   * @param atNanos when the fault begins
   * @param lengthNanos how long it lasts, positive
   */
  List<Bout> bouts(long atNanos, long lengthNanos) {
    List<Bout> bouts = new ArrayList<>();
    long last = periods(lengthNanos) - 1;
    for (long i = 0; i <= last; i++) {
      double chance = last == 0 ? from : from + (to - from) * i / last;
      if (RandomKey.uniform(key, i) < chance) {
        long begin = atNanos + i * everyNanos;
        long end = Math.min(begin + forNanos, atNanos + lengthNanos);
        int before = bouts.size() - 1;
        if (before >= 0 && bouts.get(before).toNanos() == begin) {
          bouts.set(before, new Bout(bouts.get(before).fromNanos(), end));
        } else {
          bouts.add(new Bout(begin, end));
        }
      }
    }
    return bouts;
  }
}
