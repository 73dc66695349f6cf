package dev.stampede.experiments.splitting;

import dev.stampede.engine.random.RandomStream;
import java.util.Optional;

/**
 * A single server with exponential times (M/M/1) at which the first of a busy period has just come:
 * does the number in it reach a height before it is empty again?
 *
 * @param load in (0, 1)
 * @param height above 1
 * @param step from one level to the next, at least 1
 */
public record BusyServer(double load, int height, int step) implements Climb<Integer> {

  /** Rejects values out of range. */
  public BusyServer {
    if (!(load > 0 && load < 1) || height < 2 || step < 1) {
      throw new IllegalArgumentException(
          "the load (%s) must be in (0, 1), the height (%d) above 1, and the step (%d) positive"
              .formatted(load, height, step));
    }
  }

  /**
   * The probability itself, the gambler's ruin: (r - 1) / (r^height - 1), r = 1 / load (W. Feller,
   * "An introduction to probability theory and its applications", volume 1, XIV.2).
   */
  public double truth() {
    double ratio = 1 / load;
    return (ratio - 1) / (StrictMath.pow(ratio, height) - 1);
  }

  @Override
  public int levels() {
    return (height - 1 + step - 1) / step;
  }

  @Override
  public Integer begin(RandomStream chance) {
    return 1;
  }

  @Override
  public Optional<Integer> reach(Integer from, int level, RandomStream chance) {
    int goal = Math.min(height, 1 + level * step);
    double up = load / (1 + load);
    int inside = from;
    while (inside > 0 && inside < goal) {
      inside += chance.nextUniform() < up ? 1 : -1;
    }
    return inside == goal ? Optional.of(inside) : Optional.empty();
  }
}
