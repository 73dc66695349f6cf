package dev.stampede.experiments.demand;

import java.util.Arrays;

/** Whether long prompts go with long answers. */
public final class RankCorrelation {

  /** Rows that it is computed of, evenly spread; its standard error is then below a hundredth. */
  private static final int MOST_ROWS = 200_000;

  private RankCorrelation() {}

  /**
   * Returns the correlation of the ranks of prompts and answers (C. Spearman, 1904), ties having
   * the mean of their ranks, of the rows that tell of both; NaN with fewer than three, or if all
   * prompts or all answers are alike.
   */
  public static double of(RecordedRequests trace) {
    int step = Math.max(1, trace.rows() / MOST_ROWS);
    double[] inputs = new double[trace.rows() / step];
    double[] outputs = new double[inputs.length];
    int n = 0;
    for (int i = 0; i < inputs.length; i++) {
      int row = i * step;
      if (trace.inputTokens(row) >= 0 && trace.outputTokens(row) >= 0) {
        inputs[n] = trace.inputTokens(row);
        outputs[n] = trace.outputTokens(row);
        n++;
      }
    }
    return n < 3 ? Double.NaN : correlation(ranks(inputs, n), ranks(outputs, n));
  }

  private static double[] ranks(double[] values, int n) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      ranks[i] = (first(sorted, values[i], false) + first(sorted, values[i], true) - 1) / 2.0;
    }
    return ranks;
  }

  /** The place of the first value that is not below, or above. */
  private static int first(double[] sorted, double value, boolean above) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = above ? sorted[middle] <= value : sorted[middle] < value;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
