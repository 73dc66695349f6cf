package dev.stampede.models.market;

/**
 * Equal servers and one line before them, first come first served, for a liquid of calls among
 * which a few solid ones, ours, wait too. Service and patience of the liquid are exponential; what
 * chance does to it is left out, as its share vanishes in a large system. Everything is solved in
 * closed form between the times at which something changes, so steps may be of any length.
 *
 * <p>A solid call waits for the liquid that was in line before it to start service, and then for
 * one whole server: no liquid passes it meanwhile. Its mark is how much liquid had joined the line;
 * the difference between two marks is what stands between two calls. Where liquid gives up, all
 * parts of the line shrink alike, and marks count in a unit that shrinks with them.
 *
 * <p>Where priorities count, urgent solid calls go before all liquid, and patient ones after it.
 */
public final class FluidQueue {

  /** Rounding of the solution, in servers. */
  private static final double TINY = 1e-9;

  private final double limit;
  private final double leaving;
  private final Volumes volumes = new Volumes();

  private double inflow;
  private double serviceSeconds;
  private double room;

  private double busy;
  private double waiting;
  private int solid;
  private int urgent;
  private int patient;

  /** Liquid in line before the first solid call; 0 if there is none. */
  private double ahead;

  private double joined;
  private double unit = 1;

  /**
   * Makes an empty queue.
   *
   * @param limit calls that may wait, solid ones included; may be infinite
   * @param patienceSeconds mean time in the line after which liquid gives up; may be infinite
   */
  public FluidQueue(double limit, double patienceSeconds) {
    this.limit = limit;
    this.leaving = 1 / patienceSeconds;
  }

  /** Sets how many calls a second come. */
  public void inflow(double perSecond) {
    inflow = perSecond;
  }

  /** Sets how long service takes. */
  public void service(double seconds) {
    serviceSeconds = seconds;
  }

  /** Sets how many servers the liquid may have; those that are in service stay until their end. */
  public void room(double servers) {
    room = servers;
    fill();
  }

  /** Lets time pass. */
  public void advance(double seconds) {
    double left = seconds;
    while (left > 0) {
      double busyBefore = busy;
      double waitingBefore = waiting;
      double passed = isFlowing() ? flow(left) : queue(left);
      volumes.waitingSeconds += (waitingBefore + waiting) / 2 * passed;
      volumes.insideSeconds += (busyBefore + busy + waitingBefore + waiting) / 2 * passed;
      left -= passed;
    }
  }

  /** True while all that comes finds a server. */
  private boolean isFlowing() {
    return waiting == 0
        && !isClaimed()
        && (busy < room || (busy == room && inflow <= room / serviceSeconds));
  }

  /** Calls a second that start service; with a solid call first in line, what it will be again. */
  public double startsPerSecond() {
    return isFlowing() ? inflow : busy / serviceSeconds;
  }

  /** True while the first of the line is a solid call, which waits for a whole server. */
  private boolean isClaimed() {
    return urgent > 0 || (solid > 0 && ahead == 0);
  }

  private double flow(double most) {
    double rate = 1 / serviceSeconds;
    double toRoom = Relaxation.timeTo(room, busy, inflow, rate);
    boolean fills = busy < room && toRoom <= most;
    double seconds = fills ? toRoom : most;
    double after = fills ? room : Relaxation.after(busy, inflow, rate, seconds);
    volumes.offered += inflow * seconds;
    volumes.served += inflow * seconds - (after - busy);
    busy = after;
    return seconds;
  }

  private double queue(double most) {
    double starting = isClaimed() || busy > room ? 0 : room / serviceSeconds;
    double space = space();
    double giving = starting + leaving * waiting;
    double entering = entering();
    boolean steady = entering == giving;
    double target = waiting > space || entering > giving ? space : 0;
    double seconds = most;
    double toTarget =
        steady
            ? Double.POSITIVE_INFINITY
            : Relaxation.timeTo(target, waiting, entering - starting, leaving);
    seconds = Math.min(seconds, toTarget);
    double toFirst =
        ahead > 0 ? Relaxation.timeTo(0, ahead, -starting, leaving) : Double.POSITIVE_INFINITY;
    seconds = Math.min(seconds, toFirst);
    double toFreed = isClaimed() || busy > room ? secondsUntilFreed() : Double.POSITIVE_INFINITY;
    seconds = Math.min(seconds, toFreed);

    double waited = waiting;
    if (!steady) {
      waiting =
          seconds == toTarget
              ? target
              : Math.max(0, Relaxation.after(waiting, entering - starting, leaving, seconds));
    }
    ahead =
        ahead == 0 || seconds == toFirst
            ? 0
            : Math.max(0, Math.min(waiting, Relaxation.after(ahead, -starting, leaving, seconds)));
    pass(entering, seconds);
    volumes.offered += inflow * seconds;
    volumes.refused += (inflow - entering) * seconds;
    volumes.abandoned += Math.max(0, (entering - starting) * seconds - (waiting - waited));
    serve(starting, seconds, seconds == toFreed);
    return seconds;
  }

  /** Calls a second that join the line. */
  private double entering() {
    double space = space();
    if (waiting < space) {
      return inflow;
    }
    double starting = isClaimed() || busy > room ? 0 : room / serviceSeconds;
    return waiting > space ? 0 : Math.min(inflow, starting + leaving * waiting);
  }

  /** Room in the line for liquid. */
  private double space() {
    return Math.max(0, limit - allSolid());
  }

  private int allSolid() {
    return solid + urgent + patient;
  }

