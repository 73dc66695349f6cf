package dev.stampede.engine.random;

import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * A sequence of random numbers: xoshiro256++ (D. Blackman, S. Vigna, "Scrambled linear pseudorandom
 * number generators", 2021) as Commons RNG has it, seeded with SplitMix64 as its authors advise.
 * The same bits on every machine and JDK.
 */
public final class RandomStream {

  private final XoShiRo256PlusPlus source;

  RandomStream(long key) {
    source =
        new XoShiRo256PlusPlus(
            RandomKey.derive(key, 0),
            RandomKey.derive(key, 1),
            RandomKey.derive(key, 2),
            RandomKey.derive(key, 3));
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    return source.nextLong();
  }

  /** Returns a number in (0, 1), both ends excluded. */
  public double nextUniform() {
    return RandomKey.uniform(source.nextLong());
  }

  /**
   * Returns a number with a gamma distribution of scale 1.
   *
   * @param shape positive; also the mean
   */
  public double nextGamma(double shape) {
    return GammaSampler.sample(this, shape);
  }

  /** Returns an exponentially distributed number with mean 1. */
  public double nextExponential() {
    return ExponentialZiggurat.sample(this);
  }
}
