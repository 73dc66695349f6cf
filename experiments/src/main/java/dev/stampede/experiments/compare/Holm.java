package dev.stampede.experiments.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for the number of questions asked (S. Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6, 1979): of all that are then at
 * most 5 %, one is wrong in at most 5 % of such families, however they depend on each other.
 */
final class Holm {

  private Holm() {}

  /** Returns the adjusted values, in the order of those given; all are in [0, 1]. */
  static double[] adjusted(double... pValues) {
    List<Integer> ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] adjusted = new double[pValues.length];
    double least = 0;
    for (int rank = 0; rank < pValues.length; rank++) {
      int i = ascending.get(rank);
      least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[i]));
      adjusted[i] = least;
    }
    return adjusted;
  }
}
