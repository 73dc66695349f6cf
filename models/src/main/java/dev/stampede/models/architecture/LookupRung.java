package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;

/** A rung that calls nobody: after the time that it takes to look, it has an answer or none. */
abstract class LookupRung extends Layer {

  /** No quality, for there is no answer. */
  static final double NONE = -1;

  private final long latencyNanos;
  private final Answer answer = new Answer();

  LookupRung(long latencyNanos) {
    this.latencyNanos = latencyNanos;
  }

  /** Quality of the answer to a piece of work; {@link #NONE}, which is negative, without one. */
  abstract double quality(Request request, long nowNanos);

  @Override
  public final void start(Flow flow, Invocation self) {
    self.nanos = flow.now();
    if (latencyNanos > 0) {
      flow.setTimer(self, latencyNanos);
    } else {
      expired(flow, self);
    }
  }

  @Override
  public final void expired(Flow flow, Invocation self) {
    double quality = quality(self.request(), flow.now());
    if (quality < 0) {
      flow.leave(self, Status.CACHE_MISS);
      return;
    }
    answer.set(Status.OK);
    answer.startedNanos = self.nanos;
    answer.firstTokenNanos = flow.now();
    answer.quality = quality;
    flow.leave(self, answer);
  }
}
