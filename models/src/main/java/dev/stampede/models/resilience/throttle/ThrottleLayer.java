package dev.stampede.models.resilience.throttle;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;

/** Refuses attempts by the chance that a throttle gives them. */
final class ThrottleLayer extends Layer {

  private final Throttle throttle;
  private final Outcomes failures;
  private final Layer next;

  ThrottleLayer(ThrottleSpec spec, Layer next) {
    this.throttle = spec.open();
    this.failures = spec.failures();
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    long now = flow.now();
    double share = throttle.refusedShare(now);
    if (share > 0 && chance(self.request(), now) < share) {
      throttle.refused(now);
      flow.leave(self, Status.THROTTLED);
    } else {
      throttle.sent(now);
      flow.enter(next, self);
    }
  }

  /** Its own at every time, so that a retry after a refusal is another chance. */
  private static double chance(Request request, long now) {
    return Draw.THROTTLE.uniform(RandomKey.derive(request.key, now), request.attempts);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    if (!answer.status.isOwnRefusal()) { // the other side knows nothing of those
      throttle.ended(flow.now(), !failures.includes(answer));
    }
    flow.leave(self, answer);
  }
}
