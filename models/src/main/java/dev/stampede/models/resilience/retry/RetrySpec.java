package dev.stampede.models.resilience.retry;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Envelope;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries again.
 *
 * @param maxRetries attempts after the first, 0 to {@link #MOST}, or {@link #UNLIMITED}; those have
 *     to wait, since an outage that refuses at once would be tried for ever in one instant
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

  /** More retries are as good as {@link #UNLIMITED}. */
  public static final int MOST = 100;

  /** Tries again until it succeeds, or something outside ends it. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** What SDKs retry: the provider's errors and silence, but no refusal of the own side. */
  public static final Outcomes WORTH_RETRYING =
      Outcomes.of(Status.RATE_LIMITED, Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);

  /** Rejects a negative number. */
  public RetrySpec {
    Require.notNegative("max_retries", maxRetries);
    Require.that(
        maxRetries <= MOST || maxRetries == UNLIMITED,
        "max_retries",
        maxRetries,
        "be at most %d, or unlimited".formatted(MOST));
    Require.that(
        maxRetries != UNLIMITED || (backoff.alwaysWaits() && !retryAfter.thenAtOnce()),
        "max_retries",
        "unlimited",
        "have a wait before each retry");
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
    return mostAfter(
        outcomes -> outcomes.includes(first),
        first.mostRetries < 0 ? maxRetries : Math.min(first.mostRetries, maxRetries));
  }

  private int mostAfter(Predicate<Outcomes> areOf, int otherwise) {
    for (int i = 0; i < end.byFirst().size(); i++) {
      if (areOf.test(end.byFirst().get(i).first())) {
        return end.byFirst().get(i).maxRetries();
      }
    }
    return otherwise;
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
    return mostRetries() == UNLIMITED ? UNLIMITED : mostRetries() + 1;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return mostRetries() == UNLIMITED
        ? LongestTime.none("its retries never end")
        : inside.times(mostRetries() + 1, waits(assumptions.retryAfter()));
  }

  /** Counts the waits of those retries that refusals with a 503 lead to. */
  @Override
  public Envelope envelope(Envelope inside) {
    Predicate<Outcomes> areOf = outcomes -> outcomes.includes(Status.OVERLOADED, Envelope.STATUS);
    int retries = areOf.test(on) ? mostAfter(areOf, maxRetries) : 0;
    if (retries == UNLIMITED) {
      return Envelope.ENDLESS;
    }
    int waits = retries + (end.waitsAfterLast() && retries > 0 ? 1 : 0);
    return inside.times(
        retries + 1, sum(backoff.plainNanos(waits)) / 1e9, sum(backoff.longestNanos(waits)) / 1e9);
  }

  /** Returns the seconds that all back-offs together can take; infinite if nothing ends them. */
  public double longestWaits() {
    int retries = mostRetries();
    return retries == UNLIMITED
        ? Double.POSITIVE_INFINITY
        : sum(backoff.longestNanos(retries)) / 1e9;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
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
    if (hears && retryAfter.afterLast() && !end.waitsAfterLast()) {
      sum += retryAfter.longestNanos(0) / 1e9;
    }
    boolean bounded = retryAfter.totalNanos() != RetryAfterSpec.UNBOUNDED;
    return bounded ? Math.min(sum, backoffs + retryAfter.totalNanos() / 1e9) : sum;
  }
}
