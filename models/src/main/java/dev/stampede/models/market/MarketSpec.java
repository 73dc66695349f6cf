package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says about the other customers of a provider.
 *
 * @param demand the calls that they make while all is well
 * @param outputTokens mean length of an answer to them, at least 0; for engines that look at it
 * @param reserved share of the capacity that only our calls may use, in [0, 1)
 * @param failOver where they go when the provider fails them; null for those who stay
 * @param retrial who of those refused or cut off tries again; null for nobody
 * @param stepNanos how often flows are reviewed, positive; between reviews they are constant
 */
public record MarketSpec(
    DemandCurve demand,
    double outputTokens,
    double reserved,
    @Nullable FailOver failOver,
    @Nullable Retrial retrial,
    long stepNanos) {

  /** A step that is short beside everything that customers do. */
  public static final long SECOND = 1_000_000_000L;

  /** A market without customers of its own, for those who fail over to the provider. */
  public static final MarketSpec OF_NEWCOMERS =
      new MarketSpec(DemandCurve.NONE, 0, 0, null, null, SECOND);

  /** Rejects shares out of range and a step that is not positive. */
  public MarketSpec {
    Require.atLeast("output_tokens", outputTokens, 0.0);
    Require.that(
        reserved >= 0 && reserved < 1, "reserved", reserved, "be at least 0 % and below 100 %");
    Require.positive("step", stepNanos);
  }

  /** Where customers can go to: one of the destinations of a market. */
  public record Destination(String provider, double share) {

    /** Rejects a share that is not in [0, 1]. */
    public Destination {
      Require.share("share", share);
    }
  }

  /**
   * How customers leave a provider that fails them, and come back.
   *
   * @param to who goes where; the shares add up to 1 at most, and the rest stays
   * @param below they are in trouble while the availability that they see is below this, in (0, 1]
   * @param windowNanos the time over which they see it
   * @param delay seconds from the beginning of the trouble until a customer has moved
   * @param returning seconds from its end until a customer is back
   */
  public record FailOver(
      List<Destination> to,
      double below,
      long windowNanos,
      Distribution delay,
      Distribution returning) {

    /** Rejects shares that add up to more than everybody, and no window. */
    public FailOver {
      to = List.copyOf(to);
      double sum = to.stream().mapToDouble(Destination::share).sum();
      Require.that(sum <= 1 + 1e-9, "fails_over_to", sum, "add up to 100 % at most");
      Require.share("fails_over_below", below);
      Require.positive("window", windowNanos);
    }
  }

  /**
   * Customers that try again.
   *
   * @param share of those refused or cut off, each time, in [0, 1)
   * @param afterSeconds mean time until they do, positive
   */
  public record Retrial(double share, double afterSeconds) {

    /** Rejects a share of 1, with which nobody ever gives up, and a time that is not positive. */
    public Retrial {
      Require.that(share >= 0 && share < 1, "share", share, "be at least 0 % and below 100 %");
      Require.positive("after", afterSeconds);
    }
  }
}
