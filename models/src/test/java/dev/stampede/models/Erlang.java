package dev.stampede.models;

/** Closed forms of queueing theory that the simulator must agree with. */
public final class Erlang {

  private Erlang() {}

  /** Erlang B: the share of calls lost by c servers without a queue, at an offered load. */
  public static double lost(int servers, double load) {
    double blocking = 1;
    for (int c = 1; c <= servers; c++) {
      blocking = load * blocking / (c + load * blocking);
    }
    return blocking;
  }

  /** Erlang C: the share of calls that wait before c servers, at an offered load below c. */
  public static double waits(int servers, double load) {
    double blocking = lost(servers, load);
    return blocking / (1 - load / servers * (1 - blocking));
  }

  /**
   * Steady state of M/M/c with room for k in all, k &gt;= c, and abandonment from the queue.
   *
   * @param abandonment rate at which each waiting call gives up; 0 for never
   * @return the probability of each number in the system
   */
  public static double[] states(
      double arrivals, double service, int servers, int room, double abandonment) {
    double[] p = new double[room + 1];
    p[0] = 1;
    double sum = 1;
    for (int n = 1; n <= room; n++) {
      double deaths = Math.min(n, servers) * service + Math.max(0, n - servers) * abandonment;
      p[n] = p[n - 1] * arrivals / deaths;
      sum += p[n];
      if (sum > 1e200) {
        throw new IllegalArgumentException("the load is too high for these sums");
      }
    }
    for (int n = 0; n <= room; n++) {
      p[n] /= sum;
    }
    return p;
  }
}
