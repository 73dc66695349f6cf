package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/** Gives everybody the same answer. */
final class StaticRung extends Layer {

  private final RungSpec.Static spec;
  private final Answer answer = new Answer();

  StaticRung(RungSpec.Static spec) {
    this.spec = spec;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = flow.now();
    if (spec.latencyNanos() > 0) {
      flow.setTimer(self, spec.latencyNanos());
    } else {
      expired(flow, self);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    answer.set(Status.OK);
    answer.startedNanos = self.nanos;
    answer.firstTokenNanos = flow.now();
    answer.quality = spec.quality();
    flow.leave(self, answer);
  }
}
