package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;

/**
 * Tries the rungs in order until one answers. Rungs whose answers would not be good enough for the
 * work are passed over; people are good enough for any.
 */
final class Ladder implements Layer {

  /**
   * A rung ready to serve.
   *
   * @param spec when work may come to it
   * @param layer what serves
   * @param quality of its answers, in [0, 1]
   */
  record Rung(RungSpec spec, Layer layer, double quality) {

    boolean takes(Request request) {
      return spec instanceof RungSpec.Human || quality >= request.minQuality;
    }
  }

  private final Rung[] rungs;
  private final StoreRung[] stores;

  Ladder(List<Rung> rungs) {
    this.rungs = rungs.toArray(Rung[]::new);
    this.stores =
        rungs.stream()
            .map(Rung::layer)
            .filter(StoreRung.class::isInstance)
            .map(StoreRung.class::cast)
            .toArray(StoreRung[]::new);
  }

  @Override
  public void start(Flow flow, Invocation self) {
    for (int first = 0; first < rungs.length; first++) {
      if (rungs[first].takes(self.request())) {
        self.count = first;
        flow.enter(rungs[first].layer(), self);
        return;
      }
    }
    flow.leave(self, Status.NOT_GOOD_ENOUGH);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    if (!answer.isOk()) {
      Request request = self.request();
      boolean visible = request.sawFirstTokenOf(answer);
      for (int next = self.count + 1; next < rungs.length; next++) {
        RungSpec spec = rungs[next].spec();
        if (rungs[next].takes(request)
            && spec.when().contains(answer.status)
            && (!visible || spec.restartsStreams())) {
          self.count = next;
          flow.enter(rungs[next].layer(), self);
          return;
        }
      }
    } else if (stores.length > 0) {
      keep(flow, self);
    }
    flow.leave(self, answer);
  }

  /** Shows the caches an answer, if it does not come from one. */
  private void keep(Flow flow, Invocation self) {
    if (rungs[self.count].spec() instanceof RungSpec.Cache
        || rungs[self.count].layer() instanceof StoreRung) {
      return;
    }
    for (StoreRung store : stores) {
      store.keep(self.request(), flow.now());
    }
  }
}
