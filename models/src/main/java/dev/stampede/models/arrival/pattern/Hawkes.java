package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.check.Require;

/**
 * People who bring others: each arrival is followed by others, and these by others again (A. G.
 * Hawkes, "Spectra of some self-exciting and mutually exciting point processes", Biometrika 58,
 * 1971, with an exponential kernel). Those who come by themselves are so few that the rate of all
 * is as wanted; behind a change it lags by {@code decay / (1 - branching)}.
 *
 * @param branching mean number of others that each brings, in [0, 1)
 * @param decaySeconds mean time until one of these comes, positive
 */
public record Hawkes(double branching, double decaySeconds) implements Pattern {

  /** Rejects what would explode: a branching of 1 and more. */
  public Hawkes {
    Require.that(
        branching >= 0 && branching < 1,
        "branching",
        branching,
        "be at least 0 % and below 100 %: else each brings one more, and there is no end");
    Require.positive("decay", decaySeconds);
  }

  /** Returns those that come of one in all, itself included: 1 / (1 - branching) on average. */
  public double meanCluster() {
    return 1 / (1 - branching);
  }

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    return new HawkesArrivals(this, rate, chance);
  }

  /** How long time goes on in units of the decay. */
  double inDecays(long nanos) {
    return Seconds.of(nanos) / decaySeconds;
  }
}
