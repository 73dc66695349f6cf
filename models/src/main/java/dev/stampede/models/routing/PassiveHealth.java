package dev.stampede.models.routing;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.Arrays;
import java.util.List;

/**
 * nginx's passive health checks, as in its ngx_http_upstream_round_robin.c. What is easily got
 * wrong: failures are counted in all, and a success takes them back only if its call began longer
 * than the timeout after the last failure; after the timeout one call may go there and everybody
 * else waits for how it ends, at most for another timeout; a stream that broke after it had begun
 * is none of its failures.
 */
final class PassiveHealth implements Fitness {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final PassiveHealthSpec spec;
  private final List<GuardBooks> books;
  private final Answer tooLate = new Answer().set(Status.TIMEOUT);
  private final int[] fails;

  /** When the last call failed, and when that or a call to see about it was. */
  private final long[] failedAt;

  private final long[] checkedAt;

  /**
   * Makes one that has seen nothing.
   *
   * @param books one for each endpoint
   */
  PassiveHealth(PassiveHealthSpec spec, List<GuardBooks> books) {
    this.spec = spec;
    this.books = books;
    int endpoints = books.size();
    this.fails = new int[endpoints];
    this.failedAt = new long[endpoints];
    this.checkedAt = new long[endpoints];
    Arrays.fill(failedAt, LONG_AGO);
    Arrays.fill(checkedAt, LONG_AGO);
  }

  @Override
  public boolean isOut(int endpoint, long nowNanos) {
    return fails[endpoint] >= spec.maxFails() && !isDue(endpoint, nowNanos);
  }

  /** Whether it is time to see whether an endpoint is well again. */
  private boolean isDue(int endpoint, long nowNanos) {
    return nowNanos - checkedAt[endpoint] > spec.failTimeoutNanos();
  }

  @Override
  public void began(int endpoint, long nowNanos) {
    if (isDue(endpoint, nowNanos)) {
      checkedAt[endpoint] = nowNanos;
      if (fails[endpoint] >= spec.maxFails()) {
        books.get(endpoint).probed(nowNanos);
      }
    }
  }

  @Override
  public void ended(int endpoint, long nowNanos, Answer answer) {
    if (answer.status.isOwnRefusal()) {
      return; // on its way, which tells nothing of the endpoint
    }
    if (!spec.on().includes(answer)) {
      isWell(endpoint, nowNanos);
      return;
    }
    books.get(endpoint).failed(nowNanos);
    failedAt[endpoint] = nowNanos;
    checkedAt[endpoint] = nowNanos;
    if (++fails[endpoint] == spec.maxFails()) {
      books.get(endpoint).opened(nowNanos);
    }
  }

  @Override
  public void brokeOff(int endpoint, long nowNanos, Answer answer) {
    isWell(endpoint, nowNanos);
  }

  @Override
  public void timedOut(int endpoint, long nowNanos, boolean streaming) {
    if (streaming) {
      isWell(endpoint, nowNanos);
    } else {
      ended(endpoint, nowNanos, tooLate);
    }
  }

  private void isWell(int endpoint, long nowNanos) {
    if (failedAt[endpoint] < checkedAt[endpoint]) {
      if (fails[endpoint] >= spec.maxFails()) {
        books.get(endpoint).closed(nowNanos);
      }
      fails[endpoint] = 0;
    }
  }
}
