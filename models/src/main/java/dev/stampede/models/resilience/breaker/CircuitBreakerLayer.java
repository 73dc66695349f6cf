package dev.stampede.models.resilience.breaker;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;

/** Lets requests inside while its circuit breaker permits. */
final class CircuitBreakerLayer extends Layer {

  private final CircuitBreaker breaker;
  private final Outcomes recorded;
  private final Outcomes ignored;
  private final Layer next;

  CircuitBreakerLayer(CircuitBreakerSpec spec, GuardBooks books, Layer next) {
    this.breaker = new CircuitBreaker(spec, books);
    this.recorded = spec.recorded();
    this.ignored = spec.ignored();
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
    if (ignored.includes(answer)) {
      breaker.release(flow.now());
    } else {
      breaker.record(flow.now(), flow.now() - self.nanos, recorded.includes(answer));
    }
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    breaker.release(flow.now());
  }
}
