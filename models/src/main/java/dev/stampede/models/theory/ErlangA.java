package dev.stampede.models.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The closed forms of M/M/c whose callers hang up (C. Palm 1957; O. Garnett, A. Mandelbaum, M.
 * Reiman, "Designing a call center with impatient customers", Manufacturing and Service Operations
 * Management 4, 2002). A call that is k-th in the queue moves up at the rate at which the servers
 * and those before it go, and hangs up at a rate of its own; so what becomes of it is a chain that
 * leads down one place at a time.
 */
public final class ErlangA {

  /** So many never wait. */
  private static final int MOST_WAITING = 1000;

  private static final double RARE = 1e-15;

  private static final double STEP = 1.0 / 1024;

  private final double arrivals;
  private final double service;
  private final int servers;
  private final double abandonment;

  /** Places in the queue that matter. */
  private final int places;

  /** The probability that an arriving call finds so many others. */
  private final double[] found;

  /**
   * Prepares the formulas. All rates are of one unit of time, and positive; so many must hang up
   * that a queue of a thousand is out of the question.
   *
   * @param abandonment rate at which each waiting call hangs up
   */
  public ErlangA(double arrivals, double service, int servers, double abandonment) {
    this.arrivals = arrivals;
    this.service = service;
    this.servers = servers;
    this.abandonment = abandonment;
    BirthDeath chain =
        Erlang.states(arrivals, service, servers, servers + MOST_WAITING, abandonment);
    this.places =
        IntStream.rangeClosed(1, MOST_WAITING)
            .filter(place -> chain.from(servers + place) < RARE)
            .findFirst()
            .orElse(MOST_WAITING);
    this.found = Arrays.copyOf(chain.shares(), servers + places);
  }

  /** Share of the calls that hang up: theta E[Q] / lambda. */
  public double abandoned() {
    double waiting = 0;
    for (int n = servers; n < found.length; n++) {
      waiting += (n - servers) * found[n];
    }
    return abandonment * waiting / arrivals;
  }

  /** Mean time to the end of service, of the calls that are served. */
  public double meanOfServed() {
    double reaches = 1;
    double wait = 0;
    double served = 0;
    double waited = 0;
    for (int n = 0; n < found.length; n++) {
      int place = n - servers + 1;
      if (place > 0) {
        double leaves = servers * service + place * abandonment;
        double movesUp = 1 - abandonment / leaves;
        wait = movesUp * (wait + reaches / leaves);
        reaches *= movesUp;
      }
      served += found[n] * reaches;
      waited += found[n] * wait;
    }
    return waited / served + 1 / service;
  }

  /**
   * Returns the time within which a share of all calls have ended their service.
   *
   * @param share less than the share of the calls that are served
   */
  public double within(double share) {
    double[] at = new double[places + 2];
    for (int n = 0; n < found.length; n++) {
      at[Math.max(1, n - servers + 2)] += found[n];
    }
    for (int step = 0; ; step++) {
      double before = at[0];
      at = later(at);
      if (at[0] >= share) {
        return STEP * (step + (share - before) / (at[0] - before));
      }
    }
  }

  /**
   * Moves calls on by a step of the method of Runge and Kutta.
   *
   * @param at share of the calls that have been served, are in service, and are in each place
   */
  private double[] later(double[] at) {
    double[] first = flow(at);
    double[] second = flow(moved(at, STEP / 2, first));
    double[] third = flow(moved(at, STEP / 2, second));
    double[] fourth = flow(moved(at, STEP, third));
    double[] later = moved(moved(at, STEP / 6, first), STEP / 3, second);
    return moved(moved(later, STEP / 3, third), STEP / 6, fourth);
  }

  private static double[] moved(double[] at, double time, double[] flow) {
    double[] moved = at.clone();
    for (int k = 0; k < at.length; k++) {
      moved[k] += time * flow[k];
    }
    return moved;
  }

  private double[] flow(double[] at) {
    double[] flow = new double[at.length];
    double into = service * at[1];
    flow[0] = into;
    for (int k = 1; k < at.length; k++) {
      int place = k - 1; // 0 is in service
      double left = into + (place > 0 ? abandonment * at[k] : 0);
      into = k + 1 < at.length ? (servers * service + place * abandonment) * at[k + 1] : 0;
      flow[k] = into - left;
    }
    return flow;
  }
}
