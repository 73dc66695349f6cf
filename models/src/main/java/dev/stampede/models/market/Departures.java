package dev.stampede.models.market;

import java.util.Arrays;

/**
 * How calls leave a queue, for each number of calls inside: served, given up by their owners, or
 * inside for too long.
 */
final class Departures {

  private static final int HALVINGS = 60;

  private final ServiceLaw law;
  private final double timeout;
  private final double leavingService;
  private final double leavingLine;

  /** Calls that leave in a second, and those that start. */
  final double[] leaving;

  final double[] starting;

  /** Shares of those who leave: served, and given up. */
  final double[] served;

  final double[] gaveUp;

  /** Seconds until one who comes now would start, where there is a time limit. */
  final double[] wait;

  /**
   * Makes those of a queue.
   *
   * @param cells different numbers of calls inside
   */
  Departures(ServiceLaw law, QueueBounds bounds, int cells) {
    this.law = law;
    this.timeout = bounds.timeoutSeconds();
    this.leavingService = bounds.impatience().anywhere();
    this.leavingLine = bounds.impatience().waiting();
    this.leaving = new double[cells];
    this.starting = new double[cells];
    this.served = new double[cells];
    this.gaveUp = new double[cells];
    this.wait = new double[cells];
    Arrays.fill(served, 1);
  }

  /**
   * Finds them anew.
   *
   * @param level calls inside in each cell, ascending
   */
  void condition(double[] level, int servers) {
    double soFar = 0;
    for (int i = 0; i < level.length; i++) {
      if (law.isNothing()) {
        leaving[i] = Double.POSITIVE_INFINITY;
        served[i] = 1;
      } else if (servers == 0) {
        nobodyServes(i, level[i]);
      } else if (level[i] <= servers || Double.isInfinite(timeout)) {
        double whole = law.meanWithin(timeout);
        double starts = Double.isInfinite(whole) ? 0 : Math.min(level[i], servers) / whole;
        leave(i, starts, Math.max(0, level[i] - servers), timeout);
      } else {
        soFar = waitBehind(level[i] - servers, servers, soFar);
        wait[i] = soFar;
        double left = timeout - soFar;
        leave(i, servers / law.meanWithin(left), level[i] - servers, left);
      }
    }
  }

  private void nobodyServes(int i, double inside) {
    double tooLate = inside / timeout; // 0 for those who stay
    starting[i] = tooLate;
    leaving[i] = tooLate + leavingLine * inside;
    served[i] = 0;
    gaveUp[i] = leaving[i] == 0 ? 0 : leavingLine * inside / leaving[i];
  }

  private void leave(int i, double starts, double inLine, double left) {
    starting[i] = starts;
    leaving[i] = starts + leavingLine * inLine;
    double inTime = law.shareWithin(left);
    double ofThose = leavingLine * inLine == 0 ? 1 : starts / leaving[i];
    served[i] = inTime * ofThose;
    gaveUp[i] =
        leavingService == 0
            ? 1 - ofThose
            : leavingService * law.meanWithin(left) * ofThose + 1 - ofThose;
  }

  /** The wait behind a line, at least as long as one that is known. */
  private double waitBehind(double calls, int servers, double least) {
    double low = least;
    double high = timeout;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double worth =
          leavingLine == 0 ? middle : StrictMath.expm1(leavingLine * middle) / leavingLine;
      if (worth * servers < calls * law.meanWithin(timeout - middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
