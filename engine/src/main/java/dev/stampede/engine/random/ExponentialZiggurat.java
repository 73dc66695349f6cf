package dev.stampede.engine.random;

/**
 * Draws from the exponential distribution with mean 1 by the ziggurat method: G. Marsaglia, W. W.
 * Tsang, "The ziggurat method for generating random variables", Journal of Statistical Software
 * 5(8), 2000, with 256 layers.
 *
 * <p>The area under the density is covered by layers of equal area. A layer and a place across it
 * come from one random number, and in 97.8 % of the draws the place lies under the density for
 * certain: one multiplication and one comparison, no logarithm. (Commons RNG's sampler calls {@code
 * Math.exp}, whose last bit may depend on the processor; here all tables and the rare edge cases
 * come from {@code StrictMath}.) The layer is taken from the low bits and the place from the 53
 * high ones, so the two are independent, which the paper's 32-bit form is not.
 */
final class ExponentialZiggurat {

  private static final int LAYERS = 256;

  /** Right edge of the last layer, and the area of a layer; from the paper, section 3. */
  static final double EDGE = 7.69711747013105;

  static final double AREA = 0.003949659822581557;

  private static final double TWO_TO_53 = 0x1.0p53;

  /** Place up to which a layer lies under the density for certain, of 2^53. */
  private static final long[] CERTAIN = new long[LAYERS];

  /** Width of a layer / 2^53. */
  private static final double[] WIDTH = new double[LAYERS];

  /** Density at the right edge of a layer. */
  private static final double[] DENSITY = new double[LAYERS];

  static {
    double right = EDGE;
    double base = AREA / StrictMath.exp(-EDGE);
    CERTAIN[0] = (long) (EDGE / base * TWO_TO_53);
    WIDTH[0] = base / TWO_TO_53;
    DENSITY[0] = 1;
    WIDTH[LAYERS - 1] = EDGE / TWO_TO_53;
    DENSITY[LAYERS - 1] = StrictMath.exp(-EDGE);
    for (int layer = LAYERS - 2; layer >= 1; layer--) {
      double next = -StrictMath.log(AREA / right + StrictMath.exp(-right));
      CERTAIN[layer + 1] = (long) (next / right * TWO_TO_53);
      WIDTH[layer] = next / TWO_TO_53;
      DENSITY[layer] = StrictMath.exp(-next);
      right = next;
    }
  }

  private ExponentialZiggurat() {}

  static double sample(RandomStream random) {
    long bits = random.nextLong();
    int layer = (int) bits & (LAYERS - 1);
    long place = bits >>> 11;
    double value = place * WIDTH[layer];
    return place < CERTAIN[layer] ? value : edgeCase(random, layer, value);
  }

  private static double edgeCase(RandomStream random, int layer, double value) {
    if (layer == 0) { // beyond the last edge: the distribution has no memory
      return EDGE + sample(random);
    }
    double height = DENSITY[layer] + random.nextUniform() * (DENSITY[layer - 1] - DENSITY[layer]);
    return height < StrictMath.exp(-value) ? value : sample(random);
  }
}
