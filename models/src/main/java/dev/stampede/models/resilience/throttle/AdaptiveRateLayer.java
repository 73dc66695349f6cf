package dev.stampede.models.resilience.throttle;

import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.InvocationQueue;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/**
 * Lets attempts through in turn, at a rate that adapts; the first in line looks after the clock.
 */
final class AdaptiveRateLayer extends Layer {

  private final AdaptiveRate rate = new AdaptiveRate();
  private final InvocationQueue line;
  private final Layer next;

  AdaptiveRateLayer(AdaptiveRateSpec spec, Layer next) {
    this.line = new InvocationQueue(Discipline.FIFO, spec.maxWaiting());
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    long wait = line.isEmpty() ? rate.take(flow.now()) : 0;
    if (line.isEmpty() && wait == 0) {
      flow.enter(next, self);
    } else if (line.isFull()) {
      flow.leave(self, Status.THROTTLED);
    } else {
      line.add(self, flow.now());
      if (line.next(flow.now()) == self) {
        flow.setTimer(self, wait);
      }
    }
  }

  /** The first in line looks whether it is its turn; the next one takes its place. */
  @Override
  public void expired(Flow flow, Invocation self) {
    long wait = rate.take(flow.now());
    if (wait > 0) {
      flow.setTimer(self, wait);
      return;
    }
    line.remove(self);
    awaken(flow);
    flow.enter(next, self);
  }

  private void awaken(Flow flow) {
    Invocation first = line.next(flow.now());
    if (first != null) {
      flow.setTimer(first, 0);
    }
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    if (answer.isOk() || answer.status == Status.RATE_LIMITED) { // as the SDK for Java; no others
      rate.responded(flow.now(), answer.status == Status.RATE_LIMITED);
    }
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    if (line.contains(self)) {
      boolean first = line.next(flow.now()) == self;
      line.remove(self);
      if (first) {
        awaken(flow);
      }
    }
  }
}
