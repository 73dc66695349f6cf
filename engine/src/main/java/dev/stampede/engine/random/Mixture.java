package dev.stampede.engine.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Several distributions, of which each makes its share of all values. Its quantiles are those of
 * the whole, not of a part that was drawn first, so that a larger u has a larger value; they stand
 * in an {@link InverseTable}.
 */
public final class Mixture implements Distribution {

  /** The shares of all parts add up to 1 but for so much. */
  private static final double TOLERANCE = 1e-9;

  private final List<Part> parts;
  private final InverseTable inverse;

  /**
   * One of the distributions.
   *
   * @param share of all values, in [0, 1]
   */
  public record Part(double share, Distribution of) {
    /** Rejects shares outside [0, 1]. */
    public Part {
      Ranges.within("share", share, 0, 1);
    }
  }

  /** Mixes at least one distribution; the shares add up to 1. */
  public Mixture(List<Part> parts) {
    double all = parts.stream().mapToDouble(Part::share).sum();
    if (!(Math.abs(all - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("mixture (%s) must add up to 1".formatted(all));
    }
    List<Part> some = new ArrayList<>(parts);
    some.removeIf(part -> part.share() == 0);
    this.parts = List.copyOf(some);
    this.inverse = new InverseTable(this);
  }

  @Override
  public double quantile(double u) {
    return inverse.at(u);
  }

  @Override
  public double mean() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.share() * part.of().mean();
    }
    return sum;
  }

  @Override
  public double below(double x) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.share() * part.of().below(x);
    }
    return sum;
  }

  @Override
  public double above(double x) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.share() * part.of().above(x);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "mixture of %s".formatted(parts);
  }
}
