package dev.stampede.models.resilience.throttle;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Status;

/** Lets attempts through at a limited rate. A place that is given up stays taken. */
final class RateLimitLayer extends Layer {

  private static final int IN_VAIN = 1;

  private final RateLimiter limiter;
  private final long maxWaitNanos;
  private final boolean waitsInVain;
  private final Layer next;

  RateLimitLayer(RateLimitSpec spec, Layer next) {
    this.limiter = spec.limiter();
    this.maxWaitNanos = spec.maxWaitNanos();
    this.waitsInVain = spec.waitsInVain();
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    long now = flow.now();
    long most = Math.min(maxWaitNanos, Math.max(0, self.latestStartNanos - now));
    long wait = limiter.reserve(now, most);
    if (wait == RateLimiter.REFUSED && waitsInVain && most > 0) {
      self.count = IN_VAIN;
      flow.setTimer(self, most);
    } else if (wait == RateLimiter.REFUSED) {
      flow.leave(self, Status.THROTTLED);
    } else if (wait == 0) {
      flow.enter(next, self);
    } else {
      flow.setTimer(self, wait);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    if (self.count == IN_VAIN) {
      flow.leave(self, Status.THROTTLED);
    } else {
      flow.enter(next, self);
    }
  }
}
