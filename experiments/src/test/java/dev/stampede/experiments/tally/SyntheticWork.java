package dev.stampede.experiments.tally;

import dev.stampede.engine.random.RandomStream;
import java.util.Arrays;

/** Draws replications whose true figures are known, without a simulator. */
final class SyntheticWork {

  /** Mean number of pieces offered where their number is random. */
  private static final double MEAN_OFFERED = 300;

  final double[] offered;
  final double[] parts;

  private SyntheticWork(int n) {
    offered = new double[n];
    parts = new double[n];
  }

  /** Pieces that are parts independently of each other. */
  static SyntheticWork independent(int n, double share, RandomStream random) {
    SyntheticWork work = new SyntheticWork(n);
    for (int r = 0; r < n; r++) {
      work.offered[r] = poisson(random);
      work.parts[r] = binomial(work.offered[r], share, random);
    }
    return work;
  }

  /**
   * Pieces that share the luck of their replication: beta-binomial counts, by Polya's urn.
   *
   * @param correlation of two pieces of a replication, in (0, 1)
   */
  static SyntheticWork clustered(int n, double share, double correlation, RandomStream random) {
    SyntheticWork work = new SyntheticWork(n);
    double balls = 1 / correlation - 1;
    for (int r = 0; r < n; r++) {
      work.offered[r] = poisson(random);
      for (int i = 0; i < work.offered[r]; i++) {
        double chance = (share * balls + work.parts[r]) / (balls + i);
        work.parts[r] += random.nextUniform() < chance ? 1 : 0;
      }
    }
    return work;
  }

  /**
   * Replications of which some are struck, and then lose a random share of their work.
   *
   * @param lost share lost by a struck replication, cut at 1
   */
  static SyntheticWork struck(boolean[] struck, double share, double[] lost, RandomStream random) {
    SyntheticWork work = new SyntheticWork(struck.length);
    for (int r = 0; r < struck.length; r++) {
      work.offered[r] = poisson(random);
      double left = struck[r] ? 1 - Math.min(1, lost[r]) : 1;
      work.parts[r] = binomial(work.offered[r], share * left, random);
    }
    return work;
  }

  private static int poisson(RandomStream random) {
    int count = -1;
    for (double time = 0; time < MEAN_OFFERED; time += random.nextExponential()) {
      count++;
    }
    return count;
  }

  private static int binomial(double pieces, double share, RandomStream random) {
    int parts = 0;
    for (int i = 0; i < pieces; i++) {
      parts += random.nextUniform() < share ? 1 : 0;
    }
    return parts;
  }

  /**
   * An M/M/1 queue with a mean service time of 1 that starts empty. Customers who come in a span of
   * time after a warm-up of the same length are counted, so their number is random. A second queue
   * has the same customers, and a server that is faster.
   */
  static final class Queue {

    static final double LOAD = 0.7;
    static final double FASTER = 0.85;

    /** Mean time in an M/M/1 system: 1 / (rate of service - rate of arrivals). */
    static final double MEAN = 1 / (1 - LOAD);

    static final double MEAN_FASTER = 1 / (1 / FASTER - LOAD);

    final double[] counted;
    final double[] time;
    final double[] timeFaster;
    final double[] within;

    /** The times of all that are counted, by replication. */
    final double[][] times;

    /**
     * Runs replications.
     *
     * @param customers mean number that is counted in each
     * @param limit on the time in the system
     */
    Queue(int n, double customers, double limit, RandomStream random) {
      counted = new double[n];
      time = new double[n];
      timeFaster = new double[n];
      within = new double[n];
      times = new double[n][];
      for (int r = 0; r < n; r++) {
        run(r, customers, limit, random);
      }
    }

    private void run(int r, double customers, double limit, RandomStream random) {
      double span = customers / LOAD;
      double[] all = new double[(int) (2 * customers)];
      int count = 0;
      double left = 0;
      double leftFaster = 0;
      double now = 0;
      while (true) {
        double gap = random.nextExponential() / LOAD;
        now += gap;
        if (now > 2 * span) {
          break;
        }
        double service = random.nextExponential();
        left = Math.max(0, left - gap) + service;
        leftFaster = Math.max(0, leftFaster - gap) + FASTER * service;
        if (now > span) {
          all[count++] = left;
          time[r] += left;
          timeFaster[r] += leftFaster;
          within[r] += left <= limit ? 1 : 0;
        }
      }
      counted[r] = count;
      times[r] = Arrays.copyOf(all, count);
    }

    /** P(time <= limit) = 1 - exp(-(1 - LOAD) limit). */
    static double shareWithin(double limit) {
      return 1 - StrictMath.exp(-(1 - LOAD) * limit);
    }
  }
}
