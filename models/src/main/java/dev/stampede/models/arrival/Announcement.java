package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * What an announcement does: interest rises at once, or in a straight line, and fades for long.
 *
 * @param peak at the top, at least 0
 * @param atNanos when the rise begins
 * @param riseNanos length of the rise, at least 0
 * @param halfLifeNanos from the top to half of it, at least 1 µs
 * @param fading how it goes on from there
 */
public record Announcement(
    double peak, long atNanos, long riseNanos, long halfLifeNanos, Fading fading) implements Lift {

  private static final long SHORTEST = 1000;

  /** How interest fades. */
  public enum Fading {
    /** It halves again in each half-life: people who heard of it once. */
    EXPONENTIAL,
    /**
     * A third is left after two half-lives, a tenth after nine: people who tell each other. Such
     * relaxations follow a power of time (R. Crane, D. Sornette, "Robust dynamic classes revealed
     * by measuring the response function of a social system", PNAS 105, 2008); here the first.
     */
    HYPERBOLIC
  }

  /** Rejects negative numbers, and a half-life that is too short. */
  public Announcement {
    Require.atLeast("peak", peak, 0.0);
    Require.notNegative("at", atNanos);
    Require.notNegative("rise", riseNanos);
    Require.that(halfLifeNanos >= SHORTEST, "half_life", halfLifeNanos, "be at least 1us");
  }

  private long topNanos() {
    return atNanos + riseNanos;
  }

  @Override
  public long beginNanos() {
    return atNanos;
  }

  @Override
  public long endNanos() {
    return topNanos() + halfLifeNanos;
  }

  @Override
  public double after(long nanos) {
    return nanos < atNanos ? 0 : share(nanos);
  }

  @Override
  public double before(long nanos) {
    return nanos <= atNanos ? 0 : share(nanos);
  }

  private double share(long nanos) {
    if (nanos < topNanos()) {
      return (double) (nanos - atNanos) / riseNanos;
    }
    long since = nanos - topNanos();
    return fading == Fading.HYPERBOLIC
        ? 1 / (1 + (double) since / halfLifeNanos)
        : Trend.left(since, halfLifeNanos);
  }

  /** A line from x to x + h half-lives is off 1 / (1 + x) by h^2 / (1 + x)^2 / 4 of it. */
  @Override
  public long nextKnot(long nanos) {
    if (nanos < topNanos()) {
      return nanos < atNanos ? atNanos : topNanos();
    }
    long since = nanos - topNanos();
    long halfLives = since / halfLifeNanos;
    if (fading == Fading.HYPERBOLIC) {
      long line = Math.max(1, halfLifeNanos / Trend.LINES / 2) * (1 + halfLives);
      long knot = topNanos() + (since / line + 1) * line;
      return knot < 0 ? NEVER : knot;
    }
    long line = halfLifeNanos / Trend.LINES;
    return halfLives >= Trend.LAST_HALVING ? NEVER : topNanos() + (since / line + 1) * line;
  }
}
