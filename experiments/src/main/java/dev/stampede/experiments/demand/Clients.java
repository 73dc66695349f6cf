package dev.stampede.experiments.demand;

import java.util.Arrays;

/**
 * How demand is shared among clients, whoever they are.
 *
 * @param shares of each, the largest first, adding up to 1
 * @param cvs coefficients of variation of gaps, ascending: one for each client or window of a
 *     client that has enough requests
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Clients(double[] shares, double[] cvs) {

  /** With fewer gaps a client's coefficient of variation says nothing. */
  private static final int FEWEST_GAPS = 30;

  private static final double MOST_ZIPF = 5;
  private static final int HALVINGS = 60;

  /** Up to so many of the largest clients are compared with Zipf's law. */
  private static final int LARGEST = 10;

  /** Returns those of a trace; none if no row tells of one. */
  public static Clients of(RecordedRequests trace) {
    int most = -1;
    for (int i = 0; i < trace.rows(); i++) {
      most = Math.max(most, trace.client(i));
    }
    double[] requests = new double[most + 1];
    double[] last = new double[most + 1];
    double[] squares = new double[most + 1];
    double[] spans = new double[most + 1];
    for (int i = 0; i < trace.rows(); i++) {
      int client = trace.client(i);
      if (client >= 0) {
        if (requests[client] > 0) {
          double gap = trace.seconds(i) - last[client];
          spans[client] += gap;
          squares[client] += gap * gap;
        }
        last[client] = trace.seconds(i);
        requests[client]++;
      }
    }
    double[] cvs = new double[most + 1];
    int known = 0;
    for (int client = 0; client <= most; client++) {
      double gaps = requests[client] - 1;
      double mean = spans[client] / gaps;
      if (gaps >= FEWEST_GAPS && mean > 0) {
        cvs[known++] = Math.sqrt(Math.max(0, squares[client] / gaps - mean * mean)) / mean;
      }
    }
    return of(requests, Arrays.copyOf(cvs, known));
  }

  /**
   * Returns those of loads.
   *
   * @param loads of each client, in any order and unit
   * @param cvs in any order
   */
  public static Clients of(double[] loads, double[] cvs) {
    double all = Arrays.stream(loads).sum();
    double[] shares = Arrays.stream(loads).map(load -> -load / all).sorted().map(s -> -s).toArray();
    double[] ascending = cvs.clone();
    Arrays.sort(ascending);
    return new Clients(shares, ascending);
  }

  /** How many there are. */
  public int count() {
    return shares.length;
  }

  /** Share of the largest clients together. */
  public double top(int clients) {
    return Arrays.stream(shares).limit(clients).sum();
  }

  /** A quantile of the coefficients of variation; NaN without any. */
  public double cv(double share) {
    int index = (int) Math.ceil(share * cvs.length) - 1;
    return cvs.length == 0 ? Double.NaN : cvs[Math.max(0, Math.min(cvs.length - 1, index))];
  }

  /**
   * Returns the exponent of the law of Zipf, by which the share of the client at a rank goes with
   * rank^-exponent, that gives the ten largest clients (half of them, if there are fewer than 20)
   * the share that they have. In [0, 5].
   */
  public double zipf() {
    int largest = Math.max(1, Math.min(LARGEST, count() / 2));
    double low = 0;
    double high = MOST_ZIPF;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      boolean tooFlat = zipfTop(middle, largest) < top(largest);
      low = tooFlat ? middle : low;
      high = tooFlat ? high : middle;
    }
    return (low + high) / 2;
  }

  private double zipfTop(double exponent, int clients) {
    double top = 0;
    double all = 0;
    for (int rank = 1; rank <= count(); rank++) {
      double weight = Math.pow(rank, -exponent);
      all += weight;
      top += rank <= clients ? weight : 0;
    }
    return top / all;
  }
}
