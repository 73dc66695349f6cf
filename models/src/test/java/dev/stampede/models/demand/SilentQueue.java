package dev.stampede.models.demand;

/**
 * M/M/c with a bounded line in order of arrival, whose customers leave after an exponential time:
 * some say so, the others keep their place, and are served like all, or shorter. Its Markov chain
 * has a state for each pattern of those who are there and those who have left, and is solved by
 * elimination.
 *
 * @param arrivals a second
 * @param services of one server a second
 * @param servers of them
 * @param room customers inside at most
 * @param leaves of one customer a second, in the line and in service
 * @param silent share of those who leave
 * @param found of a customer in service who has left, a second
 */
record SilentQueue(
    double arrivals,
    double services,
    int servers,
    int room,
    double leaves,
    double silent,
    double found) {

  /** A state is a 1 and then a bit for each customer, the first in the lowest; 1 for who left. */
  private static int inside(int state) {
    return 31 - Integer.numberOfLeadingZeros(state);
  }

  private static boolean isGone(int state, int place) {
    return ((state >> place) & 1) == 1;
  }

  private static int without(int state, int place) {
    int before = state & ((1 << place) - 1);
    return ((state >> (place + 1)) << place) | before;
  }

  private static int joined(int state) {
    int last = 1 << inside(state);
    return (state ^ last) | (last << 1);
  }

  /** The share of the time in each state. */
  double[] shares() {
    int states = 1 << (room + 1);
    double[][] flows = new double[states][states + 1]; // into a state, from another; = 0
    for (int from = 1; from < states; from++) {
      int inside = inside(from);
      if (inside < room) {
        flow(flows, from, joined(from), arrivals);
      }
      for (int place = 0; place < inside; place++) {
        boolean gone = isGone(from, place);
        if (!gone) {
          flow(flows, from, without(from, place), leaves * (1 - silent));
          flow(flows, from, from | (1 << place), leaves * silent);
        }
        if (place < servers) {
          flow(flows, from, without(from, place), services + (gone ? found : 0));
        }
      }
    }
    for (int state = 0; state <= states; state++) {
      flows[1][state] = state == 0 ? 0 : 1; // in place of one balance: all shares add up to 1
    }
    return solved(flows, states);
  }

  private static void flow(double[][] flows, int from, int to, double rate) {
    flows[to][from] += rate;
    flows[from][from] -= rate;
  }

  private static double[] solved(double[][] rows, int size) {
    for (int column = 1; column < size; column++) {
      int pivot = column;
      for (int row = column; row < size; row++) {
        pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
      }
      double[] top = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = top;
      for (int row = 1; row < size; row++) {
        double times = row == column ? 0 : rows[row][column] / top[column];
        for (int i = column; times != 0 && i <= size; i++) {
          rows[row][i] -= times * top[i];
        }
      }
    }
    double[] solution = new double[size];
    for (int state = 1; state < size; state++) {
      solution[state] = rows[state][size] / rows[state][state];
    }
    return solution;
  }

  /** The share of the time with each number of customers inside, those who left included. */
  double[] sizes() {
    double[] shares = shares();
    double[] sizes = new double[room + 1];
    for (int state = 1; state < shares.length; state++) {
      sizes[inside(state)] += shares[state];
    }
    return sizes;
  }

  /** What the customers get, as shares of those who come. */
  record Shares(
      double served, double left, double leftSilently, double refused, double occupancy) {}

  Shares outcomes() {
    double[] shares = shares();
    double served = 0;
    double left = 0;
    double refused = 0;
    double busy = 0;
    for (int state = 1; state < shares.length; state++) {
      int inside = inside(state);
      refused += inside == room ? shares[state] : 0;
      busy += Math.min(inside, servers) * shares[state] / servers;
      for (int place = 0; place < inside; place++) {
        if (!isGone(state, place)) {
          left += leaves / arrivals * shares[state];
          served += place < servers ? services / arrivals * shares[state] : 0;
        }
      }
    }
    return new Shares(served, left, silent * left, refused, busy);
  }
}
