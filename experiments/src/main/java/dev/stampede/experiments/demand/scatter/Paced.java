package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.RateCurve;

/**
 * Gaps between requests, and what a curve of the rate says of each.
 *
 * @param gaps in seconds, positive
 * @param expected how many requests the curve has in the gap: the gap in rescaled time (E. N. Brown
 *     and others, "The time-rescaling theorem and its application to neural spike train data
 *     analysis", Neural Computation 14, 2002)
 * @param rates that the curve has at the gap's end, per second
 * @param begins whether what was before the gap is not known: a new stretch begins
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Paced(double[] gaps, double[] expected, double[] rates, boolean[] begins) {

  /** The difference of two large numbers would not tell a shorter gap. */
  private static final double SHORT_SECONDS = 1e-3;

  /** Returns how the gaps of stretches look beside a curve. */
  static Paced of(Stretches stretches, RateCurve curve) {
    int n = stretches.gaps();
    double[] gaps = new double[n];
    double[] expected = new double[n];
    double[] rates = new double[n];
    boolean[] begins = new boolean[n];
    int i = 0;
    for (double[] times : stretches.times()) {
      double before = curve.expected(times[0]);
      for (int k = 1; k < times.length; k++) {
        double now = curve.expected(times[k]);
        gaps[i] = times[k] - times[k - 1];
        expected[i] =
            gaps[i] < SHORT_SECONDS
                ? gaps[i] * (curve.at(times[k - 1]) + curve.at(times[k])) / 2
                : now - before;
        rates[i] = curve.at(times[k]);
        begins[i] = k == 1;
        before = now;
        i++;
      }
    }
    return new Paced(gaps, expected, rates, begins);
  }

  /** How many gaps there are. */
  int size() {
    return gaps.length;
  }

  /** Mean gap in seconds. */
  double meanGap() {
    double sum = 0;
    for (double gap : gaps) {
      sum += gap;
    }
    return sum / gaps.length;
  }
}
