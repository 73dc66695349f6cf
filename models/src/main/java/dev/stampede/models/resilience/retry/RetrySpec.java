package dev.stampede.models.resilience.retry;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries again.
 *
 * @param maxRetries attempts after the first, at least 0
 * @param on what is worth another attempt
 * @param budget what all requests together may spend on retries; null for no bound
 * @param end what ends them beside their number
 */
public record RetrySpec(
    int maxRetries,
    BackoffSpec backoff,
    RetryAfterSpec retryAfter,
    Outcomes on,
    @Nullable BudgetSpec budget,
    RetryEndSpec end)
    implements PolicySpec {

  /** More retries nobody makes. */
  public static final int MOST = 100;

  /** What SDKs retry: the provider's errors and silence, but no refusal of the own side. */
  public static final Outcomes WORTH_RETRYING =
      Outcomes.of(Status.RATE_LIMITED, Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);

  /** Rejects a negative number. */
  public RetrySpec {
    Require.notNegative("max_retries", maxRetries);
    Require.that(maxRetries <= MOST, "max_retries", maxRetries, "be at most " + MOST);
  }

  /** Retries without a budget. */
  public RetrySpec(int maxRetries, BackoffSpec backoff, RetryAfterSpec retryAfter, Outcomes on) {
    this(maxRetries, backoff, retryAfter, on, null);
  }

  /** Retries that end by their number and their budget. */
  public RetrySpec(
      int maxRetries,
      BackoffSpec backoff,
      RetryAfterSpec retryAfter,
      Outcomes on,
      @Nullable BudgetSpec budget) {
    this(maxRetries, backoff, retryAfter, on, budget, RetryEndSpec.BY_NUMBER);
  }

  /** Returns how many retries there may be after a first failure. */
  int mostAfter(Answer first) {
    for (int i = 0; i < end.byFirst().size(); i++) {
      if (end.byFirst().get(i).first().includes(first)) {
        return end.byFirst().get(i).maxRetries();
      }
    }
    return maxRetries;
  }

  /** How many retries there may be at the most, whatever fails first. */
  public int mostRetries() {
    return end.byFirst().stream()
        .mapToInt(RetryEndSpec.Bound::maxRetries)
        .reduce(maxRetries, Math::max);
  }

  @Override
  public String kind() {
    return "retry";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new RetryLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public Set<End> ends() {
    return Set.of();
  }

  @Override
  public int mostCalls() {
    return mostRetries() + 1;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.times(mostRetries() + 1, waits(assumptions.retryAfter()));
  }

  @Override
  public TimeLimits limits() {
    return TimeLimits.UNLIMITED;
  }

  @Override
  public boolean countsFromArrival() {
    return false;
  }

  @Override
  public double longestWait() {
    return 0;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the seconds that all waits together can take.
   *
   * @param told whether a provider may say when to come back
   */
  private double waits(boolean told) {
    boolean hears = told && retryAfter.use() != RetryAfterSpec.Use.IGNORE;
    double sum = 0;
    double backoffs = 0;
    for (double own : backoff.longestNanos(mostRetries() + (end.waitsAfterLast() ? 1 : 0))) {
      sum += (hears ? Math.max(own, retryAfter.longestNanos(own)) : own) / 1e9;
      backoffs += own / 1e9;
    }
    boolean bounded = retryAfter.totalNanos() != RetryAfterSpec.UNBOUNDED;
    return bounded ? Math.min(sum, backoffs + retryAfter.totalNanos() / 1e9) : sum;
  }
}
