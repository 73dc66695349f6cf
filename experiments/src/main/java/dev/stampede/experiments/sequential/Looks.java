package dev.stampede.experiments.sequential;

import dev.stampede.experiments.interval.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * At which numbers of replications it is looked whether they are enough. They are settled before
 * the first replication runs, and depend on nothing that is seen: so the same number comes out
 * wherever the replications are run, and intervals can be wide enough for all looks together.
 *
 * @param first replications before the first look, at least {@value #FEWEST}
 * @param most replications before the last one, at least {@code first}
 */
public record Looks(int first, int most) {

  /** From fewer replications no variance is known well enough to stop by it. */
  public static final int FEWEST = 20;

  /** Replications that are run unless somebody says otherwise. */
  public static final int MOST = 1_000;

  /** What is seen of a figure grows by half from look to look. */
  private static final double GROWTH = 1.5;

  /** The last look is not nearer to the one before than this, or it would say nothing new. */
  private static final double LEAST_GROWTH = 1.25;

  /** Rejects looks that are too early, or in the wrong order. */
  public Looks {
    if (first < FEWEST) {
      throw new IllegalArgumentException(
          "the first look (%d) must be after at least %d replications".formatted(first, FEWEST));
    }
    if (most < first) {
      throw new IllegalArgumentException(
          "the last look (%d) must not be before the first one (%d)".formatted(most, first));
    }
  }

  /** Returns the numbers of replications, from {@code first} to {@code most}. */
  public List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>(List.of(first));
    while (numbers.get(numbers.size() - 1) < most) {
      numbers.add(after(numbers.get(numbers.size() - 1)));
    }
    return numbers;
  }

  private int after(int look) {
    double next = Math.ceil(GROWTH * look);
    return LEAST_GROWTH * next >= most ? most : (int) next;
  }

  /**
   * Returns how sure the interval of each look must be, so that 95 % of all runs have intervals
   * that cover the truth at every look, and at one more where the run may have been interrupted.
   */
  public Confidence confidence() {
    return Boundary.of(numbers());
  }

  /** Returns how sure all that is said at each look must be, likewise. */
  public Certainty certainty() {
    return new AllLooks(numbers());
  }
}
