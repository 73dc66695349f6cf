package dev.stampede.experiments.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several means is the largest, or within a difference that nobody minds of it? S.-H. Kim
 * and B. L. Nelson's sequential selection (ACM TOMACS 11, 2001): who falls behind by more than
 * chance explains is out, and nobody comes back. If one is left, it is the best with 95 %
 * confidence wherever the best is ahead by that difference at least; common random numbers only
 * make it sooner. It is for values that are near normal, as means over a replication are.
 *
 * @param left numbers of those that are left, at least one
 * @param replications after which so few were left; all there are where several are left
 */
record KimNelson(List<Integer> left, int replications) {

  private static final double ERROR = 0.05;

  /** From fewer values the first estimates of variances make the procedure needlessly slow. */
  private static final int FIRST_STAGE = 10;

  /** Fewer are not asked. */
  static final int FEWEST = FIRST_STAGE + 1;

  /** Copies the list. */
  KimNelson {
    left = List.copyOf(left);
  }

  /**
   * Selects.
   *
   * @param values for each contender, those of its replications, at least {@link #FEWEST}, each
   *     beside the same of the others; all finite, and larger is better
   * @param indifference positive
   */
  static KimNelson of(List<double[]> values, double indifference) {
    int all = values.get(0).length;
    double[][] variances = variances(values);
    double h2 = h2(values.size(), FIRST_STAGE);
    double[] sums = new double[values.size()];
    List<Integer> left = IntStream.range(0, values.size()).boxed().toList();
    for (int r = 1; r <= all; r++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values.get(i)[r - 1];
      }
      if (r >= FIRST_STAGE) {
        left = stay(left, sums, r, new Screen(variances, h2, indifference));
        if (left.size() == 1) {
          return new KimNelson(left, r);
        }
      }
    }
    return new KimNelson(left, all);
  }

  /**
   * The constant h² of the procedure.
   *
   * @param contenders at least 2
   * @param firstStage values that variances are estimated from
   */
  static double h2(int contenders, int firstStage) {
    double freedom = firstStage - 1.0;
    return (StrictMath.pow(2 * ERROR / (contenders - 1), -2 / freedom) - 1) * freedom;
  }

  /** How far behind another one a contender may be. */
  @SuppressWarnings("ArrayRecordComponent") // handed on within the class
  private record Screen(double[][] variances, double h2, double indifference) {

    double width(int one, int other, int r) {
      double enough = h2 * variances[one][other] / (indifference * indifference);
      return Math.max(0, indifference / (2 * r) * (enough - r));
    }
  }

  private static List<Integer> stay(List<Integer> left, double[] sums, int r, Screen screen) {
    List<Integer> stay = new ArrayList<>();
    for (int one : left) {
      boolean behind =
          left.stream()
              .anyMatch(other -> sums[one] / r < sums[other] / r - screen.width(one, other, r));
      if (!behind) {
        stay.add(one);
      }
    }
    boolean certain =
        stay.stream()
            .allMatch(
                one -> stay.stream().allMatch(o -> one.equals(o) || screen.width(one, o, r) == 0));
    return certain ? stay.subList(0, 1) : stay; // what is left is equal, to the last bit
  }

  /** Of the differences of each two in the first stage. */
  private static double[][] variances(List<double[]> values) {
    double[][] variances = new double[values.size()][values.size()];
    for (int i = 0; i < variances.length; i++) {
      for (int l = 0; l < variances.length; l++) {
        double mean = 0;
        for (int j = 0; j < FIRST_STAGE; j++) {
          mean += (values.get(i)[j] - values.get(l)[j]) / FIRST_STAGE;
        }
        for (int j = 0; j < FIRST_STAGE; j++) {
          double off = values.get(i)[j] - values.get(l)[j] - mean;
          variances[i][l] += off * off / (FIRST_STAGE - 1);
        }
      }
    }
    return variances;
  }
}
