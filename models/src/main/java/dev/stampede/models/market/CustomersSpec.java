package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.market.MarketSpec.Calls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The customers behind a market's calls, each with limits of their own: token buckets that refill
 * continuously and are full at the start.
 *
 * @param count how many there are, positive
 * @param sizes how many calls one makes beside another while all is well; only ratios count
 * @param limits of each
 * @param burstSeconds of refill that a bucket holds, at least 0; it always holds one call
 */
public record CustomersSpec(double count, Distribution sizes, Limits limits, double burstSeconds) {

  private static final double MINUTE = 60;
  private static final int QUANTILES = 1000;

  /** The largest customer that is looked at. */
  private static final double LARGE = 1 - 0.5 / QUANTILES;

  /** Groups of customers of near the same size, each with as many calls as the others. */
  private static final int GROUPS = 12;

  /** Rejects numbers out of range. */
  public CustomersSpec {
    Require.positive("count", count);
    Require.atLeast("burst", burstSeconds, 0.0);
    Require.that(sizes.quantile(LARGE) > 0, "sizes", sizes, "be above 0 for some");
  }

  /**
   * What one customer may use; infinite for what nothing limits.
   *
   * @param callsPerMinute the same for each
   * @param inputPerMinute tokens of prompts, through their mean
   * @param outputPerMinute tokens of answers, through their mean
   * @param headroom limit of calls over those that the customer makes while all is well
   */
  public record Limits(
      double callsPerMinute, double inputPerMinute, double outputPerMinute, double headroom) {

    /** Rejects what is not positive, and no limit at all. */
    public Limits {
      Require.that(callsPerMinute > 0, "rpm", callsPerMinute, "be positive");
      Require.that(inputPerMinute > 0, "itpm", inputPerMinute, "be positive");
      Require.that(outputPerMinute > 0, "otpm", outputPerMinute, "be positive");
      Require.that(headroom > 0, "headroom", headroom, "be positive");
      double least =
          Math.min(Math.min(callsPerMinute, inputPerMinute), Math.min(outputPerMinute, headroom));
      Require.that(
          least < Double.POSITIVE_INFINITY, "customers", "of no limit", "have rpm or headroom");
    }

    /** Calls a second of any customer, as far as that is the same for all. */
    double perSecond(Calls calls) {
      double perMinute =
          Math.min(
              callsPerMinute,
              Math.min(
                  over(inputPerMinute, calls.promptTokens()),
                  over(outputPerMinute, calls.outputTokens())));
      return perMinute / MINUTE;
    }

    private static double over(double tokens, double ofCall) {
      return ofCall == 0 ? Double.POSITIVE_INFINITY : tokens / ofCall;
    }
  }

  /**
   * Customers who are alike.
   *
   * @param share of the calls of all while all is well
   * @param customers how many there are
   * @param perSecond calls that one may make, in the long run
   * @param capacity calls that a full bucket holds, at least 1
   */
  record Group(double share, double customers, double perSecond, int capacity) {}

  /**
   * Returns who is alike.
   *
   * @param perSecond calls of all of them while all is well
   * @param calls what these are like
   */
  List<Group> groups(double perSecond, Calls calls) {
    double[] size = new double[QUANTILES];
    Arrays.setAll(size, i -> sizes.quantile((i + 0.5) / QUANTILES));
    double all = Arrays.stream(size).sum();
    double alike = limits.perSecond(calls);
    List<Group> groups = new ArrayList<>();
    double before = 0;
    for (int from = 0; from < QUANTILES; ) {
      double sum = size[from];
      int until = from + 1;
      double first = (before + size[from] / 2) / all * GROUPS;
      while (until < QUANTILES
          && (size[until] == size[from]
              || (before + sum + size[until] / 2) / all * GROUPS < Math.floor(first) + 1)) {
        sum += size[until];
        until++;
      }
      groups.add(group(sum / all, count * (until - from) / QUANTILES, perSecond, alike));
      before += sum;
      from = until;
    }
    return groups;
  }

  private Group group(double share, double customers, double perSecond, double alike) {
    double own = share * perSecond / customers;
    double headroom = limits.headroom();
    double limit = Double.isInfinite(headroom) ? alike : Math.min(alike, own * headroom);
    double held = Math.max(1, Math.floor(limit * burstSeconds + 1e-9));
    return new Group(share, customers, limit, (int) Math.min(Integer.MAX_VALUE, held));
  }

  /**
   * Returns how many times the calls of all customers may grow until the first of them are at their
   * limit; infinite where there are no calls.
   *
   * @param perSecond calls of all of them while all is well
   * @param calls what these are like
   */
  public double growthToLimit(double perSecond, Calls calls) {
    return groups(perSecond, calls).stream()
        .filter(group -> group.share() * perSecond > 0)
        .mapToDouble(g -> g.customers() * g.perSecond() / (g.share() * perSecond))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Returns how many calls the smallest of their buckets holds. */
  public int smallestBurst(double perSecond, Calls calls) {
    return groups(perSecond, calls).stream().mapToInt(Group::capacity).min().orElse(1);
  }
}
