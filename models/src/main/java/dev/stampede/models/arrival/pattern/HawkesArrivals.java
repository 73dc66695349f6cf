package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateClock;
import dev.stampede.models.arrival.RateCurve;

/**
 * Arrivals that bring others, exactly and in constant time for each. What is to come of all earlier
 * ones decays as one, for the kernel is exponential (A. Dassios, H. Zhao, "Exact simulation of
 * Hawkes process with exponentially decaying intensity", Electronic Communications in Probability
 * 18, 2013): of {@code k} expected, {@code k (1 - e^-t)} come within t decays.
 */
final class HawkesArrivals implements ArrivalProcess {

  private final Hawkes spec;
  private final RateClock clock;
  private final RandomStream ownAccord;
  private final RandomStream brought;

  /** When the next comes who was not brought. */
  private long nextOwn;

  private long now;

  /** How many are still expected to be brought by those who came until now. */
  private double toCome;

  /** How many of these are expected before the next comes. */
  private double beforeNext;

  HawkesArrivals(Hawkes spec, RateCurve rate, Chance chance) {
    this.spec = spec;
    this.clock = new RateClock(new Product(new Level(1 - spec.branching()), rate));
    this.ownAccord = chance.stream("arrivals");
    this.brought = chance.stream("arrivals/brought");
    this.toCome = spec.branching() * rate.after(0) * spec.decaySeconds();
    this.beforeNext = brought.nextExponential();
    this.nextOwn = nextOwn();
  }

  private long nextOwn() {
    clock.pass(ownAccord.nextExponential());
    return clock.nanos();
  }

  @Override
  public long next() {
    long nextBrought = nextBrought();
    if (nextBrought <= nextOwn) {
      toCome -= beforeNext;
      beforeNext = brought.nextExponential();
      now = nextBrought;
    } else {
      double left = toCome * StrictMath.exp(-spec.inDecays(nextOwn - now));
      beforeNext = Math.max(0, beforeNext - (toCome - left));
      toCome = left;
      now = nextOwn;
      nextOwn = nextOwn == RateCurve.NEVER ? RateCurve.NEVER : nextOwn();
    }
    toCome += spec.branching();
    return now;
  }

  private long nextBrought() {
    if (beforeNext >= toCome) {
      return RateCurve.NEVER;
    }
    double decays = -StrictMath.log1p(-beforeNext / toCome);
    return now + Seconds.toNanos(decays * spec.decaySeconds());
  }
}
