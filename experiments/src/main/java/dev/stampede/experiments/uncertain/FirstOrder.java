package dev.stampede.experiments.uncertain;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.reports.result.Estimate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of the variance of an output one input explains by itself: Sobol's first-order index,
 * Var(E(Y | X)) / Var(Y) (I. M. Sobol', Mathematical Modelling and Computational Experiments 1,
 * 1993), from any sample of independent inputs.
 *
 * <p>The outputs are put in the order of the input, and a sum of cosines is fitted to them, one for
 * each ten outputs and at most 50; what it explains is the index (E. Plischke, "How to compute
 * variance-based sensitivity indicators with your spreadsheet software", Environmental Modelling
 * &amp; Software 35, 2012), less what it would explain of chance alone (M. Ezekiel's adjusted R
 * squared, 1930; for this use J.-Y. Tissot, C. Prieur, Reliability Engineering and System Safety
 * 107, 2012). Where the output jumps at one value of the input, waves cannot follow: the index is
 * told too small there, by about a fifteenth with 100 outputs. An input of few values has a mean
 * for each of them in place of waves.
 *
 * <p>The interval is that of a jackknife that leaves out one of 50 groups at a time: its variance
 * is too large rather than too small (B. Efron, C. Stein, Annals of Statistics 9, 1981).
 */
final class FirstOrder {

  /** From fewer outputs nothing is told apart. */
  static final int FEWEST = 30;

  private static final int OUTPUTS_PER_WAVE = 10;
  private static final int MOST_WAVES = 50;
  private static final int GROUPS = 50;

  /** Outputs in the order of the input. */
  private final double[] outputs;

  /** The group of each. */
  private final int[] groups;

  /** The class of each, where the input has few values; all the same where waves are fitted. */
  private final int[] classes;

  private FirstOrder(double[] outputs, int[] groups, int[] classes) {
    this.outputs = outputs;
    this.groups = groups;
    this.classes = classes;
  }

  /**
   * Returns the index with its 95 % interval, both in [0, 1].
   *
   * @param inputs values of the input, or their quantiles
   * @param outputs one for each
   * @return empty if there are fewer than {@link #FEWEST}, some are not finite, or all are the same
   */
  static Optional<Estimate> of(double[] inputs, double[] outputs) {
    boolean possible =
        outputs.length >= FEWEST
            && Arrays.stream(outputs).allMatch(Double::isFinite)
            && Arrays.stream(outputs).distinct().count() > 1;
    if (!possible) {
      return Optional.empty();
    }
    int[] order =
        IntStream.range(0, inputs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> inputs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = Arrays.stream(inputs).distinct().sorted().toArray();
    boolean few = values.length <= waves(outputs.length) + 1;
    return Optional.of(
        new FirstOrder(
                Arrays.stream(order).mapToDouble(i -> outputs[i]).toArray(),
                Arrays.stream(order).map(i -> i % GROUPS).toArray(),
                few
                    ? Arrays.stream(order)
                        .map(i -> Arrays.binarySearch(values, inputs[i]))
                        .toArray()
                    : new int[order.length])
            .estimate());
  }

  private static int waves(int outputs) {
    return Math.min(outputs / OUTPUTS_PER_WAVE, MOST_WAVES);
  }

  private Estimate estimate() {
    double index = index(-1);
    int all = Math.min(GROUPS, outputs.length);
    double[] without = IntStream.range(0, all).mapToDouble(this::index).toArray();
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(value -> (value - mean) * (value - mean)).sum();
    double half = Confidence.PLAIN.t(all - 1) * Math.sqrt(squares * (all - 1) / all);
    return Estimate.of(within(index), within(index - half), within(index + half));
  }

  private static double within(double index) {
    return Math.max(0, Math.min(1, index));
  }

  /** What is explained without a group; below 0 where that is less than chance. */
  private double index(int without) {
    int[] left = IntStream.range(0, outputs.length).filter(i -> groups[i] != without).toArray();
    double[] deviations = Arrays.stream(left).mapToDouble(i -> outputs[i]).toArray();
    double mean = Arrays.stream(deviations).average().orElseThrow();
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] -= mean;
    }
    double total = Arrays.stream(deviations).map(d -> d * d).sum();
    if (total == 0) {
      return 0;
    }
    int n = deviations.length;
    int[] ofLeft = Arrays.stream(left).map(i -> classes[i]).toArray();
    int terms = (int) Arrays.stream(ofLeft).distinct().count() - 1;
    double explained =
        terms > 0 ? byClasses(deviations, ofLeft) : byWaves(deviations, waves(n)) * 2 / n;
    int free = n - 1 - (terms > 0 ? terms : waves(n));
    return 1 - (1 - explained / total) * (n - 1) / free;
  }

  private static double byClasses(double[] deviations, int[] classes) {
    double[] sums = new double[Arrays.stream(classes).max().orElseThrow() + 1];
    int[] sizes = new int[sums.length];
    for (int i = 0; i < deviations.length; i++) {
      sums[classes[i]] += deviations[i];
      sizes[classes[i]]++;
    }
    return IntStream.range(0, sums.length)
        .filter(c -> sizes[c] > 0)
        .mapToDouble(c -> sums[c] * sums[c] / sizes[c])
        .sum();
  }

  private static double byWaves(double[] deviations, int waves) {
    int n = deviations.length;
    double[] sums = new double[waves];
    for (int i = 0; i < n; i++) {
      double first = StrictMath.cos(Math.PI * (i + 0.5) / n);
      double before = 1;
      double wave = first;
      for (int k = 0; k < waves; k++) {
        sums[k] += deviations[i] * wave;
        double next = 2 * first * wave - before; // Chebyshev: cos((k + 1) x)
        before = wave;
        wave = next;
      }
    }
    return Arrays.stream(sums).map(sum -> sum * sum).sum();
  }
}
