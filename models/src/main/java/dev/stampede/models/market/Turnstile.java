package dev.stampede.models.market;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Seconds;
import java.util.List;

/**
 * What stands between a market's way and the engine: the quotas of its customers, and shedding.
 * What comes in a step is charged to their buckets, and what these let through comes to the engine
 * evenly over the next one. Those who are shed at a number of calls inside get as much as keeps
 * that number, after those who are not, as the engine gives off what it did in the step before.
 */
final class Turnstile implements SharedCapacity {

  private final LogicalProcess process;
  private final Markets.Door door;
  private final SharedCapacity engine;
  private final double stepSeconds;
  private final List<Part> parts;
  private final EngineShares shares;
  private long sinceNanos;
  private double coming;

  Turnstile(LogicalProcess process, Markets.Door door, double stepSeconds, List<Part> parts) {
    this.process = process;
    this.door = door;
    this.engine = door.engine();
    this.stepSeconds = stepSeconds;
    this.parts = parts;
    this.shares = new EngineShares(engine, door.byPriority(), parts);
  }

  /** Puts those who come in the order in which they start. */
  void inOrder() {
    shares.inOrder();
  }

  /** Lets the time pass up to now. */
  void pass() {
    long now = process.now();
    double seconds = Seconds.of(now - sinceNanos);
    if (seconds == 0) {
      return;
    }
    sinceNanos = now;
    engine.inflow(sending()); // looks at the time, too
    shares.pass(seconds);
    for (Part part : parts) {
      double shed = part.shedding * seconds;
      part.volumes.shed += shed;
      part.volumes.refused += shed;
      part.pending = Math.max(0, part.pending - shed - part.sending * seconds);
      charge(part, coming * seconds * part.mix, seconds);
    }
    for (Part part : parts) {
      part.sending = part.pending / Math.max(seconds, stepSeconds);
      part.shedding = 0;
    }
    shed();
    engine.inflow(sending());
  }

  private static void charge(Part part, double calls, double seconds) {
    double admitted = part.allowance == null ? calls : part.allowance.admit(calls, seconds);
    part.onTheWay = Math.max(0, part.onTheWay - calls);
    part.volumes.offered += calls;
    part.volumes.limited += calls - admitted;
    part.volumes.refused += calls - admitted;
    part.pending += admitted;
  }

  /** Finds who is refused in the step to come; those with the most room come first. */
  private void shed() {
    double before = 0;
    double inside = door.ours().getAsLong() + engine.inside();
    for (double room = Double.POSITIVE_INFINITY; room >= 0; room = nextRoom(room)) {
      double wanting = 0;
      for (Part part : parts) {
        wanting += part.room == room ? part.sending : 0;
      }
      double keeps = shares.leavingPerSecond() + (room - inside) / stepSeconds;
      double share = wanting > 0 ? Math.max(0, Math.min(1, (keeps - before) / wanting)) : 1;
      for (Part part : parts) {
        if (part.room == room) {
          part.shedding = part.sending * (1 - share);
          part.sending *= share;
        }
      }
      before += wanting * share;
    }
  }

  /** The most room below some; -1 if there is none. */
  private double nextRoom(double below) {
    double next = -1;
    for (Part part : parts) {
      next = part.room < below ? Math.max(next, part.room) : next;
    }
    return next;
  }

  private double sending() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.sending;
    }
    return sum;
  }

  @Override
  public void inflow(double perSecond) {
    pass();
    coming = perSecond;
  }

  @Override
  public double inside() {
    double sum = engine.inside();
    for (Part part : parts) {
      sum += part.pending;
    }
    return sum;
  }

  @Override
  public double inLine() {
    return engine.inLine();
  }

  @Override
  public Volumes volumes() {
    return engine.volumes();
  }

  @Override
  public boolean isFull() {
    return engine.isFull();
  }
}
