package dev.stampede.experiments.fit;

import dev.stampede.models.check.Require;

/**
 * The experts of a mixture-of-experts model.
 *
 * @param total experts in a layer, at least 1
 * @param active experts that a token goes to, from 1 to {@code total}
 */
public record Experts(int total, int active) {

  /** A model without experts. */
  public static final Experts DENSE = new Experts(1, 1);

  /** Rejects numbers out of range. */
  public Experts {
    Require.atLeast("experts", total, 1);
    Require.that(
        active >= 1 && active <= total,
        "active_experts",
        active,
        "lie between 1 and the number of experts (%d)".formatted(total));
  }

  /** Returns the share of the experts that some of {@code sequences} tokens goes to. */
  public double share(double sequences) {
    return 1 - StrictMath.pow(1 - (double) active / total, sequences);
  }

  /** True where every token goes to every expert. */
  public boolean isDense() {
    return active == total;
  }
}
