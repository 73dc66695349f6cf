package dev.stampede.models.resilience.inject;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;

/** Delays some of what passes, and refuses some. */
final class InjectLayer extends Layer {

  private final InjectSpec spec;
  private final Layer next;
  private final Answer refusal = new Answer();

  InjectLayer(InjectSpec spec, Layer next) {
    this.spec = spec;
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.count = isDrawn(Draw.INJECTED_ERROR, flow, self, spec.abortShare()) ? 1 : 0;
    if (spec.delayNanos() > 0 && isDrawn(Draw.INJECTED_DELAY, flow, self, spec.delayShare())) {
      flow.setTimer(self, spec.delayNanos());
    } else {
      pass(flow, self);
    }
  }

  /** Every attempt is another chance, and so is every layer that it comes to. */
  private boolean isDrawn(Draw draw, Flow flow, Invocation self, double share) {
    Request request = self.request();
    long key = RandomKey.derive(RandomKey.derive(request.key, flow.now()), number());
    return share > 0 && draw.uniform(key, request.attempts) < share;
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    pass(flow, self);
  }

  private void pass(Flow flow, Invocation self) {
    if (self.count == 0) {
      flow.enter(next, self);
      return;
    }
    refusal.set(Status.ofHttp(spec.abortStatus()));
    refusal.httpStatus = spec.abortStatus();
    flow.refuse(self, refusal);
  }
}
