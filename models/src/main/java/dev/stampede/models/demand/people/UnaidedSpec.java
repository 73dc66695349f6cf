package dev.stampede.models.demand.people;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Quantiles;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.check.Require;
import java.util.List;

/**
 * What people do whom nobody answers.
 *
 * @param rate tasks that one of them does without help in the time of one with it; drawn once for
 *     each person, and positive
 * @param stops share of the people who do nothing until they are answered again, in [0, 1]
 * @param looksAgain seconds after which they ask again whether there is help
 * @param keeps share of the tasks that are put aside until there is, in [0, 1]
 */
public record UnaidedSpec(Distribution rate, double stops, Distribution looksAgain, double keeps) {

  /**
   * Tasks without help in the time of one with it: a median of 0.85, and 80 % of the people between
   * 0.6 and 1.05. An assumption of ours (2026-11) between what was measured of work with help
   * against work without: +15 % in a support desk (Q. J. Econ. 2025, 5,172 people), +26 % in three
   * field experiments with developers (4,867), -19 % for experienced ones in their own projects
   * (METR 2025).
   */
  public static final Distribution USUAL_RATE =
      new Quantiles(
          List.of(
              new Quantiles.Point(0.1, 0.6),
              new Quantiles.Point(0.5, 0.85),
              new Quantiles.Point(0.9, 1.05)));

  /** An assumption of ours (2026-11): nobody has published how often people look. */
  public static final Distribution USUAL_LOOK = new Distribution.Exponential(600);

  /** A quarter of the people stops, which is an assumption, too, and nobody puts tasks aside. */
  public static final UnaidedSpec USUAL = new UnaidedSpec(USUAL_RATE, 0.25, USUAL_LOOK, 0);

  /** Rejects numbers out of range. */
  public UnaidedSpec {
    Require.that(rate.quantile(RandomKey.LEAST) > 0, "rate", rate, "be positive");
    Require.share("stops", stops);
    Require.share("keeps", keeps);
  }
}
