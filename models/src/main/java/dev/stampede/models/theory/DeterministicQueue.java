package dev.stampede.models.theory;

/**
 * M/D/1 with room for some calls in all. A bucket is the same: what lacks to a full one is work
 * that a server does, each call brings a token of it, and who finds no whole token finds no room.
 */
public final class DeterministicQueue {

  private DeterministicQueue() {}

  /**
   * The share of calls that find no room, by the chain of what departures leave behind: q(j + 1)
   * a(0) = q(j) - q(0) a(j) - sum of q(k) a(j - k + 1) over k from 1 to j, with a(k) the chance of
   * k arrivals in a service (D. G. Kendall, Annals of Mathematical Statistics 24, 1953).
   *
   * @param room calls in all, at least 1
   * @param load rate of arrivals times the service, positive
   */
  public static double lost(int room, double load) {
    double[] arrivals = new double[room + 1];
    arrivals[0] = StrictMath.exp(-load);
    for (int k = 1; k <= room; k++) {
      arrivals[k] = arrivals[k - 1] * load / k;
    }
    double[] left = new double[room];
    left[0] = 1;
    double sum = 1;
    for (int j = 0; j + 1 < room; j++) {
      double next = left[j] - left[0] * arrivals[j];
      for (int k = 1; k <= j; k++) {
        next -= left[k] * arrivals[j - k + 1];
      }
      left[j + 1] = next / arrivals[0];
      sum += left[j + 1];
    }
    return 1 - 1 / (left[0] / sum + load);
  }
}
