package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * One machine whose speed all calls inside share alike: processor sharing.
 *
 * @param capacity work done in a second, in seconds of a call that is alone; a call alone gets at
 *     most 1
 * @param service work of a call, in seconds
 * @param limit calls inside at most; {@link EngineSpec#UNBOUNDED} for any number
 */
public record SharingSpec(double capacity, Distribution service, int limit) implements EngineSpec {

  /** Rejects a capacity or a limit that is not positive. */
  public SharingSpec {
    Require.positive("capacity", capacity);
    Require.that(capacity <= Integer.MAX_VALUE, "capacity", capacity, "be below 2^31");
    Require.positive("limit", limit);
  }

  @Override
  public int units() {
    return (int) Math.ceil(capacity);
  }

  /** It is one machine, whatever it does at a time. */
  @Override
  public int rented() {
    return 1;
  }

  @Override
  public boolean hasQueue() {
    return false;
  }

  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public Discipline discipline() {
    return Discipline.FIFO;
  }

  @Override
  public boolean takesMarket() {
    return true;
  }

  @Override
  public double room() {
    return limit == UNBOUNDED ? Double.POSITIVE_INFINITY : limit;
  }

  @Override
  public boolean isUnlimited() {
    return limit == UNBOUNDED;
  }

  @Override
  public Set<Status> ends() {
    return limit == UNBOUNDED ? Set.of() : Set.of(Status.OVERLOADED);
  }

  @Override
  public double meanSeconds(Shape shape) {
    return service.mean();
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return service.quantile(u);
  }

  @Override
  public boolean looksAtPrompts() {
    return false;
  }

  @Override
  public boolean looksAtAnswers() {
    return false;
  }

  @Override
  public Engine open(EngineSite site) {
    return site.market() == null
        ? new SharedServer(site, this)
        : new MarketShare(site, this, site.market());
  }
}
