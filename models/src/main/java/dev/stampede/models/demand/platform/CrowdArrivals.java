package dev.stampede.models.demand.platform;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.demand.Shard;

/**
 * When the work of a crowd arrives whose size changes now and then: a Poisson process whose rate is
 * the number of people times what each of them does, exactly, as arrivals of unit rate are mapped
 * through the inverse of the integrated rate (E. Çinlar, "Introduction to stochastic processes",
 * 1975, section 4.7). Many people who do not know of each other make such a process whatever each
 * of them does (Palm and Khinchin).
 *
 * <p>Each shard goes through the arrivals of the whole, in the same steps, and keeps its own.
 */
final class CrowdArrivals {

  /** What two halves of a constant rate may differ by, as a share of it. */
  private static final double ROUNDING = 1e-12;

  /** Nothing is looked for later than this: a third of the clock's time. */
  private static final long LATEST = ArrivalProcess.NEVER / 3;

  private final DemandCurve ofEach;

  /** Times between which the curve is near a straight line, up to one that grows as needed. */
  private long[] breakpoints;

  private long knownUntil;

  private final RandomStream random;
  private final Shard shard;

  private double people;

  /** Since when there are so many people. */
  private long since;

  /** Expected arrivals from then to the first one of the whole that has not passed. */
  private double first;

  /** How many arrivals of others come before the shard's next one, the first included. */
  private int others;

  /** What lies between two arrivals, from the first to the shard's next one. */
  private final double[] gaps;

  // Where the search for times stands: in a piece of the curve near a straight line.
  private int piece;
  private long pieceStart;
  private long pieceEnd;
  private double before;
  private double inPiece;
  private double rateAtStart;
  private double slope;

  /**
   * Begins at time 0.
   *
   * @param ofEach what one of the people does
   * @param endNanos of the run, about, positive
   */
  CrowdArrivals(
      DemandCurve ofEach, double people, RandomStream random, Shard shard, long endNanos) {
    this.ofEach = ofEach;
    know(endNanos);
    this.people = people;
    this.random = random;
    this.shard = shard;
    this.gaps = new double[shard.of()];
    this.first = random.nextExponential();
    this.others = shard.number();
    draw();
    search(0);
  }

  private void know(long untilNanos) {
    knownUntil = untilNanos;
    breakpoints = ofEach.breakpoints(untilNanos).stream().mapToLong(Long::longValue).toArray();
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
    return timeOf(own());
  }

  /** Takes note that the shard's next one has arrived, and goes on to the one after. */
  void pass() {
    first = own() + random.nextExponential();
    others = shard.of() - 1;
    draw();
  }

  /** Takes note of how many people there are from a time on, which all before it have passed. */
  void crowd(double newPeople, long nowNanos) {
    search(since);
    int passed = 0;
    while (passed < others && timeOf(first) <= nowNanos) {
      first += gaps[passed++];
    }
    others -= passed;
    System.arraycopy(gaps, passed, gaps, 0, others);
    first -= people * ofEach.expected(since, nowNanos);
    people = newPeople;
    since = nowNanos;
    search(nowNanos);
  }

  /** Begins to search at a time from which arrivals are counted. */
  private void search(long fromNanos) {
    while (fromNanos >= knownUntil) {
      know(2 * knownUntil);
    }
    piece = 0;
    while (piece + 1 < breakpoints.length && breakpoints[piece + 1] <= fromNanos) {
      piece++;
    }
    before = 0;
    enter(fromNanos);
  }

  /** Goes on to the next piece; false if there is none before the clock ends. */
  private boolean goOn() {
    if (pieceEnd == knownUntil) {
      if (knownUntil > LATEST) {
        return false;
      }
      know(2 * knownUntil);
    }
    before += inPiece;
    long end = pieceEnd;
    while (piece + 1 < breakpoints.length && breakpoints[piece + 1] <= end) {
      piece++;
    }
    enter(end);
    return true;
  }

  /** Makes the rate in a piece a straight line by what is expected of it and of its first half. */
  private void enter(long fromNanos) {
    pieceStart = fromNanos;
    pieceEnd = piece + 1 < breakpoints.length ? breakpoints[piece + 1] : knownUntil;
    double length = Seconds.of(pieceEnd - pieceStart);
    double half = people * ofEach.expected(pieceStart, pieceStart + (pieceEnd - pieceStart) / 2);
    inPiece = people * ofEach.expected(pieceStart, pieceEnd);
    rateAtStart = Math.max(0, (4 * half - inPiece) / length);
    double rateAtEnd = Math.max(0, (3 * inPiece - 4 * half) / length);
    slope = (rateAtEnd - rateAtStart) / length;
    if (Math.abs(rateAtEnd - rateAtStart) <= ROUNDING * inPiece / length) {
      rateAtStart = inPiece / length;
      slope = 0;
    }
  }

  /** Finds when so many are expected to have arrived; to be asked for ever more of them. */
  private long timeOf(double expected) {
    if (people == 0) {
      return ArrivalProcess.NEVER;
    }
    while (expected - before >= inPiece) {
      if (!goOn()) {
        return ArrivalProcess.NEVER;
      }
    }
    double seconds = secondsUntil(expected - before);
    return pieceStart + (long) Math.rint(Seconds.inNanos(seconds));
  }

  /** Solves {@code r t + slope t^2 / 2 = expected} for t, in the form that does not cancel. */
  private double secondsUntil(double expected) {
    if (expected <= 0) {
      return 0;
    }
    if (slope == 0) {
      return expected / rateAtStart;
    }
    double root = StrictMath.sqrt(Math.max(0, rateAtStart * rateAtStart + 2 * slope * expected));
    double length = Seconds.of(pieceEnd - pieceStart);
    return Math.min(2 * expected / (rateAtStart + root), length);
  }
}
