package dev.stampede.engine.random;

/** Another distribution whose larger values count as a limit: prompts that are cut, say. */
public final class Capped implements Distribution {

  private final Distribution law;
  private final double most;
  private final double mean;

  /**
   * Limits a distribution.
   *
   * @param most the limit, positive
   */
  public Capped(Distribution law, double most) {
    Ranges.positive("max", most);
    this.law = law;
    this.most = most;
    this.mean = law.above(most) == 0 ? law.mean() : NormalScale.meanUpTo(law, most);
  }

  @Override
  public double quantile(double u) {
    return Math.min(most, law.quantile(u));
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double below(double x) {
    return x >= most ? 1 : law.below(x);
  }

  @Override
  public double above(double x) {
    return x >= most ? 0 : law.above(x);
  }

  @Override
  public String toString() {
    return "%s up to %s".formatted(law, most);
  }
}
