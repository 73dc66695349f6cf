package dev.stampede.models.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same load as a crowd of discrete calls, and as a market with some calls of ours in it, each
 * with several seeds.
 */
record TwoCrowds(List<TrialResult> discrete, List<TrialResult> fluid) {

  private static final long FIRST_SEED = Long.getLong("stampede.seed", 1L);

  static TwoCrowds of(int seeds, Sketch discrete, Sketch fluid) {
    return new TwoCrowds(run(seeds, discrete), run(seeds, fluid));
  }

  private static List<TrialResult> run(int seeds, Sketch sketch) {
    return IntStream.range(0, seeds)
        .mapToObj(i -> Sketch.run(sketch.spec(), 0, FIRST_SEED + i, 0))
        .toList();
  }

  /** Expects of ours in a tier what all meet when everybody is discrete. */
  void ours(String what, int tier, double tolerance, ToDoubleFunction<TierResult> value) {
    expect(what, tier, tolerance, value, value);
  }

  /** Expects that of the market. */
  void others(
      String what,
      int tier,
      double tolerance,
      ToDoubleFunction<TierResult> value,
      ToDoubleFunction<CrowdResult> ofMarket) {
    expect(
        what + ", market",
        tier,
        tolerance,
        value,
        t -> ofMarket.applyAsDouble(Objects.requireNonNull(t.market())));
  }

  private void expect(
      String what,
      int tier,
      double tolerance,
      ToDoubleFunction<TierResult> ofDiscrete,
      ToDoubleFunction<TierResult> ofFluid) {
    double theirs = mean(discrete, tier, ofDiscrete);
    assertThat(mean(fluid, tier, ofFluid))
        .as(what)
        .isCloseTo(theirs, within(tolerance * theirs + 1e-3));
  }

  private static double mean(
      List<TrialResult> results, int tier, ToDoubleFunction<TierResult> value) {
    return results.stream()
        .mapToDouble(r -> value.applyAsDouble(r.providers().get(0).wayIn().get(tier)))
        .average()
        .orElseThrow();
  }
}
