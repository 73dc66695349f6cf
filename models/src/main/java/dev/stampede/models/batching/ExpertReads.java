package dev.stampede.models.batching;

/**
 * Seconds that a step spends on the weights of experts, by the number of sequences that decode in
 * it. The power is looked up in two tables, one for the number's low bits and one for the others.
 */
final class ExpertReads {

  private static final int BITS = 10;
  private static final int MASK = (1 << BITS) - 1;

  private final double all;
  private final double[] low;
  private final double[] high;

  /**
   * Makes the tables.
   *
   * @param replicas that the sequences are spread over evenly
   * @param most sequences at most
   */
  ExpertReads(StepCost cost, int replicas, long most) {
    all = cost.alphaMoe();
    boolean dense = all == 0;
    low = new double[dense ? 0 : 1 << BITS];
    high = new double[dense ? 0 : Math.toIntExact((most >> BITS) + 1)];
    for (int i = 0; i < low.length; i++) {
      low[i] = StrictMath.pow(cost.idleShare(), (double) i / replicas);
    }
    for (int i = 0; i < high.length; i++) {
      high[i] = StrictMath.pow(cost.idleShare(), (double) ((long) i << BITS) / replicas);
    }
  }

  double seconds(int decoding) {
    return low.length == 0 ? 0 : all * (1 - low[decoding & MASK] * high[decoding >> BITS]);
  }
}
