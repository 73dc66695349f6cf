package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Draw;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The prompt of an agent, which goes on from step to step.
 *
 * @param grows tokens that it has more after each step: the answer, and what tools or people add
 * @param limitTokens most that it may have, positive
 * @param compactedTokens what is left of a longer one, positive and below the limit
 * @param summary tokens that a call of its own writes where a longer one is compacted, in the mean
 *     no more than what is left; null if that takes no call
 */
public record ContextSpec(
    Distribution grows, int limitTokens, int compactedTokens, @Nullable Distribution summary) {

  /** No limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** A session of more steps is not looked at beyond them before a run. */
  private static final int LONGEST = 100_000;

  /** Rejects what would be no compaction. */
  public ContextSpec {
    Require.positive("limit", limitTokens);
    Require.positive("compacted_to", compactedTokens);
    Require.that(
        compactedTokens < limitTokens,
        "compacted_to",
        compactedTokens,
        "be below the limit of %d tokens".formatted(limitTokens));
    Require.that(
        summary == null || summary.mean() <= compactedTokens,
        "summary",
        summary == null ? 0 : summary.mean(),
        "be at most compacted_to, %d tokens, which it is part of".formatted(compactedTokens));
  }

  /** Prompts that are compacted without a call. */
  public ContextSpec(Distribution grows, int limitTokens, int compactedTokens) {
    this(grows, limitTokens, compactedTokens, null);
  }

  /**
   * Returns the mean prompt of some agents, if each step adds the mean.
   *
   * @param first prompt
   * @param steps of each, positive; longer ones count as {@link #LONGEST}
   */
  double meanPrompt(double first, int[] steps) {
    int longest = Math.min(LONGEST, Arrays.stream(steps).max().orElse(1));
    double[] sums = new double[longest + 1];
    double tokens = first;
    for (int i = 0; i < longest; i++) {
      sums[i + 1] = sums[i] + tokens;
      tokens += grows.mean();
      tokens = tokens > limitTokens ? compactedTokens : tokens;
    }
    double all = Arrays.stream(steps).mapToDouble(n -> sums[Math.min(n, longest)]).sum();
    return all / Arrays.stream(steps).mapToLong(n -> Math.min(n, longest)).sum();
  }

  /** Returns how many tokens a context has after a step of which a number in (0, 1) is drawn. */
  int after(int tokens, double u) {
    double grown = tokens + Math.max(0, Math.round(grows.quantile(u)));
    return grown > limitTokens && summary == null ? compactedTokens : (int) grown;
  }

  /** Whether a prompt of a length is compacted by a call. */
  boolean compacts(int tokens) {
    return summary != null && tokens > limitTokens;
  }

  /** Returns how many tokens a summary has that a call of a key writes, at least 1. */
  int summaryTokens(long key) {
    double tokens = summary == null ? 1 : summary.quantile(Draw.SUMMARY.uniform(key));
    return (int) Math.max(1, Math.min(compactedTokens, Math.round(tokens)));
  }
}
