package dev.stampede.models.fault;

import dev.stampede.models.check.Require;

/**
 * Everything takes longer: calls in service, too, by a factor; those whose service begins, by an
 * added time.
 *
 * @param factor how many times longer, positive
 * @param addsNanos what a call takes on top of that, whatever the factor; at least 0
 */
public record Slow(double factor, long addsNanos) implements CapacityEffect {

  /** Rejects a factor that is not positive, and less than no time. */
  public Slow {
    Require.positive("factor", factor);
    Require.notNegative("adds", addsNanos);
  }

  /** A number of times longer. */
  public Slow(double factor) {
    this(factor, 0);
  }

  @Override
  public String kind() {
    return "slow";
  }

  @Override
  public void begin(Struck provider) {
    provider.slowDown(factor);
    provider.addTime(addsNanos);
  }

  /** A time can be added to the calls of some; the speed is that of all. */
  @Override
  public boolean sparesSome() {
    return factor == 1;
  }

  @Override
  public boolean concernsEngine() {
    return true;
  }

  /** A time can be added to calls that nobody serves. */
  @Override
  public boolean concernsServers() {
    return factor != 1;
  }
}
