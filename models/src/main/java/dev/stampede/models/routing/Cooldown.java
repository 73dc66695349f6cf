package dev.stampede.models.routing;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.List;

/**
 * LiteLLM's cooldown. What is easily got wrong: one 429 is enough in a pool of several; failures
 * and successes are counted in windows of their own that begin with the first of each and do not
 * slide; a cut connection never cools anybody down; while an endpoint cools nothing extends that;
 * and afterwards it is back with its whole share.
 */
final class Cooldown implements Fitness {

  /** A pool of one cools down only when all of so many calls have failed. */
  private static final int SINGLE_FAILURES = 1000;

  private final CooldownSpec spec;
  private final List<GuardBooks> books;
  private final boolean single;
  private final long[] own;
  private final long[] outUntil;
  private final int[] failures;
  private final int[] successes;
  private final long[] failuresEnd;
  private final long[] successesEnd;
  private final Answer tooLate = new Answer().set(Status.TIMEOUT);

  /**
   * Makes a cooldown that has seen nothing.
   *
   * @param own how long each endpoint cools for itself; {@link EndpointSpec.Own#NONE} for as long
   *     as all
   * @param books one for each endpoint
   */
  Cooldown(CooldownSpec spec, long[] own, List<GuardBooks> books) {
    this.spec = spec;
    this.own = own.clone();
    this.books = books;
    int endpoints = books.size();
    this.single = endpoints == 1;
    this.outUntil = new long[endpoints];
    this.failures = new int[endpoints];
    this.successes = new int[endpoints];
    this.failuresEnd = new long[endpoints];
    this.successesEnd = new long[endpoints];
  }

  @Override
  public boolean isOut(int endpoint, long nowNanos) {
    return nowNanos < outUntil[endpoint];
  }

  @Override
  public void ended(int endpoint, long nowNanos, Answer answer) {
    if (answer.status.isOwnRefusal()) {
      return; // on its way, which tells nothing of the endpoint
    }
    forget(endpoint, nowNanos);
    if (answer.isOk()) {
      if (successes[endpoint]++ == 0) {
        successesEnd[endpoint] = nowNanos + windowNanos(endpoint);
      }
      return;
    }
    books.get(endpoint).failed(nowNanos);
    if (spec.allowedFails() != CooldownSpec.BY_SHARE && !counts(answer)) {
      return;
    }
    if (failures[endpoint]++ == 0) {
      failuresEnd[endpoint] = nowNanos + windowNanos(endpoint);
    }
    if (own[endpoint] != 0
        && counts(answer)
        && !isOut(endpoint, nowNanos)
        && isTooMuch(endpoint, answer)) {
      outUntil[endpoint] = nowNanos + nanos(endpoint, answer);
      books.get(endpoint).opened(nowNanos, outUntil[endpoint]);
    }
  }

  /** How long it cools: its own time comes before a Retry-After, that of all after it. */
  private long nanos(int endpoint, Answer answer) {
    if (own[endpoint] != EndpointSpec.Own.NONE) {
      return own[endpoint];
    }
    boolean asked = spec.retryAfter() && answer.retryAfterNanos > 0;
    return asked ? answer.retryAfterNanos : spec.nanos();
  }

  /** Counts that stand for themselves are kept for as long as the endpoint cools. */
  private long windowNanos(int endpoint) {
    boolean byNumber = spec.allowedFails() != CooldownSpec.BY_SHARE;
    return byNumber && own[endpoint] > 0 ? own[endpoint] : spec.windowNanos();
  }

  /** A 408; one that was streaming counts neither way. */
  @Override
  public void timedOut(int endpoint, long nowNanos, boolean streaming) {
    if (!streaming) {
      ended(endpoint, nowNanos, tooLate);
    }
  }

  private void forget(int endpoint, long nowNanos) {
    if (nowNanos >= failuresEnd[endpoint]) {
      failures[endpoint] = 0;
    }
    if (nowNanos >= successesEnd[endpoint]) {
      successes[endpoint] = 0;
    }
  }

  /** 401, 404, 408, 429 and 5xx; a timeout is a 408, and a cut none of them. */
  private static boolean counts(Answer answer) {
    int http = answer.httpStatus;
    return answer.status == Status.TIMEOUT
        || http == 401
        || http == 404
        || http == 408
        || http == 429
        || http >= 500;
  }

  private boolean isTooMuch(int endpoint, Answer answer) {
    if (spec.allowedFails() != CooldownSpec.BY_SHARE) {
      return failures[endpoint] > spec.allowed(answer);
    }
    int total = failures[endpoint] + successes[endpoint];
    double share = (double) failures[endpoint] / total;
    if (answer.httpStatus == 401 || answer.httpStatus == 404) {
      return true; // trying again would not help
    }
    if (share == 1 && total >= SINGLE_FAILURES) {
      return true;
    }
    return !single
        && (answer.httpStatus == 429
            || (share > spec.failureShare() && total >= spec.leastCalls()));
  }
}
