package dev.stampede.models.resilience;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/** Lets requests inside while its circuit breaker permits. */
final class CircuitBreakerLayer extends Layer {

  private final CircuitBreaker breaker;
  private final Layer next;

  CircuitBreakerLayer(PolicySpec.CircuitBreaker spec, GuardBooks books, Layer next) {
    this.breaker = new CircuitBreaker(spec, books);
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    if (breaker.tryAcquire(flow.now())) {
      self.nanos = flow.now();
      flow.enter(next, self);
    } else {
      flow.leave(self, Status.BREAKER_OPEN);
    }
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    breaker.record(flow.now(), flow.now() - self.nanos, !answer.isOk());
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self) {
    breaker.release(flow.now());
  }
}
