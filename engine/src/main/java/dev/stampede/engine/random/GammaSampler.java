package dev.stampede.engine.random;

/**
 * Draws from the gamma distribution with scale 1 by the method of G. Marsaglia, W. W. Tsang, "A
 * simple method for generating gamma variables", ACM Transactions on Mathematical Software 26,
 * 2000: a cube of a shifted normal variable, refused in 1 of 20 draws or less. (Commons RNG's
 * sampler of it calls {@code Math.log}, whose last bit may depend on the processor.)
 */
final class GammaSampler {

  private GammaSampler() {}

  static double sample(RandomStream random, double shape) {
    if (shape < 1) { // the paper, section 6
      return sample(random, shape + 1) * StrictMath.pow(random.nextUniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double normal = NormalQuantile.of(random.nextUniform());
      double root = 1 + c * normal;
      double cube = root * root * root;
      if (cube > 0) {
        double square = normal * normal;
        double u = random.nextUniform();
        if (u < 1 - 0.0331 * square * square
            || StrictMath.log(u) < 0.5 * square + d * (1 - cube + StrictMath.log(cube))) {
          return d * cube;
        }
      }
    }
  }
}
