package dev.stampede.models.market;

/**
 * A machine whose speed all calls share alike, for a liquid of calls and a few solid ones, ours.
 * The work of the liquid is exponential; the pace is taken as constant from one change to the next.
 */
public final class FluidShare {

  private final double reserved;
  private final double workSeconds;
  private final double limit;
  private final Volumes volumes = new Volumes();

  private double capacity;
  private double inflow;
  private double inside;

  /**
   * Makes an idle machine.
   *
   * @param capacity work done in a second, in seconds of a call that is alone
   * @param reserved share of it that solid calls can count on
   * @param workSeconds mean work of a call
   * @param limit calls inside at most, solid ones included; may be infinite
   */
  public FluidShare(double capacity, double reserved, double workSeconds, double limit) {
    this.capacity = capacity;
    this.reserved = reserved;
    this.workSeconds = workSeconds;
    this.limit = limit;
  }

  /** Sets the work done in a second. */
  public void capacity(double newCapacity) {
    capacity = newCapacity;
  }

  /** Sets how many calls a second come. */
  public void inflow(double perSecond) {
    inflow = perSecond;
  }

  /** Work that each solid call attains in a second, slowness aside. */
  public double pace(int solid) {
    double alike = capacity == 0 ? 0 : Math.min(1, capacity / (solid + inside));
    return solid == 0 ? alike : Math.min(1, Math.max(alike, capacity * reserved / solid));
  }

  /** Capacity that liquid is using. */
  public double busy(int solid) {
    return Math.min(inside, solid == 0 ? capacity : capacity - solid * pace(solid));
  }

  /** Lets time pass with a number of solid calls inside and everything taking so much longer. */
  public void advance(double seconds, int solid, double slowness) {
    double space = Math.max(0, limit - solid);
    double left = seconds;
    while (left > 0) {
      left -= piece(left, solid, space, 1 / (workSeconds * slowness));
    }
  }

  /** Below full load each part is done at a rate of its own, above it all together at one rate. */
  private double piece(double most, int solid, double space, double rate) {
    double unloaded = Math.max(0, capacity - solid);
    boolean free = inside < unloaded || (inside == unloaded && inflow <= unloaded * rate);
    boolean alone = !free && inside > solid;
    double together = alone ? busy(solid) * rate : 0;
    double each = alone ? 0 : free ? rate : rate * pace(solid);
    double leaving = together + each * inside;
    double entering = inside < space ? inflow : inside > space ? 0 : Math.min(inflow, leaving);
    boolean steady = entering == leaving;
    double target = target(entering > leaving, unloaded, space);
    double toTarget =
        steady || target == inside
            ? Double.POSITIVE_INFINITY
            : Relaxation.timeTo(target, inside, entering - together, each);
    double seconds = Math.min(most, toTarget);
    double after = inside;
    if (!steady) {
      after =
          seconds == toTarget
              ? target
              : Relaxation.after(inside, entering - together, each, seconds);
    }
    volumes.offered += inflow * seconds;
    volumes.refused += (inflow - entering) * seconds;
    volumes.served += entering * seconds - (after - inside);
    volumes.insideSeconds += (inside + after) / 2 * seconds;
    inside = after;
    return seconds;
  }

  /** Where the equation changes next. */
  private double target(boolean rises, double unloaded, double space) {
    if (rises) {
      return inside < unloaded ? Math.min(unloaded, space) : space;
    }
    return inside > space ? Math.max(space, unloaded) : unloaded;
  }

  /** Share of the calls that come now which are let in. */
  public double admittedShare(int solid, double slowness) {
    double space = limit - solid;
    if (inside < space) {
      return 1;
    }
    double leaving = busy(solid) / (workSeconds * slowness);
    return inside > space || inflow == 0 ? 0 : Math.min(1, leaving / inflow);
  }

  /** Cuts a share of the liquid off. */
  public void cut(double share) {
    volumes.cut += inside * share;
    inside *= 1 - share;
  }

  /** Liquid inside, in calls. */
  public double inside() {
    return inside;
  }

  /** Where all liquid went. */
  public Volumes volumes() {
    return volumes;
  }
}
