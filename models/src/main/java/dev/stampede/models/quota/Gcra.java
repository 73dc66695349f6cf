package dev.stampede.models.quota;

import dev.stampede.models.check.Require;
import java.math.BigInteger;

/**
 * The generic cell rate algorithm in exact integers: all that it keeps is the theoretical arrival
 * time, when the next unit would come if units came evenly. A cost is admitted if it moves that
 * time no further than a burst ahead (ITU-T I.371; with weighted costs). It decides as a {@link
 * TokenBucket} of the same limit and burst does.
 */
final class Gcra implements Limiter {

  private final long limit;
  private final long perNanos;
  private final long burst;

  /** A unit's share of the period, in parts of a nanosecond. */
  private long partsPerUnit;

  private long partsPerNano;
  private long mostUnits;

  /** The most parts that the theoretical arrival time may lie ahead. */
  private long ahead;

  private long arrivalNanos;

  /** What the theoretical arrival time is later than that, in parts of a nanosecond. */
  private long arrivalParts;

  Gcra(long limit, long perNanos, long burst) {
    this.limit = limit;
    this.perNanos = perNanos;
    this.burst = burst;
    size(limit, burst);
  }

  private void size(long units, long most) {
    long divisor = BigInteger.valueOf(units).gcd(BigInteger.valueOf(perNanos)).longValueExact();
    partsPerUnit = perNanos / divisor;
    partsPerNano = units / divisor;
    mostUnits = Long.MAX_VALUE / 4 / partsPerUnit;
    Require.that(
        most <= mostUnits, "burst", most, "be at most %d at this limit".formatted(mostUnits));
    ahead = most * partsPerUnit;
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    long wanted = parts(cost);
    if (wanted > ahead) {
      return NEVER;
    }
    long excess = used(nowNanos) + wanted - ahead;
    return excess <= 0 ? 0 : (excess + partsPerNano - 1) / partsPerNano;
  }

  @Override
  public void take(long nowNanos, long cost) {
    long used = used(nowNanos);
    set(nowNanos, Math.min(used + parts(cost), ahead + Long.MAX_VALUE / 4));
  }

  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    long used = used(nowNanos);
    set(nowNanos, used + Math.min(parts(cost), Math.max(0, ahead - used)));
  }

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    set(nowNanos, Math.max(0, used(nowNanos) - parts(cost)));
  }

  @Override
  public void scale(long nowNanos, double factor) {
    long used = used(nowNanos);
    long usedPartsPerUnit = partsPerUnit;
    long most = Limiter.scaled(burst, factor);
    size(TokenBucket.scaled(limit, perNanos, most, factor), most);
    set(nowNanos, Limiter.converted(used, usedPartsPerUnit, partsPerUnit));
  }

  /** How far the theoretical arrival time lies ahead, in parts. */
  private long used(long nowNanos) {
    return arrivalNanos < nowNanos ? 0 : (arrivalNanos - nowNanos) * partsPerNano + arrivalParts;
  }

  private void set(long nowNanos, long parts) {
    arrivalNanos = nowNanos + parts / partsPerNano;
    arrivalParts = parts % partsPerNano;
  }

  private long parts(long units) {
    return Math.min(units, mostUnits + 1) * partsPerUnit;
  }
}
