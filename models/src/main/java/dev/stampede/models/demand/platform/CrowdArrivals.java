package dev.stampede.models.demand.platform;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.RateClock;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.demand.Shard;

/**
 * When the work of a crowd arrives whose size changes now and then: a Poisson process whose rate is
 * the number of people times what each of them does, exactly, by a clock that follows one of them.
 * Many people who do not know of each other make such a process whatever each of them does (Palm
 * and Khinchin).
 *
 * <p>Each shard goes through the arrivals of the whole, in the same steps, and keeps its own.
 */
final class CrowdArrivals {

  /** Shows when so much was expected of one of the people. */
  private final RateClock clock;

  private final RandomStream random;
  private final Shard shard;

  private double people;

  /** Since when there are so many people. */
  private long since;

  /** Expected of one of them from then to where the clock stands. */
  private double passed;

  /** Expected arrivals from then to the first one of the whole that has not passed. */
  private double first;

  /** How many arrivals of others come before the shard's next one, the first included. */
  private int others;

  /** What lies between two arrivals, from the first to the shard's next one. */
  private final double[] gaps;

  /**
   * Begins at time 0.
   *
   * @param ofEach what one of the people does
   */
  CrowdArrivals(RateCurve ofEach, double people, RandomStream random, Shard shard) {
    this.clock = new RateClock(ofEach);
    this.people = people;
    this.random = random;
    this.shard = shard;
    this.gaps = new double[shard.of()];
    this.first = random.nextExponential();
    this.others = shard.number();
    draw();
  }

  private void draw() {
    for (int i = 0; i < others; i++) {
      gaps[i] = random.nextExponential();
    }
  }

  /** Expected arrivals from {@link #since} to the shard's next one. */
  private double own() {
    double reached = first;
    for (int i = 0; i < others; i++) {
      reached += gaps[i];
    }
    return reached;
  }

  /** Returns when the shard's next one arrives; {@link ArrivalProcess#NEVER} if none does. */
  long next() {
    if (people == 0) {
      return ArrivalProcess.NEVER;
    }
    double ofOne = own() / people;
    clock.pass(Math.max(0, ofOne - passed));
    passed = ofOne;
    return clock.nanos();
  }

  /** Takes note that the shard's next one has arrived, and goes on to the one after. */
  void pass() {
    first = own() + random.nextExponential();
    others = shard.of() - 1;
    draw();
  }

  /** Takes note of how many people there are from a time on, which all before it have passed. */
  void crowd(double newPeople, long nowNanos) {
    clock.set(since);
    double elapsed = people * clock.passUntil(nowNanos, Double.POSITIVE_INFINITY);
    int before = 0;
    while (before < others && first <= elapsed) {
      first += gaps[before++];
    }
    others -= before;
    System.arraycopy(gaps, before, gaps, 0, others);
    first -= elapsed;
    people = newPeople;
    since = nowNanos;
    passed = 0;
  }
}
