package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.check.Require;

/**
 * How something new is taken up: some begin by themselves, the others because those around them
 * have. By F. M. Bass, "A new product growth for model consumer durables", Management Science 15,
 * 1969: of a market, the share {@code F(t) = (1 - e^-(p+q)t) / (1 + q/p e^-(p+q)t)} has begun. As a
 * curve it is how many begin in a second or, if they bring requests, how many of those all who have
 * begun bring.
 *
 * @param market how many will ever begin, positive
 * @param innovation p: the share of those left who begin by themselves in a period, positive
 * @param imitation q: the share of those left who begin in a period if all others have, at least 0
 * @param periodNanos what p and q are told for: a year, say; positive
 * @param ageNanos how long it has been going on at time 0, at least 0
 * @param requestsPerSecond of each who has begun; 0 for a curve of those who begin
 */
public record Adoption(
    double market,
    double innovation,
    double imitation,
    long periodNanos,
    long ageNanos,
    double requestsPerSecond)
    implements RateCurve {

  /** Lines in 1 / (p + q): the one between is off by 1 / 512^2 / 8 at most. */
  private static final int LINES = 512;

  /** Rejects what is negative, and a market, innovation or period of 0. */
  public Adoption {
    Require.positive("market", market);
    Require.positive("innovation", innovation);
    Require.atLeast("imitation", imitation, 0.0);
    Require.positive("period", periodNanos);
    Require.notNegative("age", ageNanos);
    Require.atLeast("requests", requestsPerSecond, 0.0);
  }

  /** Returns the share of the market that has begun by a time. */
  public double share(long nanos) {
    double rest = rest(nanos);
    return (1 - rest) / (1 + imitation / innovation * rest);
  }

  private double rest(long nanos) {
    return StrictMath.exp(-(innovation + imitation) * (nanos + ageNanos) / periodNanos);
  }

  /** By the differential equation: f = (p + q F) (1 - F). */
  @Override
  public double after(long nanos) {
    double share = share(nanos);
    return requestsPerSecond > 0
        ? market * share * requestsPerSecond
        : market * (innovation + imitation * share) * (1 - share) / Seconds.of(periodNanos);
  }

  @Override
  public double before(long nanos) {
    return after(nanos);
  }

  @Override
  public long nextKnot(long nanos) {
    long line = (long) Math.max(1, periodNanos / (innovation + imitation) / LINES);
    return isOver(nanos) ? NEVER : (nanos / line + 1) * line;
  }

  /** What is left is too little to be told from nothing. */
  private boolean isOver(long nanos) {
    return 1 - share(nanos) == 0;
  }

  /** All at once, or at the peak of the bell: {@code (p + q)^2 / 4q}, if there is one. */
  @Override
  public double most() {
    if (requestsPerSecond > 0) {
      return market * requestsPerSecond;
    }
    double both = innovation + imitation;
    double highest = imitation > innovation ? both * both / (4 * imitation) : innovation;
    return market * highest / Seconds.of(periodNanos);
  }
}
