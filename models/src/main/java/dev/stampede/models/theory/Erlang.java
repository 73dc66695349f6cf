package dev.stampede.models.theory;

/**
 * Equal servers with Poisson arrivals (A. K. Erlang, "Solution of some problems in the theory of
 * probabilities of significance in automatic telephone exchanges", 1917). A load is the rate of
 * arrivals times the mean service, in [0, servers) where calls wait.
 */
public final class Erlang {

  private Erlang() {}

  /** Erlang B: the share of calls lost by servers without a queue, for any law of service. */
  public static double lost(int servers, double load) {
    double blocking = 1;
    for (int c = 1; c <= servers; c++) {
      blocking = load * blocking / (c + load * blocking);
    }
    return blocking;
  }

  /** Erlang C: the share of calls that wait for exponential services. */
  public static double waits(int servers, double load) {
    double blocking = lost(servers, load);
    return blocking / (1 - load / servers * (1 - blocking));
  }

  /** The mean wait of all calls, in mean services. */
  public static double meanWait(int servers, double load) {
    return waits(servers, load) / (servers - load);
  }

  /** The mean number of calls inside, those in service included. */
  public static double inside(int servers, double load) {
    return load + load * meanWait(servers, load);
  }

  /** The share of calls that wait for longer than a time, in mean services. */
  public static double waitsLonger(int servers, double load, double time) {
    return waits(servers, load) * StrictMath.exp(-(servers - load) * time);
  }

  /**
   * M/M/c with room for k in all, and with abandonment from the queue: Erlang A.
   *
   * @param room k, at least c
   * @param abandonment rate at which each waiting call gives up; 0 for never
   */
  public static BirthDeath states(
      double arrivals, double service, int servers, int room, double abandonment) {
    return BirthDeath.of(
        room,
        n -> arrivals,
        n -> Math.min(n, servers) * service + Math.max(0, n - servers) * abandonment);
  }
}
