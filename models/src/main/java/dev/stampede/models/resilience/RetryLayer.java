package dev.stampede.models.resilience;

import dev.stampede.models.resilience.RetryAfterSpec.Beyond;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;

/** Tries again what is inside, after a while or at once. */
final class RetryLayer implements Layer {

  private static final long STOP = -1;

  private final PolicySpec.Retry spec;
  private final Layer next;

  RetryLayer(PolicySpec.Retry spec, Layer next) {
    this.spec = spec;
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = spec.backoff().initialNanos();
    flow.enter(next, self);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    Request request = self.request();
    boolean worthIt = spec.on().contains(answer.status) && !request.sawFirstTokenOf(answer);
    long wait = worthIt && self.count < spec.maxRetries() ? wait(self, answer) : STOP;
    if (wait == STOP) {
      flow.leave(self, answer);
      return;
    }
    self.count++;
    if (wait == 0) {
      flow.enter(next, self);
    } else {
      flow.setTimer(self, wait);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    flow.enter(next, self);
  }

  private long wait(Invocation self, Answer answer) {
    RetryAfterSpec retryAfter = spec.retryAfter();
    if (answer.retryAfterNanos > 0 && retryAfter.honour()) {
      if (answer.retryAfterNanos <= retryAfter.maxNanos()) {
        return answer.retryAfterNanos;
      }
      if (retryAfter.beyond() == Beyond.STOP) {
        return STOP;
      }
    }
    int retry = self.count + 1;
    long key = Draw.JITTER.key(self.request().key, self.request().attempts);
    double u = Draw.JITTER.uniform(key, retry);
    self.nanos = Backoff.nanos(spec.backoff(), retry, self.nanos, u);
    return self.nanos;
  }
}