  private void pass(double entering, double seconds) {
    if (solid > 0) {
      if (leaving == 0) {
        joined += entering * seconds;
      } else {
        joined += entering * StrictMath.expm1(leaving * seconds) / leaving / unit;
        unit *= StrictMath.exp(-leaving * seconds);
      }
    }
  }

  /**
   * With a solid call first in line all servers stay busy until the next is done, so the liquid
   * falls by a whole server in a straight line; without, it is more than there is room for, and
   * runs out as it does when nothing flows in.
   */
  private void serve(double starting, double seconds, boolean freed) {
    if (starting > 0) {
      volumes.served += starting * seconds;
      return;
    }
    double after =
        isClaimed()
            ? Math.max(0, busy - room / serviceSeconds * seconds)
            : Relaxation.after(busy, 0, 1 / serviceSeconds, seconds);
    if (freed) {
      after = isClaimed() ? room - 1 : room;
    }
    volumes.served += busy - after;
    busy = after;
  }

  /** Time until there is a whole server for the solid call that is first, or room for liquid. */
  private double secondsUntilFreed() {
    if (!isClaimed()) {
      return Relaxation.timeTo(room, busy, 0, 1 / serviceSeconds);
    }
    boolean never = room < 1 || busy <= room - 1;
    return never ? Double.POSITIVE_INFINITY : (busy - (room - 1)) * serviceSeconds / room;
  }

  /** Lets liquid at the head of the line into servers that are free. */
  private void fill() {
    double front = isClaimed() ? 0 : solid > 0 ? ahead : waiting;
    double starts = Math.min(front, room - busy);
    if (starts > 0) {
      busy += starts;
      waiting = Math.max(0, waiting - starts);
      ahead = solid > 0 ? Math.min(waiting, Math.max(0, ahead - starts)) : 0;
    }
  }

  /** True if a solid call finds no line and a free server. */
  public boolean isOpen() {
    return allSolid() == 0 && waiting == 0 && hasFreeServer();
  }

  /** True if the first solid call may start: nothing is before it, and a server is free. */
  public boolean mayStart() {
    boolean isNext = isClaimed() || (solid == 0 && patient > 0 && waiting == 0);
    return isNext && hasFreeServer();
  }

  private boolean hasFreeServer() {
    return busy <= room - 1 + TINY;
  }

  /** Time until the first solid call may start, if nothing else changes; infinite for never. */
  public double secondsUntilStart() {
    if (isClaimed()) {
      return mayStart() ? 0 : secondsUntilFreed();
    }
    if (busy > room) {
      return secondsUntilFreed(); // then look again
    }
    if (solid == 0) {
      return secondsUntilCalm();
    }
    double starting = room / serviceSeconds;
    return Relaxation.timeTo(0, ahead, -starting, leaving) + 1 / starting;
  }

  /** Time until no liquid waits, or, if none does, until a server is free; then look again. */
  private double secondsUntilCalm() {
    double rate = 1 / serviceSeconds;
    return waiting > 0
        ? Relaxation.timeTo(0, waiting, entering() - room * rate, leaving)
        : mayStart() ? 0 : Relaxation.timeTo(room - 1, busy, inflow, rate);
  }

  /**
   * Share of the calls that come now which are let in: 1 below the limit, and at the limit what the
   * line gives off over what comes.
   */
  public double admittedShare() {
    if (waiting + allSolid() < limit) {
      return 1;
    }
    return inflow == 0 ? 0 : entering() / inflow;
  }

  /** True if some of the liquid that comes now is refused. */
  public boolean isFull() {
    return !isFlowing() && admittedShare() < 1;
  }

  /**
   * A solid call joins the line.
   *
   * @return its mark
   */
  public double join() {
    if (solid++ == 0) {
      ahead = waiting;
      joined = 0;
      unit = 1;
    }
    return joined;
  }

  /** A solid call joins that goes before all liquid. */
  public void joinUrgent() {
    urgent++;
  }

  /** One of these leaves the line; what room there is then must be said. */
  public void leaveUrgent() {
    urgent--;
  }

  /** A solid call joins that all liquid goes before. */
  public void joinPatient() {
    patient++;
  }

  /** One of these leaves the line. */
  public void leavePatient() {
    patient--;
  }

  /** A solid call that is not the first leaves the line. */
  public void leave() {
    solid--;
  }

  /** The last solid call leaves the line; what room there is then must be said. */
  public void leaveLast() {
    solid--;
    ahead = 0;
  }

  /**
   * The first solid call leaves the line, to be served or not; what room there is then must be
   * said.
   *
   * @param mark its mark
   * @param nextMark that of the next one
   */
  public void leaveFirst(double mark, double nextMark) {
    solid--;
    ahead = Math.min(waiting, ahead + Math.max(0, nextMark - mark) * unit);
  }

  /** What a mark counts in; it falls while liquid gives up. */
  public double unit() {
    return unit;
  }

  /** Counts in whole calls again; marks must be multiplied by the unit that was. */
  public void renewUnit() {
    joined *= unit;
    unit = 1;
  }

  /** Cuts a share of the liquid off, the same in service, in line, and between solid calls. */
  public void cut(double share) {
    volumes.cut += (busy + waiting) * share;
    busy *= 1 - share;
    waiting *= 1 - share;
    ahead *= 1 - share;
    if (share < 1) { // of all, nothing is left to be measured
      unit *= 1 - share;
    }
  }

  /** Liquid in service, in servers. */
  public double busy() {
    return busy;
  }

  /** Liquid in the line, in calls. */
  public double waiting() {
    return waiting;
  }

  /** Where all liquid went. */
  public Volumes volumes() {
    return volumes;
  }
}
