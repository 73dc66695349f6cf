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
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends further attempts while earlier ones are out and takes the first answer, by the rules of
 * gRPC (proposal A6): a failure that is not fatal sends the next attempt at once; a fatal one, or
 * an answer, ends the others. Whether a provider stops the work of those is its own affair.
 *
 * @param trigger when another attempt is sent
 * @param maxAttempts with the first one, 2 to 5
 * @param nonFatal the failures after which the others go on
 * @param budget what all requests together may spend on attempts after the first; null for no bound
 * @param commit when an attempt has won; a percentile is then of the times until that
 */
public record HedgeSpec(
    Trigger trigger, int maxAttempts, Outcomes nonFatal, @Nullable BudgetSpec budget, Commit commit)
    implements PolicySpec {

  /** When an attempt has won. */
  public enum Commit {
    /** When its answer is whole: what gRPC and Finagle do with calls that are not streamed. */
    COMPLETION,
    /**
     * When its first token comes, of work that is streamed: gRPC commits when the headers come, for
     * what has been shown to an owner cannot be exchanged.
     */
    FIRST_TOKEN
  }

  /** gRPC's bound. */
  public static final int MOST_ATTEMPTS = 5;

  /** Rejects a number of attempts out of range. */
  public HedgeSpec {
    Require.that(
        maxAttempts >= 2 && maxAttempts <= MOST_ATTEMPTS,
        "max_attempts",
        maxAttempts,
        "be 2 to " + MOST_ATTEMPTS);
  }

  /** An answer wins when it is whole. */
  public HedgeSpec(
      Trigger trigger, int maxAttempts, Outcomes nonFatal, @Nullable BudgetSpec budget) {
    this(trigger, maxAttempts, nonFatal, budget, Commit.COMPLETION);
  }

  /** When another attempt is sent. */
  public sealed interface Trigger {}

  /**
   * A fixed time after the one before.
   *
   * @param nanos at least 0, which sends all at once
   */
  public record Delay(long nanos) implements Trigger {
    /** Rejects a negative time. */
    public Delay {
      Require.notNegative("delay", nanos);
    }
  }

  /**
   * When the one before has taken longer than most do, by the latencies of the last 15 s, looked at
   * every 3 s: Finagle's backup requests (commit 4feb34c). Nothing is sent before there are any.
   *
   * @param share of the requests that are answered earlier, in [0.5, 1)
   * @param leastNanos it waits at least so long, at least 0; Finagle's has 1 ms
   */
  public record Percentile(double share, long leastNanos) implements Trigger {
    /** Rejects numbers out of range. */
    public Percentile {
      Require.that(share >= 0.5 && share < 1, "percentile", share, "be at least 50 %, below 100 %");
      Require.notNegative("at_least", leastNanos);
    }
  }

  @Override
  public String kind() {
    return "hedge";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new HedgeLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return new CallEvents(false, commit == Commit.FIRST_TOKEN, CallEvents.NEVER);
  }

  @Override
  public Set<End> ends() {
    return Set.of();
  }

  @Override
  public int mostCalls() {
    return maxAttempts;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    int more = maxAttempts - 1;
    return trigger instanceof Delay delay
        ? inside.times(1, more * (delay.nanos() / 1e9))
        : inside.times(1 + more, 0);
  }

  /** After a failure that is not fatal the next attempt comes at once. */
  @Override
  public Envelope envelope(Envelope inside) {
    boolean repeats = nonFatal.includes(Status.OVERLOADED, Envelope.STATUS);
    return inside.times(repeats ? maxAttempts : 1, 0, 0);
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
}
