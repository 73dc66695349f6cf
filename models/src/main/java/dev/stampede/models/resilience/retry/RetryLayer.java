package dev.stampede.models.resilience.retry;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.budget.RetryBudget;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Beyond;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Use;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what is inside, after a while or at once, as far as a budget and a deadline allow.
 */
final class RetryLayer extends Layer {

  private static final long STOP = -1;

  private final RetrySpec spec;
  private final BackoffSpec throttled;
  private final @Nullable RetryBudget budget;
  private final Layer next;

  RetryLayer(RetrySpec spec, Layer next) {
    this.spec = spec;
    this.throttled = spec.backoff().throttled();
    this.budget = spec.budget() == null ? null : spec.budget().open();
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = spec.backoff().initialNanos();
    self.most = spec.maxRetries();
    self.request().forgetTried();
    attempt(flow, self);
  }

  private void attempt(Flow flow, Invocation self) {
    if (budget != null) {
      budget.begins(flow.now(), self.count == 0);
    }
    flow.enter(next, self);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    boolean failed = spec.on().includes(answer);
    if (budget != null) {
      settle(budget, flow.now(), self, answer, failed);
    }
    if (self.count == 0) {
      self.most = spec.mostAfter(answer);
    }
    answer.mostRetries = -1; // which is not for retries further out
    boolean more = self.count < self.most;
    long wait = failed && isWorthIt(flow, self, answer, more) ? wait(self, answer) : STOP;
    if (wait == STOP
        || wait > self.latestStartNanos - flow.now()
        || (more && !isPaid(flow, self, answer))) {
      flow.leave(self, answer);
      return;
    }
    self.count++;
    if (wait > 0) {
      if (!more) {
        self.keep(answer);
      }
      flow.setTimer(self, wait);
    } else if (more) {
      attempt(flow, self);
    } else {
      flow.leave(self, answer);
    }
  }

  /** True if there is something to wait for: another attempt, or only the wait after the last. */
  private boolean isWorthIt(Flow flow, Invocation self, Answer answer, boolean more) {
    return (more || waitsAfterLast(self, answer))
        && (spec.end().afterFirstToken() || !self.request().sawFirstTokenOf(answer))
        && (!spec.end().needsEndpoint() || next.hasEndpoint(flow.now()));
  }

  private boolean waitsAfterLast(Invocation self, Answer answer) {
    return (spec.end().waitsAfterLast() && self.most > 0)
        || (spec.retryAfter().afterLast() && tells(answer) && isWithinReach(self, answer));
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    if (self.count > self.most && self.kept != null) {
      flow.leave(self, self.kept);
    } else {
      attempt(flow, self);
    }
  }

  private static void settle(
      RetryBudget budget, long now, Invocation self, Answer answer, boolean failed) {
    budget.ends(now);
    if (self.count > 0) {
      budget.released(now);
    }
    if (answer.isOk()) {
      budget.succeeded(now, self.paid);
    } else if (failed) {
      budget.failed(now);
    }
  }

  private boolean isPaid(Flow flow, Invocation self, Answer answer) {
    if (budget == null) {
      return true;
    }
    int price = budget.pay(flow.now(), answer.status);
    self.paid = Math.max(0, price);
    return price != RetryBudget.REFUSED;
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    if (budget != null) {
      if (!flow.isTimerSet(self)) { // it is not a wait that is given up, but an attempt
        budget.ends(flow.now());
      }
      if (self.count > 0 && self.count <= self.most) {
        budget.released(flow.now());
      }
    }
  }

  private long wait(Invocation self, Answer answer) {
    RetryAfterSpec retryAfter = spec.retryAfter();
    if (!tells(answer)) {
      return backoff(self, answer);
    }
    if (!isWithinReach(self, answer)) {
      return retryAfter.beyond() == Beyond.STOP ? STOP : backoff(self, answer);
    }
    double u = uniform(Draw.RETRY_AFTER, self);
    long asked = Backoff.retryAfterNanos(retryAfter, answer.retryAfterNanos, u);
    self.toldNanos += answer.retryAfterNanos;
    if (retryAfter.use() == Use.REPLACE) {
      return asked;
    }
    long backoff = backoff(self, answer);
    long over = Math.max(0, asked - backoff);
    return backoff + Math.min(over, retryAfter.mostOverNanos());
  }

  /** True if an answer has a Retry-After that counts. */
  private boolean tells(Answer answer) {
    return answer.retryAfterNanos > 0
        && spec.retryAfter().use() != Use.IGNORE
        && spec.retryAfter().of().includes(answer);
  }

  private boolean isWithinReach(Invocation self, Answer answer) {
    return answer.retryAfterNanos <= spec.retryAfter().maxNanos()
        && answer.retryAfterNanos <= spec.retryAfter().totalNanos() - self.toldNanos;
  }

  private long backoff(Invocation self, Answer answer) {
    if (spec.retryAfter().thenAtOnce() && self.toldNanos > 0) {
      return 0;
    }
    double u = uniform(Draw.JITTER, self);
    BackoffSpec backoff = answer.status == Status.RATE_LIMITED ? throttled : spec.backoff();
    self.nanos = Backoff.nanos(backoff, self.count + 1, self.nanos, u);
    return self.nanos;
  }

  /** The number of calls made tells the retries of nested layers apart. */
  private static double uniform(Draw draw, Invocation self) {
    Request request = self.request();
    return draw.uniform(draw.key(request.key, request.attempts), self.count + 1);
  }
}
