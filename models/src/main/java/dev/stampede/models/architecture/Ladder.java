package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import java.util.List;

/** Tries the rungs in order until one answers. */
final class Ladder implements Layer {

  /**
   * A rung ready to serve.
   *
   * @param spec when work may come to it
   * @param layer what serves
   */
  record Rung(RungSpec spec, Layer layer) {}

  private final Rung[] rungs;

  Ladder(List<Rung> rungs) {
    this.rungs = rungs.toArray(Rung[]::new);
  }

  @Override
  public void start(Flow flow, Invocation self) {
    flow.enter(rungs[0].layer(), self);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    if (!answer.isOk()) {
      boolean visible = self.request().sawFirstTokenOf(answer);
      for (int next = self.count + 1; next < rungs.length; next++) {
        RungSpec spec = rungs[next].spec();
        if (spec.when().contains(answer.status) && (!visible || spec.restartsStreams())) {
          self.count = next;
          flow.enter(rungs[next].layer(), self);
          return;
        }
      }
    }
    flow.leave(self, answer);
  }
}
