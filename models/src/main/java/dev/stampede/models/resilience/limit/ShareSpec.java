package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Request;
import java.util.List;

/**
 * What classes of work may use of a limit. A class is a band of priorities, and the lowest band
 * begins at 0.
 *
 * @param rule what the shares mean
 * @param from the lowest priority of each class, ascending from 0
 * @param shares of the limit, one for each class, each in [0, 1]; thresholds do not fall
 */
public record ShareSpec(Rule rule, List<Integer> from, List<Double> shares) {

  /** What shares mean. */
  public enum Rule {
    /** A class gets in while less than its share of the limit is used by all: load shedding. */
    UP_TO,
    /**
     * Everybody gets in below the limit, and a class also above it while itself uses less than its
     * share: the partitions of Netflix concurrency-limits 0.5.4.
     */
    GUARANTEED
  }

  /** Rejects shares out of range or order. */
  public ShareSpec {
    from = List.copyOf(from);
    shares = List.copyOf(shares);
    Require.that(
        !from.isEmpty() && from.size() == shares.size() && from.get(0) == 0,
        "classes",
        from,
        "begin with priority 0");
    double total = 0;
    for (int i = 0; i < from.size(); i++) {
      Require.share("share", shares.get(i));
      Require.that(
          from.get(i) <= Request.TOP_PRIORITY && (i == 0 || from.get(i) > from.get(i - 1)),
          "classes",
          from,
          "have ascending priorities from 0 to 9");
      Require.that(
          rule == Rule.GUARANTEED || i == 0 || shares.get(i) >= shares.get(i - 1),
          "up_to",
          shares,
          "not give more to the less important");
      total += shares.get(i);
    }
    Require.that(
        rule == Rule.UP_TO || total <= 1 + 1e-9, "guaranteed", shares, "be at most 100 % together");
  }

  /** The class of a priority. */
  public int classOf(int priority) {
    int number = from.size() - 1;
    while (from.get(number) > priority) {
      number--;
    }
    return number;
  }
}
