package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import java.util.stream.IntStream;

/**
 * How many there are of something: a number drawn from a law, rounded to the nearest, at least 1.
 *
 * @param law of the number before it is rounded
 */
public record Count(Distribution law) {

  /** Enough for a mean that is good to three digits, a heavy tail aside. */
  private static final int STRATA = 4096;

  /** Always the same number. */
  public static Count of(int always) {
    return new Count(new Distribution.Constant(always));
  }

  /** Returns the number below which a share of all are, in (0, 1). */
  public int at(double u) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(law.quantile(u))));
  }

  /** The mean of the numbers as they are drawn. */
  public double mean() {
    return strata(STRATA).average().orElseThrow();
  }

  /** Returns the numbers in the middle of equal parts of their law. */
  IntStream strata(int parts) {
    return IntStream.range(0, parts).map(i -> at((i + 0.5) / parts));
  }
}
